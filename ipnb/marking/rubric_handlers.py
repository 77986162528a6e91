"""What the marking page asks of its server about rubrics and the comment bank."""

from typing import Any

from nbgrader.server_extensions.formgrader.base import check_xsrf
from tornado import web

from ipnb.formulation.vocabulary import RUBRICS
from ipnb.marking.comment_bank import CommentBank
from ipnb.marking.course_rubrics import RubricChanged, changed, course_scale, keep_rubric
from ipnb.marking.handler import MarkingHandler
from ipnb.marking.marked_class import names_of
from ipnb.marking.marking_course import NothingToMark
from ipnb.marking.remark import Change, carry_out, changes, digest_of
from ipnb.marking.views import scale_view


class BankHandler(MarkingHandler):
    """``/marking/api/bank/<rubric>/<number>``: one comment of the bank."""

    @web.authenticated
    @check_xsrf
    def delete(self, rubric: str, number: str) -> None:
        """Offer it no more."""
        bank = CommentBank(self.gradebook, rubric)
        bank.retire(int(number))
        self.gradebook.db.commit()
        self.tell([vars(one) for one in bank.offered()])


class RubricHandler(MarkingHandler):
    """``/marking/api/rubric/<name>``: words and points of its levels, as the course has them."""

    @web.authenticated
    @check_xsrf
    def post(self, rubric: str) -> None:
        """List what a change would do; with ``agreed``, the digest of that list, do it."""
        if rubric not in RUBRICS:
            raise NothingToMark(f"{rubric} is no rubric whose levels can be changed.")
        sent = self.body()
        before = course_scale(self.gradebook, rubric)
        if sent.get("version") != before.version:
            raise RubricChanged
        after = changed(before, sent.get("levels"))
        listed = changes(self.gradebook, self.coursedir, self.cache, before, after)
        digest = digest_of(listed, after)
        if sent.get("agreed") != digest:
            self.tell({"listed": self._told(listed), "digest": digest, "done": False})
            return
        kept = keep_rubric(self.gradebook, after, self.marker)
        number = carry_out(self.gradebook, listed)
        self.gradebook.db.commit()
        self.tell({"done": True, "number": number, "scale": scale_view(kept)})

    def _told(self, listed: list[Change]) -> list[dict[str, Any]]:
        names = names_of(self.gradebook)
        return [
            {
                "assignment": one.assignment,
                "part": one.part,
                "id": one.marked.id,
                "name": names.get(one.student, one.student),
                "before": one.before,
                "after": one.after,
                "typed": one.typed,
            }
            for one in listed
        ]
