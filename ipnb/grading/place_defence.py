"""Preprocessor: the levels of the talk into the cell in which a person marks it."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.formulation.defence import DEFENCE_CELL, levels_markdown
from ipnb.formulation.vocabulary import DEFENCE
from ipnb.grading.graded_files import META
from ipnb.grading.grading_context import NotebookStep


class PlaceDefence(NotebookStep, NbGraderPreprocessor):
    """Shows whoever marks what the levels are, and where the questions are."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Fill in the talk's cell.

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
        if cell.metadata.get("nbgrader", {}).get("grade_id") == DEFENCE_CELL:
            cell.source = f"**{DEFENCE['title']}**\n\n{DEFENCE['asked']}\n\n{levels_markdown()}"
            cell.metadata[META] = {"kind": "talk"}
        return cell, resources
