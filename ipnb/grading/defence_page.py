"""Defence sheets as pages: a page a student, in one file for the class or in one file each.

Whoever marks has on the sheet what the key and the class say; the sheet for students has the same questions and
nothing of that. Autoescaping is on, so nothing in it can act.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any

from ipnb.formulation.build import points
from ipnb.formulation.defence import DEFENCE_CELL
from ipnb.formulation.kinds.wording import lines_in_words, number_of, shortened
from ipnb.formulation.vignette import Vignette
from ipnb.formulation.vocabulary import DEFENCE, LEVELS
from ipnb.grading.defence_material import DefenceMaterial
from ipnb.grading.defence_questions import MOST, Question
from ipnb.grading.plain_text import short
from ipnb.web.standalone import standalone_page

TEMPLATES = Path(__file__).with_name("templates")
#: signs of a sentence of the case, of the student's own, and of a reason, that fit on a page with five questions
LINE, CLAIM, NOTE = 170, 330, 280
#: sentences of one question that are printed whole, by how full the page is; further ones by number
SHOWN = {True: 2, False: 3}
#: the file of the whole class; no student's id begins so
CLASS = "_whole-class.html"


@dataclass(frozen=True)
class AskedView:
    """One question as it is printed.

    Attributes
    ----------
    place, answer : str
        What it is about, and the student's answer; "" where it is about no judgement.
    quote : str
        What the student wrote, where it is about that.
    lines : tuple of (str, str)
        Number and words of the sentences to have before one.
    also : str
        Further lines that the student chose, by number; "" for none.
    note : str
        For whoever marks.
    """

    ask: str
    is_levelled: bool
    place: str
    answer: str
    quote: str
    lines: tuple[tuple[str, str], ...]
    also: str
    note: str


@dataclass(frozen=True)
class SheetView:
    """One student's page."""

    student: str
    name: str
    bring: str
    newer: bool
    asked: tuple[AskedView, ...]


def sheets(material: DefenceMaterial, only: str | None = None) -> list[SheetView]:
    """Prepare the pages, by student.

    Parameters
    ----------
    material
        Of the assignment.
    only
        One student's, where it is not for everybody.
    """
    words = _Words(material.case)
    return [
        SheetView(
            student=who,
            name=material.names.get(who, ""),
            bring=words.bring(asked),
            newer=who in material.newer,
            asked=tuple(words.view(one, SHOWN[len(asked) == MOST]) for one in asked),
        )
        for who, asked in material.questions.items()
        if only in (None, who)
    ]


def as_page(
    material: DefenceMaterial, views: Iterable[SheetView], for_students: bool = False
) -> str:
    """Write one HTML page with one printed page a student; it needs no other file."""
    views = list(views)
    wanted = {one.student for one in views}
    is_whole = wanted == set(material.questions)
    return standalone_page(
        TEMPLATES,
        "defence.html.j2",
        "defence.css",
        title=material.case["title"],
        assignment=material.case["id"],
        sheets=views,
        left_out=material.left_out if is_whole and not for_students else {},
        worth=points(material.case).get(DEFENCE_CELL),
        for_students=for_students,
        levels=LEVELS,
        rule=DEFENCE["rule"],
    )


def write_sheets(
    material: DefenceMaterial, folder: Path, only: str | None, for_students: bool
) -> list[Path]:
    """Write a file a student, and one for the whole class unless one student is asked for.

    Parameters
    ----------
    material
        Of the assignment.
    folder
        Made for its owner alone if it is not there.
    only
        One student, or None for everybody.
    for_students
        Whether to leave out what only whoever marks may see.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    views = sheets(material, only)
    pages = {folder / f"{one.student}.html": [one] for one in views}
    if only is None:
        pages = {folder / CLASS: views, **pages}
    for path, on_it in pages.items():
        path.write_text(as_page(material, on_it, for_students), encoding="utf-8")
    return list(pages)


# ---------------------------------------------------------------- words of the case


class _Words:
    """A case's words as they are printed."""

    def __init__(self, case: dict[str, Any]):
        self.vignette = Vignette.from_data(case)
        self.part_of = {one["id"]: one["seg"] for one in case["sentences"]}
        self.lines_of: dict[str, list[str]] = {}
        for one in case["sentences"]:
            self.lines_of.setdefault(one["seg"], []).append(one["id"])

    def view(self, question: Question, most: int) -> AskedView:
        """Return a question as it is printed, with at most so many sentences whole."""
        is_quote = question.place is None
        order = self.vignette.sentence_ids.index
        seen = sorted(set(question.sentences), key=order)
        shown = seen[:most]
        texts = self.vignette.sentences
        return AskedView(
            ask=question.ask,
            is_levelled=question.kind != "welcome",
            place=self._place(question),
            answer="" if is_quote else question.answer,
            quote=short(question.answer, CLAIM) if is_quote else "",
            lines=tuple(
                (number_of(one), shorten(texts[one], LINE, placeholder=" …")) for one in shown
            ),
            also=lines_in_words(seen[most:]),
            note=shorten(in_numbers(" ".join(question.marker)), NOTE, placeholder=" …"),
        )

    def _place(self, question: Question) -> str:
        if question.place is None:
            return ""
        section, item = question.place
        title = self.vignette.section_title(section)
        if item in self.vignette.sentences:
            return f"{title}, line {number_of(item)}"
        if item in self.lines_of:
            return f"{title}: {self._part(item)}"
        words = shortened(self.vignette.item_words(item), LINE)
        return title if item == section or words == title else f"{title}: {words}"

    def _part(self, segment: str) -> str:
        first, last = (number_of(self.lines_of[segment][n]) for n in (0, -1))
        lines = f"line {first}" if first == last else f"lines {first} to {last}"
        return f"“{self.vignette.segments[segment]}” ({lines})"

    def bring(self, asked: Iterable[Question]) -> str:
        """Say which parts of the case, and which pages of the form, to have open."""
        parts, pages = [], []
        for question in asked:
            parts += [self.part_of[one] for one in question.sentences]
            if question.place is not None:
                parts += [question.place.item] if question.place.item in self.lines_of else []
                pages.append(self.vignette.section_title(question.place.section))
        order = [one for one in self.vignette.segments if one in parts]
        told = "; ".join(map(self._part, order)) or "its first part"
        answers = ", ".join(dict.fromkeys(pages))
        return f"{told}. In the form: {answers}." if answers else f"{told}."


def in_numbers(text: str) -> str:
    """Write ids of sentences as people see them: ``s05`` -> "line 5"."""
    return re.sub(r"\bs(\d{2,3})\b", lambda found: f"line {int(found[1])}", text)
