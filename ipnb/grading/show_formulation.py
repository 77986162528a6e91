"""Preprocessor: the form's answers and what they earned, as text under the graded cell."""

import re
import textwrap

from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.formulation.feedback import as_text
from ipnb.grading.graded_notebook import MARKER, META
from ipnb.grading.plain_text import clean
from ipnb.grading.review_reasons import SAFETY, blocking, in_sentences, suggested_points

#: characters that fit on a line in Formgrader
WIDTH = 110
_ODD_SPACE = re.compile(r"[\t\n\r\x0b\x0c]")


class ShowFormulation(NbGraderPreprocessor):
    """Fills in the output that Formgrader shows, and the data that the feedback page is made from."""

    def preprocess(self, nb, resources):
        context = resources["ipnb"]
        for cell in nb.cells:
            if cell.cell_type == "code" and META in cell.metadata:
                text = _in_words(context.result, cell.metadata.nbgrader.points)
                cell.outputs = [new_output("stream", name="stdout", text=text)]
                cell.metadata[META] = _for_feedback(context)
                if (
                    points := suggested_points(context.result, cell.metadata.nbgrader.points)
                ) is not None:
                    cell.metadata[MARKER] = {"suggested": points}
        return nb, resources


def _in_words(result, max_points: float) -> str:
    """For whoever marks: why it is held and what to do first, then what was answered, section by section."""
    lines = []
    if result.review_reasons:
        lines.append("Held for a person: no score was given, and this is not a zero.")
        lines += [
            f"- {text}"
            for text in in_sentences(h for h in result.review_reasons if h.kind != SAFETY)
        ]
        lines += dict.fromkeys(
            f"- {hold.remedy}" for hold in result.review_reasons if hold.kind == SAFETY
        )
        if (points := suggested_points(result, max_points)) is not None:
            lines.append(f"- If nothing else is decided: {points:g} of {max_points:g} points.")
        lines.append("")
    lines += [f"Note: {note}" for note in result.notes]
    lines += [f"({notice})" for notice in result.notices]
    if result.explained is not None:
        lines += ["", *as_text(result.explained).splitlines()]
    return clean("\n".join(_wrapped(line) for line in lines)).strip() + "\n"


def _wrapped(line: str) -> str:
    """Formgrader cuts off what is wider than its page."""
    if not line.strip():
        return ""
    if len(line) <= WIDTH and not _ODD_SPACE.search(line):
        return line.rstrip(" ")  # what textwrap makes of it, at a tenth of the cost
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(line, WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def _for_feedback(context) -> dict:
    """Only what a student may see: reasons for holding and answers explained, with the sentences in words."""
    result, case = context.result, context.inputs.case or {}
    data = {
        "kind": "form",
        "holds": [{"kind": hold.kind, "reason": hold.reason} for hold in result.review_reasons],
        "notices": list(result.notices),
        "revision": (result.answers or {}).get("revision"),
        "saved_at": (result.answers or {}).get("saved_at"),
    }
    # whose answers are in doubt is told nothing about them: they may be somebody else's
    if result.explained is not None and not blocking(result.review_reasons):
        data["explained"] = result.explained
        data["order"] = list(result.explained["sections"])  # a notebook file sorts its names
        data["sentences"] = _sentences(case, result.explained)
    return data


def _sentences(case: dict, explained: dict) -> dict[str, str]:
    wanted = {
        sentence
        for section in explained["sections"].values()
        for item in section["items"]
        for sentence in item.get("matters") or []
    }
    return {one["id"]: one["text"] for one in case.get("sentences", []) if one["id"] in wanted}
