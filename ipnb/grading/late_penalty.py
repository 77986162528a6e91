"""Late penalties on the total as it stands, marks by hand included, instead of frozen when the form was
graded.

nbgrader works the penalty out once, in `nbgrader autograde`, from a score in which the marks by hand are
still missing. Here it is worked out again wherever it is used: when grading, before feedback and before an
export."""

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import AssignLatePenalties

from ipnb.grading.due import DueDates


class SettleLatePenalty(AssignLatePenalties):
    """Preprocessor: nbgrader's own, with its plugin and limits, on the total of this moment."""

    def preprocess(self, nb, resources):
        here = resources["nbgrader"]
        if "ipnb" in resources:
            self.settle(resources["ipnb"].gradebook, here["assignment"], here["student"])
        else:
            with Gradebook(here["db_url"]) as gradebook:
                self.settle(gradebook, here["assignment"], here["student"])
        return nb, resources

    def settle(self, gradebook, assignment: str, student: str) -> float:
        """Set the penalty of one submission and return it, in points (0 without a submission)."""
        try:
            submission = gradebook.find_submission(assignment, student)
        except MissingEntry:
            return 0.0
        DueDates(gradebook).apply(submission)
        self.init_plugin()
        total = 0.0
        for notebook in submission.notebooks:
            gradebook.db.refresh(notebook, ["score"])
            penalty, late = None, submission.total_seconds_late
            if late > 0:
                penalty = self.plugin_inst.late_submission_penalty(student, notebook.score, late)
            if penalty is not None:
                penalty = self._check_late_penalty(notebook, penalty)
            notebook.late_submission_penalty = penalty
            total += penalty or 0.0
        gradebook.db.commit()
        return total
