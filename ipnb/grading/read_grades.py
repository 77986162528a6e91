"""Preprocessor: scores, comments and what came after a sitting, from the gradebook into a graded notebook."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import GetGrades

from ipnb.grading.sittings import Sittings, after_end_words


class ReadGrades(GetGrades):
    """nbgrader's preprocessor, which also says of a score that nobody has given yet that it waits.

    nbgrader's own reports such a score as 0.0.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Read the grades, and whether it came after the end of a sitting.

        Parameters
        ----------
        nb
            A graded notebook.
        resources
            nbgrader's.

        Returns
        -------
        nb, resources
            The same.
        """
        nb, resources = super().preprocess(nb, resources)
        here = resources["nbgrader"]
        with Gradebook(here["db_url"]) as gradebook:
            sitting = Sittings(gradebook).of(here["assignment"])
            if sitting is not None:
                submission = gradebook.find_submission(here["assignment"], here["student"])
                here["after_end"] = after_end_words(sitting, here["student"], submission.timestamp)
        return nb, resources

    def _get_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        super()._get_score(cell, resources)
        here = resources["nbgrader"]
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader.grade_id, here["notebook"], here["assignment"], here["student"]
        )
        cell.metadata.nbgrader["waits"] = bool(grade.needs_manual_grade)

    def _get_comment(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        """Take only what a person wrote; the automatic comment says what the page says better."""
        here = resources["nbgrader"]
        comment = self.gradebook.find_comment(
            cell.metadata.nbgrader.grade_id, here["notebook"], here["assignment"], here["student"]
        )
        cell.metadata.nbgrader["comment"] = comment.manual_comment
