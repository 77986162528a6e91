"""What was corrected in a released case, in words (standard library only: it runs in a reader's page too)."""

from datetime import date

from ipnb.documents.diagnostics import Path
from ipnb.formulation.kinds.protocol import Data

# stands in for the id that a title has not
TITLE = "title"


def words_by_id(case: Data) -> dict[str, tuple[Path, str]]:
    """Return everything with words that a correction may touch: id -> its place in the file, and the words."""
    found: dict[str, tuple[Path, str]] = {TITLE: ((TITLE,), case["title"])}
    parts = (
        ("segments", "label"),
        ("sentences", "text"),
        ("cards", "text"),
        ("narrative", "prompt"),
    )
    for part, name in parts:
        for index, one in enumerate(case.get(part, [])):
            found[one["id"]] = ((part, index, name), one[name])
    return found | {i: (("labels", i), text) for i, text in case.get("labels", {}).items()}


def corrections(case: Data) -> list[str]:
    """Tell what was corrected, a sentence each, for whoever read it before."""
    return [
        f"Corrected on {_in_words(one['date'])}: {_named(case, one['id'])} read “{_bare(one['was'])}”, "
        f"and reads “{_bare(one['now'])}” now."
        for one in case.get("errata", [])
    ]


def _in_words(day: str) -> str:
    one = date.fromisoformat(day)
    return f"{one.day} {one:%B %Y}"


def _bare(text: str) -> str:
    """Take off quotation marks of its own, since it stands in some."""
    return text.strip('“”"')


def _named(case: Data, i: str) -> str:
    if i == TITLE:
        return "the title"
    kinds: dict[str | int, str] = {
        "segments": "the heading",
        "sentences": "line",
        "cards": "a card",
        "narrative": "a question",
    }
    part = words_by_id(case)[i][0][0]
    return f"line {int(i[1:])}" if part == "sentences" else kinds.get(part, "a label")
