"""The texts of the course, and how tests read them."""

import re
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "book"
#: the folders of chapters, a part each
PARTS_OF_THE_BOOK = ("foundations", "mind-brain-relationship", "whole-person", "in-practice")
CHAPTERS = sorted(path for part in PARTS_OF_THE_BOOK for path in (BOOK / part).glob("*.md"))
#: chapters written anew: about three times as long, with at least six exercises
NEW_EDITION = {
    "a-nervous-system-for-counsellors",
    "addiction",
    "asking-about-danger",
    "attachment-and-working-models",
    "attunement-rupture-repair",
    "case-formulation",
    "caused-by-what-measured-how",
    "co-regulation",
    "culture-power-ethics-limits",
    "development-across-a-life",
    "ethics-limits-and-monday",
    "in-the-room",
    "integration-and-the-river",
    "loss",
    "mindsight",
    "nine-domains",
    "plasticity-without-the-hype",
    "reading-evidence",
    "trauma-and-development",
    "what-kind-of-thing",
    "window-of-tolerance",
}
EXERCISES = sorted(
    path for part in PARTS_OF_THE_BOOK for path in (BOOK / part).glob("*.exercises.yaml")
)
TEXTS = [
    *sorted(BOOK.glob("*.md")),
    *CHAPTERS,
    *sorted((BOOK / "guides").glob("*.md")),
    *sorted((BOOK / "instructors").rglob("*.md")),
    BOOK / "claims.yaml",
    *EXERCISES,
]
CASES = sorted((ROOT / "source").glob("*/case.yaml"))


@cache
def read(path: Path) -> dict:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def words_of(text: str) -> list[str]:
    """The words that a reader sees, in lower case, without markup, code cells and a notebook's header."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"```\{code-cell\}.*?```", "", text, flags=re.S)
    text = re.sub(r"\{[\w:-]+\}`([^`<]*?)\s*(?:<[^`]*>)?`", r"\1", text)
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("’", "'"))


def ids(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def cited(text: str) -> set[str]:
    """Keys in {cite…} roles."""
    return {
        key.strip()
        for found in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", text)
        for key in found.split(",")
    }


def exercises() -> list[dict]:
    return [exercise for path in EXERCISES for exercise in read(path)["exercises"]]
