"""Preprocessor: which chapters count, as text under the graded cell and as data for the feedback page."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.chapter_exercises.counting import Counted, rule
from ipnb.grading.graded_files import META
from ipnb.grading.grading_context import NotebookStep, SubmissionContext
from ipnb.grading.review_reasons import blocking


class ShowExercises(NotebookStep, NbGraderPreprocessor):
    """Fills in what `ShowFormulation` has nothing to say about; leaves every other assignment alone."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Fill in the graded cell.

        Parameters
        ----------
        nb
            The graded notebook, after `ShowFormulation`.
        resources
            With the `SubmissionContext` under ``ipnb``.
        """
        context: SubmissionContext = resources["ipnb"]
        asked, counted = context.inputs.exercises, context.result.counted
        if asked is None or counted is None:
            return nb, resources
        for cell in nb.cells:
            if cell.metadata.get(META, {}).get("kind") != "form":
                continue
            (output,) = cell.outputs
            output["text"] = f"{output['text'].strip()}\n\n{in_words(counted)}".strip() + "\n"
            # whose exercises are in doubt is told nothing about them: they may be somebody else's
            if not blocking(context.result.review_reasons):
                told = counted.to_data() | {"rule": rule(asked)}
                dict.__setitem__(cell.metadata[META], "exercises", told)
        return nb, resources


def in_words(counted: Counted) -> str:
    """Say chapter by chapter what was done.

    Parameters
    ----------
    counted
        What was counted of one student.
    """
    width = max(len(one.title) for one in counted.chapters)
    lines = [
        f"{one.number:>3}. {one.title:<{width}}  {one.done:>2} of {one.of:>2}"
        f"{'  counts' if one.counts else ''}"
        for one in counted.chapters
    ]
    left_out = f", {counted.left_out} of them left out by the student" if counted.left_out else ""
    return "\n".join(
        [
            f"{counted.counting} of {len(counted.chapters)} chapters count{left_out}; "
            f"{counted.done} of {counted.of} exercises were done.",
            *lines,
            f"Cards of the review that were met, which earn nothing: {counted.cards}.",
        ]
    )
