"""What a review found, as text for a terminal."""

from ipnb.documents.diagnostics import Diagnostic, Severity
from ipnb.formulation.paths import from_here


def diagnostics_text(found: list[Diagnostic]) -> str:
    """Write faults, then notes: each with its place, what is wrong and what to do."""
    lines = []
    for title, severity in (("fault", Severity.ERROR), ("note", Severity.NOTE)):
        some = [one for one in found if one.severity is severity]
        if not some and severity is Severity.NOTE:
            continue
        lines.append(
            f"{len(some) or 'No'} {title}{'' if len(some) == 1 else 's'}{':' if some else '.'}"
        )
        for one in some:
            place = f"{from_here(one.file)}:{one.line}" if one.line else from_here(one.file)
            lines += [
                f"  {place}  {one.field}".rstrip(),
                f"      {one.problem}",
                f"      {one.remedy}",
            ]
        lines.append("")
    return "\n".join(lines)


def worth_showing(rows: list[dict]) -> list[tuple[str, dict]]:
    """The bots' rows with their names; of those with one answer throughout only the best and the bad ones."""
    always = [row for row in rows if row["bot"].startswith("always ")]
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


def bots_text(rows: list[dict]) -> str:
    """What each bot earned, with the sections of those that earned too much or too little."""
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


def standing(row: dict) -> str:
    """Whether a section of `linter.guessability` counts, in words."""
    if row["pooled_with"]:
        return f"graded together with {', '.join(row['pooled_with'])}"
    return "graded" if row["graded"] else "not graded"


def guessing_text(rows: list[dict]) -> str:
    """How far each section can be guessed."""
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
