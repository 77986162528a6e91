"""Preprocessor: what students receive does not say "unchanged" about cells that nobody is to change."""

from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor


class OpenCells(NbGraderPreprocessor):
    """Last in a release: takes the checksum from cells that are both graded and a student's own.

    Answers are given in the form, so these cells stay as they were released. With the checksum of the
    released text Validate would call them failed however complete the form is. Grading does not need it: the
    gradebook keeps its own.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Take the checksum away.

        Parameters
        ----------
        cell : nbformat.NotebookNode
        resources : dict
        cell_index : int

        Returns
        -------
        cell, resources
            The same.
        """
        if utils.is_grade(cell) and utils.is_solution(cell):
            cell.metadata.nbgrader.pop("checksum", None)
        return cell, resources
