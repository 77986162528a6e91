"""Preprocessor: the form's answers and what they earned, as text under the graded cell."""

from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.grading.graded_notebook import META
from ipnb.grading.plain_text import clean


class ShowFormulation(NbGraderPreprocessor):
    """Fills in the output that Formgrader shows, and the data that the feedback page is made from."""

    def preprocess(self, nb, resources):
        work = resources["ipnb"]
        for cell in nb.cells:
            if cell.cell_type == "code" and META in cell.metadata:
                cell.outputs = [new_output("stream", name="stdout", text=self._text(work, cell))]
                cell.metadata[META] = _for_feedback(work)
        return nb, resources

    def _text(self, work, cell) -> str:
        verdict, parts = work.verdict, []
        if verdict.holds and verdict.provisional is not None:
            points = round(verdict.provisional * cell.metadata.nbgrader.points, 2)
            parts.append(
                f"If nothing else is decided: {points:g} of {cell.metadata.nbgrader.points:g} points."
            )
        parts += [f"Note: {note}" for note in verdict.notes]
        head = "\n".join(parts)
        return clean(f"{head}\n\n{verdict.text}" if head else verdict.text)


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
    if verdict.explained is not None:
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
