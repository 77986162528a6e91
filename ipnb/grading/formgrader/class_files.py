"""What Formgrader's addresses answer that take a class in from a file and give grades out as files."""

import re
from collections.abc import Sequence
from typing import Any

from nbgrader.server_extensions.formgrader.base import check_xsrf
from tornado import web

from ipnb.documents.diagnostics import Diagnostic, DocumentError
from ipnb.grading.class_view import files_page
from ipnb.grading.class_view.outcome_sheet import outcome_sheet
from ipnb.grading.equivalent_cases import equivalent_pairs, group_equivalents
from ipnb.grading.formgrader.class_pages import (
    ClassApi,
    ClassPage,
    Unanswerable,
    read_results,
    reading,
)
from ipnb.grading.grading_inputs import load_grading_inputs
from ipnb.grading.lms_grades.canvas import canvas_file, fill_canvas, is_canvas
from ipnb.grading.lms_grades.filled import Filled, NotThisFile
from ipnb.grading.lms_grades.final_numbers import FinalNumbers, read_final_numbers
from ipnb.grading.lms_grades.moodle import fill_gradebook, fill_worksheet, moodle_file
from ipnb.grading.lms_grades.table import UnreadableTable, read_table
from ipnb.grading.plain_text import named
from ipnb.grading.roster_file.enter import compare_roster, enter_roster
from ipnb.grading.roster_file.read import Ids, parse_roster

PLATFORMS = {"canvas": canvas_file, "moodle": moodle_file}
#: faults, and names, that are said at once
SAID = 40


def read_numbers(handler: Any) -> tuple[FinalNumbers, int]:
    """Read everybody's final numbers, and how many students there are."""
    here = handler.coursedir
    with reading(handler) as gradebook:
        names = [one.name for one in gradebook.assignments]
        pairs = equivalent_pairs(here.root, here.source_directory)
        titles = {}
        for name, *_ in group_equivalents(sorted(names), pairs):
            title = load_grading_inputs(here.root, name, here.source_directory).title
            titles[name] = title if title != name else ""
        parent = handler.settings["nbgrader_formgrader"]
        numbers = read_final_numbers(parent, gradebook, titles)
    return numbers, len(numbers.students)


class FilesHandler(ClassPage):
    """``/formgrader/class/files``: roster and export."""

    @web.authenticated
    @check_xsrf
    def get(self) -> None:
        """Answer with the page."""
        self.answer()

    def page(self, *parts: str) -> str:
        """Count what is final and write it."""
        numbers, students = read_numbers(self)
        units = [
            files_page.Exported(
                name,
                numbers.titles.get(name, ""),
                sum(name in one.scores for one in numbers.students),
                len(numbers.waiting.get(name, [])),
            )
            for name in sorted({*numbers.most, *numbers.titles})
        ]
        return files_page.as_page(units, students, self.formgrader_address)


class Download(ClassPage):
    """Mixin: a file, or words in its place."""

    def give(self, name: str, data: bytes) -> None:
        """Answer with a file of that name."""
        plain = re.sub(r"[^\w.-]", "_", name, flags=re.ASCII)
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="{plain}"')
        self.write(data)


class GradesHandler(Download):
    """``/formgrader/class/grades/<assignment>?for=canvas``, or ``moodle``."""

    @web.authenticated
    @check_xsrf
    def get(self, assignment: str) -> None:
        """Answer with the file."""
        make = PLATFORMS.get(self.get_argument("for", "canvas"))
        if make is None:
            raise web.HTTPError(404, "Files are made for Canvas and for Moodle.")
        try:
            numbers, _ = read_numbers(self)
        except Unanswerable as problem:
            raise web.HTTPError(problem.status, str(problem)) from problem
        if assignment not in numbers.most:
            raise web.HTTPError(404, "The gradebook does not know this assignment.")
        text = make(numbers, assignment)
        # without a byte-order mark, which an importer may read as a part of the first heading
        self.give(f"{assignment}-{self.get_argument('for', 'canvas')}.csv", text.encode())


