"""Late penalties on the total as it stands, marks by hand included.

nbgrader works the penalty out once, in `nbgrader autograde`, from a score in which the marks by hand are
still missing. Here it is worked out again wherever it is used: when grading, before feedback and before an
export.
"""

from collections.abc import Iterable
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Assignment, Gradebook, MissingEntry, SubmittedAssignment
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import select

from ipnb.grading.due_dates import DueDates
from ipnb.grading.grading_context import GradebookStep, GradingContext
from ipnb.grading.records import AT_ONCE, in_groups
from ipnb.grading.shared_gradebook import gradebook_of
from ipnb.grading.submission_rows import save_rows


class SettleLatePenalty(GradebookStep, AssignLatePenalties):
    """Preprocessor: nbgrader's own, with its plugin and limits, on the total of this moment."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Settle one submission's penalty.

        Parameters
        ----------
        nb : nbformat.NotebookNode
            The graded notebook.
        resources : dict
            nbgrader's, with the `GradingContext` under ``ipnb`` while it is graded, and without for feedback.

        Returns
        -------
        nb, resources
            The same.
        """
        here = resources["nbgrader"]
        if "ipnb" in resources:
            self._settle_graded(resources["ipnb"])
        else:
            with gradebook_of(here) as gradebook:
                self.settle(gradebook, here["assignment"], here["student"])
        return nb, resources

    def _settle_graded(self, context: GradingContext) -> None:
        """Set the penalty of what is being graded; whoever grades commits."""
        student, rows, db = context.student, context.rows, context.gradebook.db
        context.seconds_late = context.deadline.seconds_late(student, rows.timestamp)
        if context.seconds_late > 0:
            # the penalty depends on the score, so that has to be in the gradebook
            save_rows(db, [rows])
            self.work_out(context.gradebook, context.assignment, student)
        else:
            rows.save_lateness(db, context.deadline.extension(student), None)

    def settle(self, gradebook: Gradebook, assignment: str, student: str) -> float:
        """Set the penalty of one submission, commit, and return it in points (0 without a submission).

        Parameters
        ----------
        gradebook : nbgrader.api.Gradebook
        assignment, student : str
        """
        total, _ = self.work_out(gradebook, assignment, student)
        gradebook.db.commit()
        return total

    def settle_all(self, gradebook: Gradebook, assignments: Iterable[str]) -> None:
        """Set the penalties of every submission of some assignments, a few hundred a commit.

        Parameters
        ----------
        gradebook : nbgrader.api.Gradebook
        assignments : iterable of str
        """
        for assignment in assignments:
            wanted = select(SubmittedAssignment.student_id).join(SubmittedAssignment.assignment)
            found = gradebook.db.execute(wanted.where(Assignment.name == assignment)).scalars()
            for students in in_groups(sorted(found), AT_ONCE):
                for student in students:
                    self.work_out(gradebook, assignment, student)
                gradebook.db.commit()

    def points_off(self, student: str, score: float, late: float) -> float:
        """Return what a total would lose, without a look at the gradebook.

        Parameters
        ----------
        student
            Id.
        score
            The total, in points.
        late
            Seconds after the student's own due date.
        """
        self.init_plugin()
        penalty = self.plugin_inst.late_submission_penalty(student, score, late) or 0.0
        return max(0.0, min(penalty, score))

    def work_out(self, gradebook: Gradebook, assignment: str, student: str) -> tuple[float, float]:
        """Set the penalty without a commit.

        Parameters
        ----------
        gradebook : nbgrader.api.Gradebook
        assignment, student : str

        Returns
        -------
        penalty : float
            In points; 0 without a submission.
        seconds_late : float
        """
        try:
            submission = gradebook.find_submission(assignment, student)
        except MissingEntry:
            return 0.0, 0.0
        dates = DueDates(gradebook)
        dates.apply(submission)
        late, total = submission.total_seconds_late, 0.0
        # what came after the end of a sitting is for a person to decide, and no rule takes points off it
        takes_off = late > 0 and dates.sittings.of(assignment) is None
        if takes_off:
            self.init_plugin()
        for notebook in submission.notebooks:
            penalty = None
            if takes_off:
                gradebook.db.refresh(notebook, ["score"])
                penalty = self.plugin_inst.late_submission_penalty(student, notebook.score, late)
            if penalty is not None:
                penalty = self._check_late_penalty(notebook, penalty)
            notebook.late_submission_penalty = penalty
            total += penalty or 0.0
        return total, late
