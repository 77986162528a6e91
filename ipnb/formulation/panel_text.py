"""A panel as text: the key as YAML, agreement by field, and where raters differ."""

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.rules import SPLIT
from ipnb.formulation.kinds.wording import shortened
from ipnb.formulation.panel import Panel

HEADING = """\
# A panel's key: votes, counted by `ipnb case panel`. An option with fewer than a quarter of the votes of the
# most voted one earns nothing. Reasons, exemplars and what harms are the author's.
"""
COLUMNS = ("field", "units", "raters", "same", "kappa", "alpha", "modal")
# signs of a line
INNERMOST = 110


def key_text(key: Data) -> str:
    """Write a key as YAML, one judgement a line."""
    yaml = YAML()
    yaml.width = INNERMOST
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = io.StringIO()
    yaml.dump(_laid_out(key), text)
    return HEADING + text.getvalue()


def _laid_out(value: Any, inside: bool = False) -> Any:
    """Put what holds nothing but words, numbers and lists of them on one line."""
    if isinstance(value, dict):
        made: CommentedMap | CommentedSeq = CommentedMap(
            (name, _laid_out(part, True)) for name, part in value.items()
        )
        if inside and all(isinstance(part, (int, float)) for part in value.values()):
            made.fa.set_flow_style()
        return made
    if isinstance(value, list):
        made = CommentedSeq(_laid_out(part, True) for part in value)
        if not any(isinstance(part, dict) for part in value):
            made.fa.set_flow_style()
        return made
    return value


def panel_text(found: Panel) -> str:
    """Write everything that a person has to know before the key is used."""
    parts = [_agreement(found), _differences(found)]
    if found.notes:
        parts.append("\n".join(["To look at", *(f"  {note}" for note in found.notes)]))
    return "\n\n".join(parts) + "\n"


def _agreement(found: Panel) -> str:
    lines = [
        "Agreement by field (same: pairs of raters who say the same; kappa: Fleiss; alpha: Krippendorff)",
        f"  {COLUMNS[0]:28}" + "".join(f"{name:>8}" for name in COLUMNS[1:]),
    ]
    for row in found.fields:
        how = row["agreement"]
        numbers = [_share(how.percent), _two(how.kappa), _two(how.alpha), _share(row["modal"])]
        cells = "".join(f"{cell:>8}" for cell in (how.units, how.raters, *numbers))
        verdict = "   not graded: raters are split" if row["formative"] else ""
        lines.append(f"  {shortened(row['field'], 27):28}{cells}{verdict}")
    lines.append("  –: not defined, as for numbers, or where everybody always says the same.")
    return "\n".join(lines)


def _differences(found: Panel) -> str:
    if not found.differences:
        return "Nobody differs anywhere."
    lines = [
        f"Where raters differ (* under {SPLIT:.0%} for one answer, or on opposite sides: not graded)"
    ]
    for row in sorted(found.differences, key=lambda row: (not row["formative"], row["modal"])):
        mark = "*" if row["formative"] else " "
        lines.append(f"{mark} {row['field']}, {row['item']}: {shortened(row['text'], 80)}")
        lines.append("      " + ", ".join(f"{words} {number}" for words, number in row["votes"]))
        for words, sentences in row["sentences"]:
            lines.append(
                f"      {words}, because of " + ", ".join(_times(*one) for one in sentences)
            )
    return "\n".join(lines)


def _times(sentence: str, number: int) -> str:
    return sentence if number == 1 else f"{sentence} ({number})"


def _share(number: float | None) -> str:
    return "–" if number is None else f"{number:.0%}"


def _two(number: float | None) -> str:
    return "–" if number is None else f"{number:.2f}"
