"""Preprocessor: scores, comments and what came after a sitting, from the gradebook into a graded notebook."""

from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import GetGrades

from ipnb.grading.shared_gradebook import gradebook_of
from ipnb.grading.sittings import Sittings, after_end_words


class ReadGrades(GetGrades):
    """nbgrader's preprocessor, which also says of a score that nobody has given yet that it waits.

    nbgrader's own reports such a score as 0.0. It also asks for each cell anew, by a query that walks the whole
    class; here a submission's rows are read together.
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
        here = resources["nbgrader"]
        with gradebook_of(here) as gradebook:
            submission = gradebook.find_submission(here["assignment"], here["student"])
            (notebook,) = (one for one in submission.notebooks if one.name == here["notebook"])
            grades = {grade.name: grade for grade in notebook.grades}
            comments = {comment.name: comment for comment in notebook.comments}
            for cell in nb.cells:
                if utils.is_grade(cell) or utils.is_solution(cell) or utils.is_task(cell):
                    meta = cell.metadata.nbgrader
                    _add_grade(meta, grades.get(meta.grade_id))
                    _add_comment(meta, comments.get(meta.grade_id))
            penalty = notebook.late_submission_penalty or 0
            here["score"] = notebook.score - penalty
            here["max_score"] = notebook.max_score
            here["late_penalty"] = penalty
            sitting = Sittings(gradebook).of(here["assignment"])
            if sitting is not None:
                here["after_end"] = after_end_words(sitting, here["student"], submission.timestamp)
        return nb, resources


def _add_grade(meta: Any, grade: Any) -> None:
    if grade is not None:
        meta["score"], meta["points"] = grade.score, grade.max_score
        meta["waits"] = bool(grade.needs_manual_grade)


def _add_comment(meta: Any, comment: Any) -> None:
    """Take only what a person wrote; the automatic comment says what the page says better."""
    if comment is not None:
        meta["comment"] = comment.manual_comment
