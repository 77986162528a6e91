"""Preprocessor: the comment that a student finds beside a score. It runs after the grades are saved."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.formulation.vocabulary import held
from ipnb.grading.grade_submission import GradeResult
from ipnb.grading.grading_context import GradebookStep, GradingContext
from ipnb.grading.review_reasons import SAFETY


class WriteComments(GradebookStep, NbGraderPreprocessor):
    """Sets the automatic comment of each graded cell; a person's own is never touched and goes first."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Set the comments.

        Parameters
        ----------
        nb : nbformat.NotebookNode
            The graded notebook.
        resources : dict
            nbgrader's, with the `GradingContext` under ``ipnb``.

        Returns
        -------
        nb, resources
            The same.
        """
        context: GradingContext = resources["ipnb"]
        shown = [cell for cell in context.assignment_cells.cells if cell.is_shown]
        comments = {
            c.name: _form(context.result) if c.is_form else _narrative(context, c.name)
            for c in shown
            if not c.is_talk and not c.is_test
        }
        if comments:
            context.rows.save_comments(comments)
        return nb, resources


def _form(result: GradeResult) -> str:
    if all(reason.kind == SAFETY for reason in result.review_reasons):
        revision = (result.answers or {}).get("revision")
        read = held("comment.read" if revision is None else "comment.read_save", revision=revision)
        return f"{read} {held('comment.person')}" if result.needs_review else read
    return held("comment.ungraded")


def _narrative(context: GradingContext, name: str) -> str | None:
    return held("comment.blank") if context.is_blank(name) else None