class OutcomeSheetHandler(Download):
    """``/formgrader/class/outcomes.csv``."""

    @web.authenticated
    @check_xsrf
    def get(self) -> None:
        """Answer with the file."""
        try:
            self.give("outcomes.csv", outcome_sheet(*read_results(self)))
        except Unanswerable as problem:
            raise web.HTTPError(problem.status, str(problem)) from problem


class FillHandler(ClassApi):
    """``/formgrader/api/class/fill``: the platform's file as it is, answered with the filled one."""

    @web.authenticated
    @check_xsrf
    def post(self) -> None:
        """Fill it."""
        try:
            table = read_table(self.request.body)
            numbers, _ = read_numbers(self)
            filled, name = self._filled(table, numbers)
        except (UnreadableTable, NotThisFile) as problem:
            self.say(f"Nothing was filled. {problem}", 400)
        except Unanswerable as problem:
            self.say(f"Nothing was filled. {problem}", problem.status)
        else:
            self.say(filled.in_words(), problems=filled.problems, file=filled.text, name=name)

    def _filled(self, table: Any, numbers: FinalNumbers) -> tuple[Filled, str]:
        if assignment := self.get_argument("assignment", ""):
            if assignment not in numbers.most:
                raise NotThisFile("The gradebook does not know this assignment.")
            return fill_worksheet(table, numbers, assignment), f"{assignment}-moodle.csv"
        if is_canvas(table):
            return fill_canvas(table, numbers), "canvas-filled.csv"
        return fill_gradebook(table, numbers), "moodle-filled.csv"


def in_lines(found: Sequence[Diagnostic]) -> list[str]:
    """Say where each thing is, what it is and what to do, the first `SAID` of them."""
    lines = [_in_line(one) for one in found[:SAID]]
    more = len(found) - SAID
    return [*lines, f"And {more} more."] if more > 0 else lines


def _in_line(one: Diagnostic) -> str:
    line = f"Line {one.line}" if one.line else ""
    place = ", ".join(filter(None, (line, one.field)))
    words = f"{one.problem} {one.remedy}"
    return f"{place}: {words}" if place else words


class RosterHandler(ClassApi):
    """``/formgrader/api/class/roster``: a table, looked at, or entered with ``?enter=1``."""

    @web.authenticated
    @check_xsrf
    def post(self) -> None:
        """Look at it or enter it."""
        try:
            # whoever is in a gradebook already may be called anything that the hub takes
            roster = parse_roster(self.request.body, "", Ids.ANY)
        except DocumentError as problem:
            words = "Nothing was entered. Mend the file, and choose it again."
            self.say(words, 400, problems=in_lines(problem.diagnostics))
            return
        is_entered = bool(self.get_argument("enter", ""))
        try:
            with reading(self) as gradebook:
                act = enter_roster if is_entered else compare_roster
                change = act(gradebook, roster.students)
        except Unanswerable as problem:
            self.say(f"Nothing was entered. {problem}", problem.status)
            return
        problems = self._tell_the_hub([one.account for one in change.new]) if is_entered else []
        did = "Entered" if is_entered else "Not entered yet"
        who = [f"{one.last_name}, {one.first_name} ({one.account})" for one in change.new]
        if who:
            problems = [f"New: {named(who, SAID)}", *problems]
        problems += in_lines(roster.notes)
        self.say(f"{did}: {change.in_words()}", problems=problems)

    def _tell_the_hub(self, students: list[str]) -> list[str]:
        """Let the hub know of new students, as Formgrader does; what it refuses is said and stops nobody."""
        refused = []
        for student in students:
            try:
                self.authenticator.add_student_to_course(student, self.coursedir.course_id)
            except Exception as error:
                self.log.exception("%s was not added to the hub's group", student)
                refused.append(f"{student} ({type(error).__name__})")
        if not refused:
            return []
        return [
            f"In the gradebook, and not in the hub’s group of this course: {named(refused, SAID)}. Whoever runs "
            "the hub can add them."
        ]


ROUTES: list[tuple[Any, ...]] = [
    (r"/formgrader/class/files", FilesHandler),
    (r"/formgrader/class/grades/([^/]+)", GradesHandler),
    (r"/formgrader/class/outcomes\.csv", OutcomeSheetHandler),
    (r"/formgrader/api/class/fill", FillHandler),
    (r"/formgrader/api/class/roster", RosterHandler),
]
