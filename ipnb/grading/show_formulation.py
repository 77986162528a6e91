"""Preprocessor: the form's answers and what they earned, as text under the graded cell."""

import re
import textwrap

from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.formulation.feedback import as_text
from ipnb.grading.graded_notebook import MARKER, META
from ipnb.grading.plain_text import clean
from ipnb.grading.review_reasons import PERSON, blocking, in_sentences, suggested

#: characters that fit on a line in Formgrader
WIDTH = 110
_ODD_SPACE = re.compile(r"[\t\n\r\x0b\x0c]")


class ShowFormulation(NbGraderPreprocessor):
    """Fills in the output that Formgrader shows, and the data that the feedback page is made from."""

    def preprocess(self, nb, resources):
        work = resources["ipnb"]
        for cell in nb.cells:
            if cell.cell_type == "code" and META in cell.metadata:
                text = _in_words(work.verdict, cell.metadata.nbgrader.points)
                cell.outputs = [new_output("stream", name="stdout", text=text)]
                cell.metadata[META] = _for_feedback(work)
                if (points := suggested(work.verdict, cell.metadata.nbgrader.points)) is not None:
                    cell.metadata[MARKER] = {"suggested": points}
        return nb, resources


def _in_words(verdict, max_points: float) -> str:
    """For whoever marks: why it is held and what to do first, then what was answered, section by section."""
    lines = []
    if verdict.holds:
        lines.append("Held for a person: no score was given, and this is not a zero.")
        lines += [
            f"- {text}" for text in in_sentences(h for h in verdict.holds if h.kind != PERSON)
        ]
        lines += dict.fromkeys(f"- {hold.remedy}" for hold in verdict.holds if hold.kind == PERSON)
        if (points := suggested(verdict, max_points)) is not None:
            lines.append(f"- If nothing else is decided: {points:g} of {max_points:g} points.")
        lines.append("")
    lines += [f"Note: {note}" for note in verdict.notes]
    lines += [f"({notice})" for notice in verdict.notices]
    if verdict.explained is not None:
        lines += ["", *as_text(verdict.explained).splitlines()]
    return clean("\n".join(_wrapped(line) for line in lines)).strip() + "\n"


def _wrapped(line: str) -> str:
    """Formgrader cuts off what is wider than its page."""
    if not line.strip():
        return ""
    if len(line) <= WIDTH and not _ODD_SPACE.search(line):
        return line.rstrip(" ")  # what textwrap makes of it, at a tenth of the cost
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(line, WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def _for_feedback(work) -> dict:
    """Only what a student may see: reasons for holding and answers explained, with the sentences in words."""
    verdict, case = work.verdict, work.material.case or {}
    data = {
        "kind": "form",
        "holds": [{"kind": hold.kind, "reason": hold.reason} for hold in verdict.holds],
        "notices": list(verdict.notices),
        "revision": (verdict.answers or {}).get("revision"),
        "saved_at": (verdict.answers or {}).get("saved_at"),
    }
    # whose answers are in doubt is told nothing about them: they may be somebody else's
    if verdict.explained is not None and not blocking(verdict.holds):
        data["explained"] = verdict.explained
        data["order"] = list(verdict.explained["sections"])  # a notebook file sorts its names
        data["sentences"] = _sentences(case, verdict.explained)
    return data


def _sentences(case: dict, explained: dict) -> dict[str, str]:
    wanted = {
        sentence
        for section in explained["sections"].values()
        for item in section["items"]
        for sentence in item.get("matters") or []
    }
    return {one["id"]: one["text"] for one in case.get("sentences", []) if one["id"] in wanted}
