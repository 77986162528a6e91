"""What the page is told, as plain data: nothing in it says whose a text is, and nothing blind is in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ipnb.grading.marker_agreement import gaps, marker_agreement
from ipnb.marking.marked_class import (
    Marked,
    agreed_levels,
    both_in,
    is_blind,
    is_marked,
    marker_of,
)
from ipnb.marking.order import sample, shuffled
from ipnb.marking.parts import Part
from ipnb.marking.scale import Scale
from ipnb.marking.second_marks import paired_levels
from ipnb.marking.sheet import AGREED, FIRST, SECOND, Action, joined_comments, set_aside
from ipnb.marking.write_marks import is_in_gradebook


def scale_view(scale: Scale) -> dict[str, Any]:
    """Tell a scale."""
    return {
        "name": scale.name,
        "rule": scale.rule,
        "version": scale.version,
        "criteria": [
            {
                "id": one.id,
                "title": one.title,
                "gloss": one.gloss,
                "levels": [vars(level) for level in one.levels],
            }
            for one in scale.criteria
        ],
    }


def row_view(marked: Marked, scale: Scale, part: Part, stage: str, marker: str) -> dict[str, Any]:
    """Tell how one text stands at a stage, to one marker.

    Parameters
    ----------
    marked
        The text.
    scale, part
        What it is marked by, and what it is.
    stage, marker
        Who asks, and as what.
    """
    sheet = marked.sheet(stage)
    row: dict[str, Any] = {
        "id": marked.id,
        "state": marked.state,
        "digest": marked.digest,
        "version": sheet.version,
        "blind": is_blind(marked, stage, marker, scale),
    }
    if row["blind"]:
        return {**row, "levels": {}, "outdated": {}, "comments": [], "complete": False}
    levels = agreed_levels(marked, scale) if stage == AGREED else sheet.levels(marked.digest)
    points = scale.points(levels, part.cell.max_points) if part.is_scored else None
    row |= {
        "levels": levels,
        "outdated": sheet.outdated(marked.digest),
        "comments": [vars(one) for one in sheet.comments],
        "complete": scale.is_complete(levels),
        "points": points,
        "mine": marker in sheet.markers,
        "aside": [_aside(one) for one in set_aside(marked.actions.get(stage, ()), marker)],
    }
    if stage == FIRST:
        row |= _in_formgrader(marked, scale, points)
    if both_in(marked, scale):
        row["twice"] = {one: marked.sheet(one).levels(marked.digest) for one in (FIRST, SECOND)}
    return row


def _aside(action: Action) -> dict[str, Any]:
    return {**action.data, "number": action.number, "made_at": action.made_at}


def _in_formgrader(marked: Marked, scale: Scale, points: float | None) -> dict[str, Any]:
    """Tell what the gradebook has, and where it is otherwise than the levels and comments here say."""
    now, sheet = marked.gradebook, marked.sheet(FIRST)
    words = joined_comments(sheet.comments, scale, sheet.levels(marked.digest))
    agreed = agreed_levels(marked, scale)
    is_ours = points is not None and is_in_gradebook(points, now)
    return {
        "manual": now.manual,
        "auto": now.auto,
        "waits": now.waits,
        "typed": now.manual is not None and not is_ours and not scale.is_complete(agreed),
        "outside": now.words if now.words and now.words != words else "",
    }


def stage_rows(
    rows: Sequence[Marked], scales: Mapping[str, Scale], part: Part, stage: str, marker: str
) -> list[Marked]:
    """Keep the texts that a marker meets at a stage.

    At the first all; at the second a fifth of those that somebody else has marked, and whatever the marker has
    begun; for agreeing those that were marked twice.

    Parameters
    ----------
    rows
        The class.
    scales
        By the id of the text.
    part, stage, marker
        What is marked, and by whom.
    """
    if stage == FIRST:
        return list(rows)
    if stage == AGREED:
        return [one for one in rows if both_in(one, scales[one.id])]
    there = [one for one in rows if not one.state]
    chosen = sample([one.id for one in there], part.name) if there else set()
    return [
        one
        for one in there
        if is_marked(one, FIRST, scales[one.id])
        and marker not in one.sheet(FIRST).markers
        and (
            marker_of(one, SECOND) == marker
            or (marker_of(one, SECOND) is None and one.id in chosen)
        )
    ]


def orders(rows: Sequence[Marked], scale: Scale, marker: str) -> dict[str, list[int]]:
    """Tell the order of the texts for each criterion, and for whole texts under "": places among the rows."""
    ids = [one.id for one in rows]
    places = {name: place for place, name in enumerate(ids)}
    return {
        name: [places[one] for one in shuffled(ids, marker, name)]
        for name in ("", *(criterion.id for criterion in scale.criteria))
    }


def agreement_view(rows: Sequence[Marked], scale: Scale) -> dict[str, Any]:
    """Tell how far first and second levels agree, over all criteria and for each."""
    pairs = paired_levels(rows, scale)
    everything = [pair for some in pairs.values() for pair in some]
    return {
        "texts": sum(both_in(one, scale) for one in rows),
        "gaps": gaps(everything),
        "all": vars(marker_agreement(everything)),
        "criteria": [
            {"title": one.title, **vars(marker_agreement(pairs[one.id]))} for one in scale.criteria
        ],
    }
