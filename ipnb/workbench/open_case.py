"""A score for an open case, with reasons: for a notebook that stands in the case's folder with its key."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ipnb.formulation.browser_scoring import report

NOTHING = (
    "Nothing has been answered yet: choose something in the form above, and run this cell again."
)


class Reasons:
    """What a notebook shows of a score.

    Parameters
    ----------
    told : dict or None
        What `ipnb.formulation.browser_scoring.report` gave; None before anything was answered.
    """

    def __init__(self, told: dict[str, Any] | None):
        self.told = told

    def __repr__(self) -> str:
        return "\n\n".join(_paragraphs(self.told)) if self.told else NOTHING

    def _repr_markdown_(self) -> str:
        return repr(self)


def score(folder: str | Path = ".") -> Reasons:
    """Score the answers in a folder by the key that lies beside them.

    Parameters
    ----------
    folder : str or Path
        Where ``case.json``, ``key.json`` and ``answers.json`` stand.
    """
    place = Path(folder)
    answers = place / "answers.json"
    if not answers.exists():
        return Reasons(None)
    case, key = (
        json.loads((place / name).read_text(encoding="utf-8")) for name in ("case.json", "key.json")
    )
    material = json.dumps({"case": case, "key": key})
    return Reasons(json.loads(report(material, answers.read_text(encoding="utf-8"))))


def _paragraphs(told: dict[str, Any]) -> Iterator[str]:
    feedback = told["feedback"]
    yield f"**{feedback['total_band'].capitalize()}** ({100 * told['total']:.0f} of 100)"
    yield from feedback["notes"]
    for section in feedback["sections"].values():
        yield f"### {section['title']}: {section['band']}"
        yield from filter(None, (section["nothing"], section["counts"]))
        for item in section["items"]:
            yield f"- **{_named(item)}** You: {item['yours']}. {item['judged']} {item['why']}".rstrip()


def _named(item: dict[str, Any]) -> str:
    line = f"{item['line']}. " if item["line"] else ""
    return f"{line}{item['text']}"
