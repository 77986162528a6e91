"""What a review found, as text for a terminal."""

from collections.abc import Iterator
from typing import Any

from ipnb.documents.diagnostics import Diagnostic
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.paths import from_here


def diagnostics_text(found: list[Diagnostic]) -> str:
    """Write faults, then notes: each with its place, what is wrong and what to do."""
    errors = [one for one in found if not one.is_note]
    notes = [one for one in found if one.is_note]
    lines = [f"{_number(errors, 'fault')}{':' if errors else '.'}", *_lines(errors), ""]
    if notes:
        lines += [f"{_number(notes, 'note')}:", *_lines(notes), ""]
    return "\n".join(lines)


def _number(some: list[Diagnostic], title: str) -> str:
    return f"{len(some) or 'No'} {title}{'' if len(some) == 1 else 's'}"


def _lines(some: list[Diagnostic]) -> Iterator[str]:
    for one in some:
        place = f"{from_here(one.file)}:{one.line}" if one.line else from_here(one.file)
        yield f"  {place}  {one.field}".rstrip()
        yield f"      {one.problem}"
        yield f"      {one.remedy}"


def worth_showing(rows: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """Name the bots' rows; of those with one answer throughout keep only the best and the bad ones."""
    always = [row for row in rows if "option" in row]
    best = max(always, key=lambda row: row["total"], default=None)
    shown = []
    for row in rows:
        if row in always and row["ok"] and row is not best:
            continue
        name = (
            row["bot"] if row is not best else f"{row['bot']} (the best of {len(always)} constants)"
        )
        shown.append((name, row))
    return shown


def bots_text(rows: list[dict[str, Any]]) -> str:
    """Write what each bot earned, with the sections of those that earned too much or too little."""
    lines = ["What each bot earned (total skill, 0 to 1; students are scored by the same rules)"]
    for name, row in worth_showing(rows):
        lines.append(
            f"  {name:44} {row['total']:5.2f}   {'ok  ' if row['ok'] else 'BAD '} {row['limit']}"
        )
        if not row["ok"]:
            lines.append(
                "      " + ", ".join(f"{n} {skill:.2f}" for n, skill in row["sections"].items())
            )
    return "\n".join([*lines, ""])


def standing(row: Data) -> str:
    """Say whether a section of `linter.guessability` counts."""
    if row["pooled_with"]:
        return f"graded together with {', '.join(row['pooled_with'])}"
    return "graded" if row["graded"] else "not graded"


def guessing_text(rows: list[dict[str, Any]]) -> str:
    """Write how far each section can be guessed."""
    lines = [
        "How far each section can be guessed (before correction; after it a constant answer earns 0)"
    ]
    for row in rows:
        always = (
            f"always {row['option']}: {row['credit']:.2f}"
            if row["option"]
            else "no one answer for all"
        )
        lines.append(
            f"  {row['section']:12} {row['judgements']:3} judgements   {always:30} {standing(row)}"
        )
    return "\n".join([*lines, ""])
