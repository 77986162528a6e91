"""Preprocessor: the form's answers and what they earned, as text under the graded cell."""

import re
import textwrap
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.formulation.feedback import as_text
from ipnb.formulation.labels import number_of
from ipnb.formulation.vocabulary import held
from ipnb.grading.grade_submission import GradeResult
from ipnb.grading.graded_files import META
from ipnb.grading.graded_notebook import MARKER
from ipnb.grading.grading_context import NotebookStep, SubmissionContext
from ipnb.grading.plain_text import clean
from ipnb.grading.review_reasons import SAFETY, blocking, in_sentences

#: characters that fit on a line in Formgrader
WIDTH = 110
_ODD_SPACE = re.compile(r"[\t\n\r\x0b\x0c]")


class ShowFormulation(NotebookStep, NbGraderPreprocessor):
    """Fills in the output that Formgrader shows, and the data that the feedback page is made from."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Fill in the form's cell.

        Parameters
        ----------
        nb
            The graded notebook, as `graded_notebook.blank_notebook` makes it.
        resources
            With the `SubmissionContext` under ``ipnb``.
        """
        context: SubmissionContext = resources["ipnb"]
        for cell in nb.cells:
            # a cell with a kind of its own holds a student's code
            if cell.cell_type == "code" and "kind" not in cell.metadata.get(META, {"kind": ""}):
                max_points = cell.metadata.nbgrader.points
                text = _in_words(context.result, max_points)
                cell.outputs = [{"output_type": "stream", "name": "stdout", "text": text}]
                # past nbformat's own way, which would make a notebook node of each of its thousand parts
                dict.__setitem__(cell.metadata, META, _for_feedback(context))
                if (points := context.result.suggested_points(max_points)) is not None:
                    cell.metadata[MARKER] = {"suggested": points}
        return nb, resources


def _in_words(result: GradeResult, max_points: float) -> str:
    """Say why it needs review and what to do first, then what was answered, section by section."""
    lines = _review_lines(result, max_points) if result.needs_review else []
    lines += [f"Note: {note}" for note in result.notes]
    lines += [f"({notice})" for notice in result.notices]
    if result.explained is not None:
        lines += ["", *as_text(result.explained).splitlines()]
    return clean("\n".join(_wrapped(line) for line in lines)).strip() + "\n"


def _review_lines(result: GradeResult, max_points: float) -> list[str]:
    lines = [held("marking.heading")]
    others = [reason for reason in result.review_reasons if reason.kind != SAFETY]
    lines += [f"- {text}" for text in in_sentences(others)]
    # the same thing to do for each missed cue, so it is said once
    lines += dict.fromkeys(f"- {r.remedy}" for r in result.review_reasons if r.kind == SAFETY)
    if (points := result.suggested_points(max_points)) is not None:
        lines.append(f"- {held('marking.suggested', points=points, most=max_points)}")
    return [*lines, ""]


def _wrapped(line: str) -> str:
    """Wrap a line: Formgrader cuts off what is wider than its page."""
    if len(line) <= WIDTH and line.isprintable():
        return line.rstrip(" ")
    if not line.strip():
        return ""
    ends_plainly = line.rstrip() == line.rstrip(" ")
    if len(line) <= WIDTH and ends_plainly and not _ODD_SPACE.search(line):
        # what textwrap makes of it, at a tenth of the cost
        return line.rstrip(" ")
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(line, WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def _for_feedback(context: SubmissionContext) -> dict[str, Any]:
    """Collect only what a student may see: reasons for review, and answers explained with their sentences."""
    result, case = context.result, context.inputs.case or {}
    data: dict[str, Any] = {
        "kind": "form",
        "holds": [{"kind": r.kind, "reason": r.reason} for r in result.review_reasons],
        "notices": list(result.notices),
        "revision": (result.answers or {}).get("revision"),
        "saved_at": (result.answers or {}).get("saved_at"),
    }
    # whose answers are in doubt is told nothing about them: they may be somebody else's
    if result.explained is not None and not blocking(result.review_reasons):
        data["explained"] = result.explained
        # a notebook file sorts its names
        data["order"] = list(result.explained["sections"])
        data["sentences"] = _sentences(case, result.explained)
        data["lines"] = {one["id"]: number_of(one["id"]) for one in case.get("sentences", [])}
    return data


def _sentences(case: dict[str, Any], explained: dict[str, Any]) -> dict[str, str]:
    wanted = {
        sentence
        for section in explained["sections"].values()
        for item in section["items"]
        for sentence in item.get("matters") or []
    }
    return {one["id"]: one["text"] for one in case.get("sentences", []) if one["id"] in wanted}
