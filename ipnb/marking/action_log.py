"""What markers did, in the database of a gradebook: only ever added to, one number after the other."""

import json
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from ipnb.grading.marking_tables import ACTIONS
from ipnb.marking.sheet import Action

#: fields that have a column of their own
_COLUMNS = ACTIONS.c


class ActionTaken(Exception):
    """Somebody else has just written the action with this number."""


class ActionLog:
    """The actions on one part (a text, the talk, what is argued) of one assignment, at one stage.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
        Rows are added in its session; the caller commits.
    assignment, part, stage
        Names.
    """

    def __init__(self, gradebook: Any, assignment: str, part: str, stage: str):
        self.db = gradebook.db
        self.assignment, self.part, self.stage = assignment, part, stage
        self._here = (
            (_COLUMNS.assignment == assignment)
            & (_COLUMNS.part == part)
            & (_COLUMNS.stage == stage)
        )

    def everybody(self) -> dict[str, list[Action]]:
        """Return all actions by student, oldest first."""
        found: dict[str, list[Action]] = defaultdict(list)
        for row in self.db.execute(select(ACTIONS).where(self._here).order_by(_COLUMNS.number)):
            found[row.student].append(_action(row))
        return found

    def of(self, student: str) -> list[Action]:
        """Return the actions on one student's text, oldest first."""
        wanted = select(ACTIONS).where(self._here & (_COLUMNS.student == student))
        return [_action(row) for row in self.db.execute(wanted.order_by(_COLUMNS.number))]

    def last_by(self, marker: str) -> tuple[str, Action] | None:
        """Return the newest action of a marker that can be taken back, with the student."""
        wanted = select(ACTIONS).where(self._here & (_COLUMNS.marker == marker))
        undone: set[tuple[str, int]] = set()
        for row in self.db.execute(wanted.order_by(_COLUMNS.id.desc())):
            action = _action(row)
            if action.kind == "undo":
                undone.add((row.student, action.data["undoes"]))
            elif action.kind != "aside" and (row.student, action.number) not in undone:
                return row.student, action
        return None

    def add(self, student: str, action: Action, rubric: str) -> Action:
        """Add an action under its number.

        Parameters
        ----------
        student, action
            Whose text, and what was done to it.
        rubric
            The name of what it is marked by.

        Returns
        -------
        Action
            With the time.

        Raises
        ------
        ActionTaken
            If there is one with this number; the session is rolled back then.
        """
        action = replace(action, made_at=datetime.now(UTC).isoformat(timespec="seconds"))
        kept = {"kind": action.kind, "digest": action.digest, "data": dict(action.data)}
        row = {
            "assignment": self.assignment,
            "student": student,
            "part": self.part,
            "stage": self.stage,
            "number": action.number,
            "marker": action.marker,
            "rubric": rubric,
            "made_at": action.made_at,
            "data": json.dumps(kept, ensure_ascii=True),
        }
        try:
            self.db.connection().execute(ACTIONS.insert(), [row])
        except IntegrityError:
            self.db.rollback()
            raise ActionTaken from None
        return action


def places_marked_by(gradebook: Any, rubric: str) -> list[tuple[str, str]]:
    """List assignments and parts of which anything was marked by a rubric, sorted."""
    wanted = select(_COLUMNS.assignment, _COLUMNS.part).where(_COLUMNS.rubric == rubric).distinct()
    return sorted((row.assignment, row.part) for row in gradebook.db.execute(wanted))


def _action(row: Any) -> Action:
    kept = json.loads(row.data)
    return Action(row.number, row.marker, kept["kind"], kept["data"], kept["digest"], row.made_at)
