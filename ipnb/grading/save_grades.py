"""Preprocessor: scores and whether a person is waited for into the gradebook; whoever grades commits."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.grading.graded_notebook import Cell
from ipnb.grading.grading_context import GradebookStep, GradingContext
from ipnb.grading.merge_scores import MergedGrade, SavedGrade, merge_scores
from ipnb.grading.records import Record

NEVER_ASKED = (
    "this text came into the assignment after the student had fetched it, so a person decides."
)


class SaveGrades(GradebookStep, NbGraderPreprocessor):
    """In place of nbgrader's SaveAutoGrades, which can only give a cell of this kind a zero or nothing."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Save the scores.

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
        scores: dict[str, tuple[float | None, bool]] = {}
        for cell in context.assignment_cells.cells:
            if not cell.is_shown:
                # the check of what is still open: there is nothing to earn
                scores[cell.name] = 0.0, False
                continue
            grade = _merged(context, cell)
            scores[cell.name] = grade.auto, grade.needs_review
        if context.assignment_cells.has_tests:
            _note_tests(context)
        context.rows.save_grades(scores)
        return nb, resources


def _merged(context: GradingContext, cell: Cell) -> MergedGrade:
    """Merge one cell's score with a person's mark, and note it in the record."""
    before = context.rows.saved_grade(cell.name)
    comment = None if cell.is_test else context.rows.comments[cell.name].manual_comment
    context.record.before[cell.name] = _as_stored(before, comment)
    grade = merged_grade(context, cell, before)
    if not cell.is_talk:
        if cell.is_text and context.was_never_asked(cell.name):
            context.record.notes.append(f"{cell.name}: {NEVER_ASKED}")
        _note(context.record, cell, context.digest_of(cell), grade)
    return grade


def merged_grade(context: GradingContext, cell: Cell, before: SavedGrade) -> MergedGrade:
    """Merge one cell's score with a person's mark; nothing is changed by it.

    Parameters
    ----------
    context
        The submission as it is graded now.
    cell
        Of the assignment.
    before
        The grade in the gradebook.
    """
    if cell.is_talk:
        # what was said stays said, whatever is handed in or graded again after it
        return MergedGrade(None, needs_review=before.manual is None, marked=None)
    last = context.earlier[-1] if context.earlier else None
    return merge_scores(
        cell.name,
        "answers" if cell.is_form or cell.is_test else "text",
        _automatic(context, cell),
        context.digest_of(cell),
        before,
        graded_on=last.texts.get(cell.name) if last else None,
        marked_on=last.marked.get(cell.name) if last else None,
    )


def _automatic(context: GradingContext, cell: Cell) -> float | None:
    """Return the score that needs nobody: a form's or a test's points, or 0 for a text handed in blank."""
    if cell.is_form:
        if context.result.share is None:
            return None
        return float(round(min(max(context.result.share, 0.0), 1.0) * cell.max_points, 2))
    if cell.is_test:
        return context.result.points.get(cell.name)
    return 0.0 if context.is_blank(cell.name) else None


def _note_tests(context: GradingContext) -> None:
    """Note what all tests earned together, if that is known."""
    tests = [cell for cell in context.assignment_cells.cells if cell.is_test]
    earned = [context.result.points.get(cell.name) for cell in tests]
    known = [points for points in earned if points is not None]
    context.record.max_points = sum(cell.max_points for cell in tests)
    context.record.points = sum(known) if len(known) == len(earned) else None


def _note(record: Record, cell: Cell, now: str | None, grade: MergedGrade) -> None:
    if cell.is_form:
        record.points, record.max_points = grade.auto, cell.max_points
    if now is not None:
        record.texts[cell.name] = now
    if grade.marked is not None:
        record.marked[cell.name] = grade.marked
    if grade.note:
        record.notes.append(grade.note)


def _as_stored(grade: SavedGrade, comment: str | None) -> dict[str, Any]:
    return {
        "auto": grade.auto,
        "manual": grade.manual,
        "extra": grade.extra,
        "waits": grade.needs_review,
        "comment": comment,
    }
