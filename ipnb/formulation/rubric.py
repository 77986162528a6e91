"""The rubrics for free texts, as Markdown for the notebook.

The criteria and their levels stand in ``vocabulary.json``, since the form shows them too; what only a marker
needs (how a mark is made, how the levels sound) stands in ``rubric.json``.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from ipnb.formulation.vocabulary import RUBRICS


@cache
def rubrics() -> dict[str, Any]:
    """Return every rubric by its name: title, note, anchors and criteria (title, gloss, one text a level)."""
    notes = json.loads(Path(__file__).with_name("rubric.json").read_text(encoding="utf-8"))
    return {name: {**notes[name], "criteria": RUBRICS[name]} for name in notes}


def rubric_markdown(name: str) -> str:
    """Write a rubric as a Markdown table, with its note and anchors."""
    rubric = rubrics()[name]
    levels = [str(level) for level in range(len(rubric["criteria"][0][2]))]
    rows = [["Criterion", *levels], ["---"] * (1 + len(levels))]
    rows += [[f"**{title}** ({gloss})", *texts] for title, gloss, texts in rubric["criteria"]]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    anchors = "\n".join(f"- **{level}**: {text}" for level, text in rubric["anchors"])
    client = "How the levels sound, for an invented client, Imre, who is in no assignment:"
    return f"**{rubric['title']}**\n\n{table}\n\n{rubric['note']}\n\n{client}\n\n{anchors}"
