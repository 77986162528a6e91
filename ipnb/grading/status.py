"""`ipnb status`: what needs attention, in words."""

from nbgrader.utils import parse_utc

from ipnb.grading.attention import Row, alike
from ipnb.grading.hold import in_sentences
from ipnb.grading.material import Material
from ipnb.grading.plain_text import short


def status_text(assignment: str, found: list[Row], material: Material, due) -> str:
    """The state of one assignment for whoever grades it.

    Parameters
    ----------
    due : datetime or None
        The gradebook's due date (UTC).
    """
    there = [row for row in found if row.handed_in]
    final = [row for row in there if row.is_final]
    lines = [f"{assignment}: {len(there)} handed in, {len(final)} final"]
    lines += _block("The course", in_sentences(material.holds) + material.notices + _due(material, due))
    lines += _block("Held", [f"{row.student}: {' '.join(row.held())}" for row in there if row.held()])
    lines += _block("To be marked by hand in Formgrader", _to_mark(there))
    absent = [row.student for row in found if not row.handed_in]
    lines += _block("Nothing handed in", [", ".join(absent)] if absent else [])
    lines += _block(
        "For a conversation, not for a verdict", [f"{', '.join(who)}: {what}" for what, who in alike(there)]
    )
    argued = [f"{row.student}, {place}: {short(text, 200)}" for row in there for place, text in row.argued()]
    lines += _block("Argued: answer in a comment in Formgrader, and mark by hand what you agree with", argued)
    notes = [(row.student, note) for row in there if row.record for note in row.record.notes]
    lines += _block("Worth knowing", [f"{student}: {note}" for student, note in notes])
    return "\n".join(lines)


def _block(title: str, entries: list[str]) -> list[str]:
    return ["", title, *[f"  {entry}" for entry in entries]] if entries else []


def _to_mark(there: list[Row]) -> list[str]:
    by_text: dict[str, list[str]] = {}
    for row in there:
        for name in row.to_mark():
            by_text.setdefault(name, []).append(row.student)
    return [f"{name}: {len(who)} ({', '.join(who)})" for name, who in sorted(by_text.items())]


def _due(material: Material, due) -> list[str]:
    told = (material.case or {}).get("due")
    if not told or due is None or parse_utc(told) == due:
        return []
    return [f"Students were told that it is due {told}; the gradebook counts lateness from {due} UTC."]
