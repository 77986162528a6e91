"""Late penalties on the total as it stands, marks by hand included, instead of frozen when the form was
graded.

nbgrader works the penalty out once, in `nbgrader autograde`, from a score in which the marks by hand are
still missing. Here it is worked out again wherever it is used: when grading, before feedback and before an
export."""

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import AssignLatePenalties

from ipnb.grading.due_dates import DueDates


class SettleLatePenalty(AssignLatePenalties):
    """Preprocessor: nbgrader's own, with its plugin and limits, on the total of this moment."""

    def preprocess(self, nb, resources):
        here = resources["nbgrader"]
        if "ipnb" in resources:
            # whoever grades commits
            context = resources["ipnb"]
            context.seconds_late = self.work_out(
                context.gradebook, context.assignment, context.student
            )[1]
        else:
            with Gradebook(here["db_url"]) as gradebook:
                self.settle(gradebook, here["assignment"], here["student"])
        return nb, resources

    def settle(self, gradebook, assignment: str, student: str) -> float:
        """Set the penalty of one submission and return it, in points (0 without a submission)."""
        total, _ = self.work_out(gradebook, assignment, student)
        gradebook.db.commit()
        return total

    def work_out(self, gradebook, assignment: str, student: str) -> tuple[float, float]:
        """The same without a commit; the second number is how late it was, in seconds."""
        try:
            submission = gradebook.find_submission(assignment, student)
        except MissingEntry:
            return 0.0, 0.0
        DueDates(gradebook).apply(submission)
        late, total = submission.total_seconds_late, 0.0
        if late > 0:
            self.init_plugin()
        for notebook in submission.notebooks:
            penalty = None
            if late > 0:
                gradebook.db.refresh(notebook, ["score"])
                penalty = self.plugin_inst.late_submission_penalty(student, notebook.score, late)
            if penalty is not None:
                penalty = self._check_late_penalty(notebook, penalty)
            notebook.late_submission_penalty = penalty
            total += penalty or 0.0
        return total, late
