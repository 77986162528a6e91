"""What the marking page asks of its server about texts and marks."""

from collections.abc import Sequence
from typing import Any

from nbgrader.server_extensions.formgrader.base import check_xsrf
from tornado import web

from ipnb.marking.comment_bank import CommentBank
from ipnb.marking.desk import MarkingDesk, Outcome, Wanted
from ipnb.marking.groups import read_groups
from ipnb.marking.handler import MarkingHandler
from ipnb.marking.marked_class import Marked, marked_class, names_of
from ipnb.marking.marking_course import MarkingCourse
from ipnb.marking.parts import TEXT, Part
from ipnb.marking.scale import Scale
from ipnb.marking.student_text import text_view
from ipnb.marking.views import (
    agreement_view,
    orders,
    row_view,
    scale_view,
    stage_rows,
)


def _scales(course: MarkingCourse, part: Part, rows: Sequence[Marked]) -> dict[str, Scale]:
    """Return the scale of each text; one for all where the part has one rubric."""
    if part.kind == TEXT:
        return dict.fromkeys((one.id for one in rows), course.scale(part, None))
    return {one.id: course.scale(part, one) for one in rows}


def _everybody(course: MarkingCourse, part: Part) -> list[Marked]:
    return marked_class(course.gradebook, course.cells, course.assignment, part)


class ClassHandler(MarkingHandler):
    """``/marking/api/class/<assignment>/<part>/<stage>``: how every text of a class stands."""

    @web.authenticated
    @check_xsrf
    def get(self, assignment: str, name: str, stage: str) -> None:
        """Answer with the rubric, the texts in their orders, and the comment bank."""
        desk = self.desk(assignment, name, stage)
        course, part = desk.course, desk.part
        everybody = _everybody(course, part)
        scales = _scales(course, part, everybody)
        rows = stage_rows(everybody, scales, part, stage, self.marker)
        scale = course.scale(part, None)
        self.tell(
            {
                "scale": scale_view(scale),
                "worth": part.cell.max_points if part.is_scored else 0,
                "orders": orders(rows, scale, self.marker),
                "rows": [row_view(one, scales[one.id], part, stage, self.marker) for one in rows],
                "bank": [vars(one) for one in CommentBank(self.gradebook, scale.name).offered()],
            }
        )


class TextHandler(MarkingHandler):
    """``/marking/api/text/<assignment>/<part>/<stage>/<id>``: one text, and what is done to it."""

    @web.authenticated
    @check_xsrf
    def get(self, assignment: str, name: str, stage: str, notebook: str) -> None:
        """Answer with the text and how it stands."""
        desk = self.desk(assignment, name, stage)
        marked = desk.find(notebook)
        scale = desk.course.scale(desk.part, marked)
        told = text_view(desk.course, desk.part, marked)
        self.tell({**told, **self._standing(desk, marked, scale)})

    @web.authenticated
    @check_xsrf
    def post(self, assignment: str, name: str, stage: str, notebook: str) -> None:
        """Do something; 409 with what stands where somebody else was first."""
        desk, sent = self.desk(assignment, name, stage), self.body()
        data = {key: sent[key] for key in ("criterion", "level", "comments") if key in sent}
        version = sent.get("version")
        wanted = Wanted(
            str(sent.get("kind")),
            data,
            version if isinstance(version, int) else 0,
            str(sent.get("digest"))[:64],
        )
        outcome = desk.act(notebook, wanted)
        told = self._standing(desk, outcome.marked, outcome.scale)
        if outcome.conflict is None:
            self.tell({**told, **self._notes(desk, outcome, sent)})
        else:
            self.tell({**told, "conflict": {"by": self._named(outcome.conflict.marker)}}, 409)

    def _standing(self, desk: MarkingDesk, marked: Marked, scale: Scale) -> dict[str, Any]:
        return {
            "row": row_view(marked, scale, desk.part, desk.stage, self.marker),
            "scale": scale_view(scale),
        }

    def _notes(self, desk: MarkingDesk, outcome: Outcome, sent: Any) -> dict[str, Any]:
        """Say what has changed while the page was open."""
        others = [one for one in outcome.marked.sheet(desk.stage).markers if one != self.marker]
        return {
            "text_changed": sent.get("digest") != outcome.marked.digest,
            "rubric_changed": sent.get("rubric_version") != outcome.scale.version,
            "others": [] if desk.stage == "second" else [self._named(one) for one in others],
        }

    def _named(self, marker: str) -> str:
        """Return a name for another marker; "you" where it is the same person in another window."""
        return "you, in another window" if marker == self.marker else marker


class UndoHandler(MarkingHandler):
    """``/marking/api/undo/<assignment>/<part>/<stage>``: takes back the newest action of whoever asks."""

    @web.authenticated
    @check_xsrf
    def post(self, assignment: str, name: str, stage: str) -> None:
        """Answer with the text as it stands then; with nothing where there is nothing to take back."""
        desk = self.desk(assignment, name, stage)
        outcome = desk.undo()
        if outcome is None:
            self.tell({"row": None})
            return
        row = row_view(outcome.marked, outcome.scale, desk.part, stage, self.marker)
        self.tell({"row": row, "scale": scale_view(outcome.scale)})


class GroupsHandler(MarkingHandler):
    """``/marking/api/groups/<assignment>/<part>``: texts by what their writers judged."""

    @web.authenticated
    @check_xsrf
    def get(self, assignment: str, name: str) -> None:
        """Answer with the groups."""
        course = self.course(assignment)
        self.tell(read_groups(course, _everybody(course, course.part(name))))


class NamesHandler(MarkingHandler):
    """``/marking/api/names/<assignment>/<part>``: whose each text is, for whoever asks to see it."""

    @web.authenticated
    @check_xsrf
    def get(self, assignment: str, name: str) -> None:
        """Answer with names by id."""
        course = self.course(assignment)
        names = names_of(self.gradebook)
        rows = _everybody(course, course.part(name))
        self.tell({one.id: [names.get(one.student, one.student), one.student] for one in rows})


class AgreementHandler(MarkingHandler):
    """``/marking/api/agreement/<assignment>/<part>``: how far two markers agree."""

    @web.authenticated
    @check_xsrf
    def get(self, assignment: str, name: str) -> None:
        """Answer with agreement over all criteria and for each."""
        course = self.course(assignment)
        part = course.part(name)
        rows = _everybody(course, part)
        self.tell(agreement_view(rows, course.scale(part, None)))
