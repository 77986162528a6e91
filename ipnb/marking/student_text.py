"""One student's text with what they judged, from the graded files: shown as it was typed, as plain data."""

import json
from pathlib import Path
from typing import Any

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.answers import load_answers
from ipnb.formulation.build import FORM_CELL
from ipnb.formulation.labels import number_of
from ipnb.formulation.vignette import Vignette
from ipnb.formulation.vocabulary import SURENESS
from ipnb.grading.defence_page import AskedView
from ipnb.grading.graded_files import META
from ipnb.grading.plain_text import clean
from ipnb.grading.read_submission import read_submission
from ipnb.grading.submission import submission_digest
from ipnb.grading.untrusted_files import ANSWERS
from ipnb.marking.marked_class import Marked
from ipnb.marking.marking_course import MarkingCourse
from ipnb.marking.parts import ARGUMENTS, TALK, Part

#: signs of a text that are shown; what is longer stands in the submitted notebook
LONGEST = 60_000


def case_view(course: MarkingCourse) -> list[dict[str, Any]]:
    """Tell the case: its segments with their lines."""
    segments = {one["id"]: one["label"] for one in course.case.get("segments", ())}
    told: list[dict[str, Any]] = []
    for one in course.case.get("sentences", ()):
        label = segments.get(one.get("seg", ""), "")
        if not told or told[-1]["label"] != label:
            told.append({"label": label, "lines": []})
        line = [number_of(one["id"]), one.get("speaker", ""), one["text"]]
        told[-1]["lines"].append(line)
    return told


def text_view(course: MarkingCourse, part: Part, marked: Marked) -> dict[str, Any]:
    """Tell one text, with the judgements that the student made beside it.

    Parameters
    ----------
    course
        The assignment.
    part, marked
        What is marked, and whose.
    """
    folder = _graded_folder(course, marked.student)
    return {
        **_text(course, part, marked, folder),
        "judgements": _judgements(course, folder / ANSWERS),
        "newer": _is_newer(course, marked),
    }


def _graded_folder(course: MarkingCourse, student: str) -> Path:
    here = course.coursedir
    return Path(here.format_path(here.autograded_directory, student, course.assignment))


def _text(course: MarkingCourse, part: Part, marked: Marked, folder: Path) -> dict[str, Any]:
    if part.kind == TALK:
        asked = [_asked(one) for one in course.asked(marked.student)]
        return {"prompt": part.title, "asked": asked, "text": "", "typed": ""}
    notebook = folder / f"{course.cells.notebook}.ipynb"
    if part.kind == ARGUMENTS:
        argued = _argued(marked, _cell(notebook, FORM_CELL))
        return {"prompt": part.title, "argued": argued, "text": "", "typed": ""}
    prompt = next(one for one in course.vignette.narrative if one.id == part.name)
    found = _cell(notebook, part.name)
    text, typed = (clean(str(found.get(name) or ""))[:LONGEST] for name in ("text", "typed"))
    return {
        "prompt": part.title,
        "text": text,
        "typed": typed,
        "words": [prompt.fewest, prompt.most],
        "missing": not found,
    }


def _argued(marked: Marked, form: dict[str, Any]) -> list[dict[str, str]]:
    """Tell each argument with the student's answer and what feedback says of it."""
    sections = form.get("explained", {}).get("sections", {})
    told = {
        one["argued"].strip(): one
        for section in sections.values()
        for one in section["items"]
        if one.get("argued")
    }
    found = []
    for place, text in marked.arguments.items():
        one = told.get(text.strip(), {})
        said = (str(one.get(part) or "").rstrip(".") for part in ("judged", "why"))
        feedback = " ".join(f"{words}." for words in said if words)
        yours = str(one.get("yours") or "")
        found.append({"place": place, "text": text, "yours": yours, "feedback": feedback})
    return found


def _asked(one: AskedView) -> dict[str, Any]:
    return {
        "ask": one.ask,
        "about": " · ".join(filter(None, (one.place, one.answer or one.quote))),
        "lines": [list(line) for line in one.lines],
        "note": one.note,
    }


def _cell(notebook: Path, name: str) -> dict[str, Any]:
    """Return what the graded notebook keeps of one text; {} where it cannot be read."""
    try:
        cells = json.loads(notebook.read_bytes())["cells"]
        (own,) = (
            one for one in cells if one["metadata"].get("nbgrader", {}).get("grade_id") == name
        )
        kept: dict[str, Any] = own["metadata"][META]
        return kept
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _judgements(course: MarkingCourse, file: Path) -> list[dict[str, Any]]:
    """Tell what was judged, section by section; nothing where the answers no longer fit the case."""
    try:
        answers = Answers.from_data(load_answers(file, course.case))
    except (OSError, DocumentError):
        return []
    return [_section(course.vignette, answers, one.name) for one in course.vignette.in_order]


def _section(vignette: Vignette, answers: Answers, name: str) -> dict[str, Any]:
    section = vignette.sections[name]
    return {
        "title": vignette.section_title(name),
        "sure": SURENESS.get(answers.confidence.get(name), ""),
        "lines": [clean(line) for line in section.as_lines(answers.to(name), vignette)],
    }


def _is_newer(course: MarkingCourse, marked: Marked) -> bool:
    """Whether something else was handed in since this was graded."""
    here, cells = course.coursedir, course.cells
    folder = here.format_path(here.submitted_directory, marked.student, course.assignment)
    if marked.handed_in is None or not Path(folder).is_dir():
        return False
    try:
        now = read_submission(folder, cells.notebook, cells.released, has_tests=False)
    except OSError:
        return False
    return submission_digest(now) != marked.handed_in
