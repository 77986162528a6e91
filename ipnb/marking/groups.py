"""Texts grouped by what their writers judged: "Window, Part 2: below" -> the texts of those who said so."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ipnb.formulation.kinds.wording import shortened
from ipnb.formulation.labels import number_of
from ipnb.formulation.vignette import Vignette
from ipnb.grading.untrusted_files import ANSWERS
from ipnb.marking.marked_class import Marked
from ipnb.marking.marking_course import MarkingCourse


def groups(vignette: Vignette, given: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Group texts by every judgement that was chosen from options.

    Parameters
    ----------
    vignette
        What was asked.
    given
        Id of a text -> the answers of whoever wrote it.

    Returns
    -------
    list of dict
        ``section`` (title), ``item`` (words), ``option`` (words) and ``ids``, in the order of the form; only
        where students differ.
    """
    found = []
    for section in vignette.in_order:
        for item in section.items:
            chosen = _chosen(given, section.name, item)
            if len(chosen) < 2:
                continue
            is_line = item in vignette.sentences
            words = f"Line {number_of(item)}" if is_line else vignette.item_words(item)
            found += [
                {
                    "section": vignette.section_title(section.name),
                    "item": shortened(words, 60),
                    "option": vignette.option_words(option),
                    "ids": ids,
                }
                for option, ids in sorted(chosen.items(), key=lambda one: -len(one[1]))
            ]
    return found


def _chosen(
    given: Mapping[str, Mapping[str, Any]], section: str, item: str
) -> dict[str, list[str]]:
    chosen = defaultdict(list)
    for name, answers in given.items():
        part = answers.get(section)
        option = part.get(item) if isinstance(part, dict) else None
        if isinstance(option, str):
            chosen[option].append(name)
        elif isinstance(part, list) and all(isinstance(one, str) for one in part):
            chosen["chosen" if item in part else "left out"].append(name)
    return dict(chosen)


def read_groups(course: MarkingCourse, rows: Iterable[Marked]) -> list[dict[str, Any]]:
    """Read the graded answers of a class, and group its texts.

    Parameters
    ----------
    course
        The assignment.
    rows
        Its texts.
    """
    here, given = course.coursedir, {}
    for one in rows:
        folder = here.format_path(here.autograded_directory, one.student, course.assignment)
        answers = _read(Path(folder) / ANSWERS)
        if answers is not None and not one.state:
            given[one.id] = answers
    return groups(course.vignette, given)


def _read(file: Path) -> dict[str, Any] | None:
    """Read answers that were checked when they were graded; None where they are not there."""
    try:
        answers = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return answers if isinstance(answers, dict) else None
