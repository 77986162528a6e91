"""The rubrics as a course has them: the book's own, or with words and points that an instructor has changed.

Only the text and the points of a level can be changed. Criteria and the number of levels stay, so that a level
that was given keeps its meaning as a place in the rubric.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from ipnb.formulation.vocabulary import RUBRICS as WORDS
from ipnb.grading.marking_tables import RUBRICS
from ipnb.marking.scale import Criterion, Level, Scale

#: signs that the text of a level may have, and the most that it may count
LONGEST, MOST = 600, 100.0


class RefusedRubric(ValueError):
    """A rubric cannot be changed so; the message says what is wrong."""


class RubricChanged(Exception):
    """Somebody else has changed the rubric meanwhile."""


def course_scale(gradebook: Any, rubric: str) -> Scale:
    """Return a rubric as the course has it now.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    rubric
        A name among the course's rubrics.
    """
    own = Scale.from_rows(rubric, WORDS[rubric])
    wanted = (
        select(RUBRICS.c.number, RUBRICS.c.data)
        .where(RUBRICS.c.rubric == rubric)
        .order_by(RUBRICS.c.number.desc())
        .limit(1)
    )
    row = gradebook.db.execute(wanted).first()
    if row is None:
        return own
    try:
        return replace(changed(own, json.loads(row.data)), version=row.number)
    except RefusedRubric:
        # the book's rubric has other criteria now than when the course changed it
        return replace(own, version=row.number)


def changed(scale: Scale, levels: object) -> Scale:
    """Return a scale with other words and points.

    Parameters
    ----------
    scale
        As it is.
    levels : list of list of dict
        A list a criterion, in order, of ``{"text", "points"}`` a level, from 0.

    Raises
    ------
    RefusedRubric
        If it has other criteria or levels, an empty text, or points that do not rise.
    """
    if not isinstance(levels, Sequence) or len(levels) != len(scale.criteria):
        raise RefusedRubric(
            f"The rubric has {len(scale.criteria)} criteria, and their number stays."
        )
    pairs = zip(scale.criteria, levels, strict=True)
    return replace(scale, criteria=tuple(_criterion(one, texts) for one, texts in pairs))


def _criterion(criterion: Criterion, levels: object) -> Criterion:
    if not isinstance(levels, Sequence) or len(levels) != len(criterion.levels):
        raise RefusedRubric(
            f"{criterion.title} has {len(criterion.levels)} levels, and their number stays."
        )
    made = tuple(_level(criterion, number, one) for number, one in enumerate(levels))
    points = [one.points for one in made]
    if points != sorted(points):
        raise RefusedRubric(f"{criterion.title}: a higher level may not count less than a lower.")
    if points[-1] <= 0:
        raise RefusedRubric(f"{criterion.title}: the highest level has to count something.")
    return replace(criterion, levels=made)


def _level(criterion: Criterion, number: int, level: object) -> Level:
    where = f"{criterion.title}, level {number}"
    if not isinstance(level, Mapping):
        raise RefusedRubric(f"{where}: text and points are needed.")
    text, points = level.get("text"), level.get("points")
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        raise RefusedRubric(f"{where}: the text needs between 1 and {LONGEST} signs.")
    if isinstance(points, bool) or not isinstance(points, int | float) or not 0 <= points <= MOST:
        raise RefusedRubric(f"{where}: points are a number from 0 to {MOST:g}.")
    return Level(text.strip(), float(points))


def keep_rubric(gradebook: Any, scale: Scale, marker: str) -> Scale:
    """Keep a changed rubric as the course's own; the caller commits.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    scale
        Changed, with the version that it was made of.
    marker
        Who changes it.

    Raises
    ------
    RubricChanged
        If there is a newer one; the session is rolled back then.
    """
    levels = [[vars(level) for level in one.levels] for one in scale.criteria]
    row = {
        "rubric": scale.name,
        "number": scale.version + 1,
        "marker": marker,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "data": json.dumps(levels, ensure_ascii=True),
    }
    try:
        gradebook.db.connection().execute(RUBRICS.insert(), [row])
    except IntegrityError:
        gradebook.db.rollback()
        raise RubricChanged from None
    return replace(scale, version=scale.version + 1)
