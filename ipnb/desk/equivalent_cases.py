"""Equivalent cases on the desk: one row for a case and the one that may be taken instead."""


def twin_of(case: dict) -> str | None:
    """The equivalent case that may be taken instead; None where none is, or a sentence says what to do."""
    instead = case.get("instead")
    return instead.get("case") if isinstance(instead, dict) else None


def paired(rows: list[dict], away: set[str] = frozenset()) -> list[dict]:
    """One row for a case and the equivalent one that may be taken instead, until both were handed in.

    The row that stays names the other one under ``instead``: what was begun there is one step away.

    Parameters
    ----------
    away
        Cases for which the other one was taken up; they stand back even if they were begun first.
    """
    by_id = {one["id"]: one for one in rows}
    shown = []
    for one in rows:
        other = other_of(one, by_id)
        if other and one["submitted"] and other["submitted"]:
            other = None
        if other and _standing(other, away) < _standing(one, away):
            continue
        shown.append(
            {k: v for k, v in one.items() if k != "twin"} | {"instead": other and _brief(other)}
        )
    return shown


def with_others(rows: list[dict]) -> list[dict]:
    """Every row, with the equivalent case under ``instead`` as long as it may be taken."""
    by_id = {one["id"]: one for one in rows}
    others = [(one, other_of(one, by_id)) for one in rows]
    return [
        one | {"instead": _brief(other) if other and not one["submitted"] else None}
        for one, other in others
    ]


def _brief(row: dict) -> dict:
    return {name: row[name] for name in ("id", "title", "note", "begun", "started", "notebook")}


def other_of(row: dict, by_id: dict[str, dict]) -> dict | None:
    """The row of the equivalent case, if one names the other and neither names a third."""
    other = by_id.get(row["twin"]) or next(
        (one for one in by_id.values() if one["twin"] == row["id"]), None
    )
    if other is None or other is row or other["twin"] not in (None, row["id"]):
        return None
    return None if row.get("faulty") or other.get("faulty") else other


def _standing(row: dict, away: set[str]) -> tuple:
    """What sorts first stands on the desk."""
    return not row["submitted"], row["id"] in away, not row["started"], not row["begun"], row["id"]
