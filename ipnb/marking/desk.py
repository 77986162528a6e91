"""What a marker does to one text: said as an action, kept in the log, written into the gradebook, all at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from nbgrader.api import SubmittedAssignment, SubmittedNotebook
from sqlalchemy import select

from ipnb.marking.action_log import ActionLog, ActionTaken
from ipnb.marking.comment_bank import LONGEST, CommentBank
from ipnb.marking.marked_class import (
    Marked,
    counting_levels,
    is_blind,
    is_marked,
    marked_class,
)
from ipnb.marking.marking_course import MarkingCourse
from ipnb.marking.parts import ARGUMENTS, Part
from ipnb.marking.scale import Scale
from ipnb.marking.sheet import (
    AGREED,
    ASIDE,
    COMMENTS,
    FIRST,
    KEEP,
    LEVEL,
    SECOND,
    UNDO,
    Action,
    Comment,
    came_between,
    joined_comments,
)
from ipnb.marking.write_marks import points_to_write, write_comment, write_points

#: how often an action is tried whose number somebody else takes at the same moment, and comments of one text
TRIES, MOST_COMMENTS = 40, 40


class Refused(Exception):
    """Something cannot be done; the message says why and what to do instead."""


class Busy(Exception):
    """Others keep writing at the same moment: what was wanted has to be tried again."""


@dataclass(frozen=True)
class Outcome:
    """What came of an action.

    Attributes
    ----------
    marked : Marked
        As it stands now.
    scale : Scale
        What it is marked by now.
    conflict : Action or None
        What somebody else did first, so that this was set aside.
    """

    marked: Marked
    scale: Scale
    conflict: Action | None = None


@dataclass(frozen=True)
class Wanted:
    """What a marker wants to do, as their page says it.

    Attributes
    ----------
    kind : str
        `LEVEL`, `COMMENTS` or `KEEP`.
    data : mapping
        As in `Action`.
    version : int
        The newest action that the marker has seen.
    digest : str
        Of the text that they have before them.
    """

    kind: str
    data: Mapping[str, Any]
    version: int
    digest: str


class MarkingDesk:
    """One part of one assignment, at one stage, for one marker.

    Parameters
    ----------
    course : MarkingCourse
        The assignment.
    part, stage, marker
        What is marked, as first or second marking or as what both agree on, and by whom.
    """

    def __init__(self, course: MarkingCourse, part: Part, stage: str, marker: str):
        self.course, self.part, self.stage, self.marker = course, part, stage, marker
        self.gradebook = course.gradebook
        self.log = ActionLog(self.gradebook, course.assignment, part.name, stage)

    def find(self, notebook: str) -> Marked:
        """Return one text by the id of its submitted notebook.

        Raises
        ------
        Refused
            If it is not there.
        """
        wanted = (
            select(SubmittedAssignment.student_id)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(
                (SubmittedNotebook.id == notebook)
                & (SubmittedAssignment.assignment_id == self.course.cells.assignment_id)
            )
        )
        student = self.gradebook.db.execute(wanted).scalar()
        found = self._read(student) if student is not None else None
        if found is None:
            raise Refused("This submission is not in the gradebook any more. Reload the page.")
        return found

    def _read(self, student: str) -> Marked | None:
        here = self.course
        rows = marked_class(self.gradebook, here.cells, here.assignment, self.part, [student])
        return rows[0] if rows else None

    # ------------------------------------------------------------ doing

    def act(self, notebook: str, wanted: Wanted) -> Outcome:
        """Do something, or set it aside if somebody else has done something to the same place first.

        Parameters
        ----------
        notebook
            Id of the submitted notebook.
        wanted
            What.

        Raises
        ------
        Refused, Busy
        """
        for _ in range(TRIES):
            marked = self.find(notebook)
            scale = self.course.scale(self.part, marked)
            self._check(marked, scale, wanted)
            actions = marked.actions.get(self.stage, [])
            data = {**wanted.data, "before": self._before(marked)}
            number = actions[-1].number + 1 if actions else 1
            action = Action(number, self.marker, wanted.kind, data, wanted.digest, "")
            conflict = came_between(actions, wanted.version, action)
            if conflict is not None:
                aside = {"wanted": wanted.kind, **wanted.data}
                action = replace(action, kind=ASIDE, data=aside)
            try:
                self._add(marked, scale, action)
            except ActionTaken:
                continue
            return Outcome(self.find(notebook), scale, conflict)
        raise Busy

    def undo(self) -> Outcome | None:
        """Take back the marker's newest action that still stands; None if there is none.

        Raises
        ------
        Refused, Busy
        """
        for _ in range(TRIES):
            last = self.log.last_by(self.marker)
            marked = self._read(last[0]) if last else None
            if last is None or marked is None:
                return None
            scale = self.course.scale(self.part, marked)
            number = marked.sheet(self.stage).version + 1
            action = Action(
                number, self.marker, UNDO, {"undoes": last[1].number}, marked.digest, ""
            )
            try:
                self._add(marked, scale, action, last[1])
            except ActionTaken:
                continue
            return Outcome(self.find(marked.id), scale)
        raise Busy

    def _add(
        self, marked: Marked, scale: Scale, action: Action, undone: Action | None = None
    ) -> None:
        """Keep an action and write what follows from it, in one transaction."""
        db = self.gradebook.db
        try:
            self.log.add(marked.student, action, scale.name)
            actions = {**marked.actions, self.stage: [*marked.actions[self.stage], action]}
            after = replace(marked, actions=actions)
            self._write_points(marked, after, scale, undone)
            self._write_words(marked, after, scale, action, undone)
            db.commit()
        except Exception:
            db.rollback()
            raise

    def _write_points(
        self, before: Marked, after: Marked, scale: Scale, undone: Action | None
    ) -> None:
        if not self.part.is_scored:
            return
        worth, now = self.part.cell.max_points, before.gradebook
        was = scale.points(counting_levels(before, scale), worth)
        new = scale.points(counting_levels(after, scale), worth)
        write, points = points_to_write(was, new, now)
        if write and points is None and undone is not None:
            # what was typed in Formgrader before is there again
            points = undone.data["before"]["points"]
        if write:
            write_points(self.gradebook.db, now, points)

    def _write_words(
        self, before: Marked, after: Marked, scale: Scale, action: Action, undone: Action | None
    ) -> None:
        """Write the comment where it changes: what a second marker says stays with the markers."""
        done = undone or action
        if self.stage != FIRST or action.kind == ASIDE:
            return
        if done.kind == COMMENTS or self.part.kind == ARGUMENTS:
            sheet = after.sheet(self.stage)
            words = joined_comments(sheet.comments, scale, sheet.levels(after.digest))
            if words is None and undone is not None:
                words = undone.data["before"]["words"]
            write_comment(self.gradebook.db, before.gradebook, words)
        if undone is None and action.kind == COMMENTS:
            self._bank(before, action, scale)

    def _bank(self, before: Marked, action: Action, scale: Scale) -> None:
        """Count every comment that is new on this text, and keep it for others."""
        bank = CommentBank(self.gradebook, scale.name)
        had = set(before.sheet(self.stage).comments)
        for one in action.data["comments"]:
            if Comment(**one) not in had:
                bank.use(self._banked_under(one["criterion"]), one["text"], self.marker)

    def _banked_under(self, criterion: str) -> str:
        """Return what a comment is kept for: criteria of a talk or an argument are one student's own."""
        return criterion if self.part.kind == "text" else ""

    @staticmethod
    def _before(marked: Marked) -> dict[str, Any]:
        return {"points": marked.gradebook.manual, "words": marked.gradebook.words}

    # ------------------------------------------------------------ what may be done

    def _check(self, marked: Marked, scale: Scale, wanted: Wanted) -> None:
        if marked.state:
            raise Refused("There is no text here that could be marked.")
        self.check_may_mark(marked, scale)
        if wanted.kind == LEVEL:
            criterion = scale.criterion(str(wanted.data.get("criterion")))
            level = wanted.data.get("level")
            if criterion is None or not (level is None or criterion.takes(level)):
                raise Refused("There is no such level in the rubric. Reload the page.")
        elif wanted.kind == COMMENTS:
            _check_comments(wanted.data.get("comments"))
        elif wanted.kind != KEEP:
            raise Refused("This page is of another version of the course. Reload it.")

    def check_may_mark(self, marked: Marked, scale: Scale) -> None:
        """Refuse whoever may not mark a text at this stage.

        Raises
        ------
        Refused
        """
        if self.stage == SECOND and self.marker in marked.sheet(FIRST).markers:
            raise Refused("You marked this text first. A second marking is somebody else's.")
        if self.stage == SECOND and not is_marked(marked, FIRST, scale):
            raise Refused("This text has no first mark yet, so that it cannot have a second one.")
        if self.stage == AGREED and is_blind(marked, AGREED, self.marker, scale):
            raise Refused("Both markers have to be through with this text first.")
        if self.stage == SECOND and is_blind(marked, SECOND, self.marker, scale):
            raise Refused("Somebody else is marking this text the second time.")


def _check_comments(comments: object) -> None:
    if not isinstance(comments, list) or len(comments) > MOST_COMMENTS:
        raise Refused(f"A text takes at most {MOST_COMMENTS} comments.")
    for one in comments:
        is_whole = isinstance(one, dict) and set(one) == {"criterion", "text"}
        if not is_whole or not all(isinstance(value, str) for value in one.values()):
            raise Refused("This page is of another version of the course. Reload it.")
        if not one["text"].strip() or len(one["text"]) > LONGEST:
            raise Refused(f"A comment needs between 1 and {LONGEST} signs.")
