"""Equivalent cases on the desk: one row for a case and the one that may be taken instead."""

from collections.abc import Set
from typing import Any


def equivalent_of(case: dict[str, Any]) -> str | None:
    """Return the equivalent case that may be taken instead.

    None where there is none, or where a sentence says what to do.
    """
    instead = case.get("instead")
    return instead.get("case") if isinstance(instead, dict) else None


def paired(rows: list[dict[str, Any]], away: Set[str] = frozenset()) -> list[dict[str, Any]]:
    """Make one row of a case and the equivalent one that may be taken instead, until both were handed in.

    The row that stays names the other one under ``instead``: what was begun there is one step away.

    Parameters
    ----------
    rows
        One for each assignment.
    away
        Cases for which the other one was taken up; they stand back even if they were begun first.
    """
    by_id = {row["id"]: row for row in rows}
    shown = []
    for row in rows:
        other = other_of(row, by_id)
        if other and row["submitted"] and other["submitted"]:
            other = None
        if other is None or _standing(row, away) <= _standing(other, away):
            shown.append(_without_twin(row) | {"instead": other and _brief(other)})
    return shown


def with_others(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give every row the equivalent case under ``instead`` as long as it may be taken.

    Parameters
    ----------
    rows : list of dict
        One for each assignment, with ``id`` and ``twin``.

    Returns
    -------
    list of dict
        The same rows; ``instead`` is None where nothing may be taken, or once something was handed in.
    """
    by_id = {row["id"]: row for row in rows}
    others = [(row, other_of(row, by_id)) for row in rows]
    return [
        row | {"instead": _brief(other) if other and not row["submitted"] else None}
        for row, other in others
    ]


def _without_twin(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "twin"}


def _brief(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("id", "title", "note", "begun", "started", "notebook")}


def other_of(row: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> dict[str, Any] | None:
    """Find the row of the equivalent case, if one names the other and neither names a third.

    Parameters
    ----------
    row
        One row, with ``twin``.
    by_id
        All rows by id.
    """
    other = by_id.get(row["twin"]) or next(
        (one for one in by_id.values() if one["twin"] == row["id"]), None
    )
    if other is None or other is row or other["twin"] not in (None, row["id"]):
        return None
    return None if row.get("faulty") or other.get("faulty") else other


def _standing(row: dict[str, Any], away: Set[str]) -> tuple[bool, bool, bool, bool, str]:
    """Return what rows are sorted by: the smallest of two stands on the desk."""
    return not row["submitted"], row["id"] in away, not row["started"], not row["begun"], row["id"]
