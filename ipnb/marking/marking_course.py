"""An assignment as a marker needs it: its cells and case, read once for as long as they do not change."""

from typing import Any

from ipnb.grading.assignment_reader import UnusableAssignment, known_cells
from ipnb.grading.database_tables import create_missing_tables
from ipnb.grading.defence_material import DefenceMaterial, defence_material
from ipnb.grading.defence_page import AskedView, sheets
from ipnb.grading.grading_inputs import GradingInputs, is_outdated, load_grading_inputs
from ipnb.grading.marking_tables import TABLES
from ipnb.grading.records import Records
from ipnb.grading.review_reasons import in_sentences
from ipnb.marking.course_rubrics import course_scale
from ipnb.marking.marked_class import Marked
from ipnb.marking.parts import ARGUMENTS, TALK, Part, argument_scale, parts_of, talk_scale
from ipnb.marking.scale import Scale
from ipnb.marking.sheet import FIRST


class NothingToMark(LookupError):
    """An assignment or a part cannot be marked here; the message says why and what to do."""


class CourseCache:
    """What is read of a course's files, kept until a file changes."""

    def __init__(self) -> None:
        self._inputs: dict[str, GradingInputs] = {}
        self._talks: dict[str, tuple[object, DefenceMaterial]] = {}

    def inputs(self, coursedir: Any, assignment: str) -> GradingInputs:
        """Return case and key of an assignment."""
        where = coursedir.root, assignment, coursedir.source_directory
        known = self._inputs.get(assignment)
        if known is None or is_outdated(known.digests, *where):
            known = self._inputs[assignment] = load_grading_inputs(*where)
        return known

    def talks(self, gradebook: Any, coursedir: Any, inputs: GradingInputs) -> DefenceMaterial:
        """Return the questions of a class, drawn up anew when somebody was graded."""
        graded = sorted(
            (one.student, one.graded_at)
            for one in Records(gradebook).each_latest(inputs.assignment)
        )
        state = (graded, dict(inputs.digests))
        known = self._talks.get(inputs.assignment)
        if known is None or known[0] != state:
            made = defence_material(gradebook, coursedir, inputs.assignment, inputs)
            known = self._talks[inputs.assignment] = state, made
        return known[1]


class MarkingCourse:
    """One assignment.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment
        Its name.
    cache
        Of this server.

    Raises
    ------
    NothingToMark
    """

    def __init__(self, gradebook: Any, coursedir: Any, assignment: str, cache: CourseCache):
        self.gradebook, self.coursedir, self.assignment = gradebook, coursedir, assignment
        self._cache = cache
        create_missing_tables(gradebook.engine, TABLES)
        try:
            self.cells = known_cells(gradebook, assignment)
        except UnusableAssignment as problem:
            raise NothingToMark(f"{problem}.") from None
        self.inputs = cache.inputs(coursedir, assignment)
        if self.cells.has_tests or self.inputs.tests:
            raise NothingToMark(
                f"{assignment} is a notebook with code. It is marked in Formgrader, under Manual Grading."
            )
        if other := self.inputs.other_than_case:
            raise NothingToMark(f"{assignment} is {other}, in which there is nothing to mark.")
        if self.inputs.case is None or self.inputs.vignette is None:
            raise NothingToMark(" ".join(in_sentences(self.inputs.review_reasons)))
        self.case, self.vignette = self.inputs.case, self.inputs.vignette
        self.parts = parts_of(self.cells, self.case)

    def part(self, name: str) -> Part:
        """Return a part by its name.

        Raises
        ------
        NothingToMark
        """
        for one in self.parts:
            if one.name == name:
                return one
        known = ", ".join(one.name for one in self.parts) or "none"
        raise NothingToMark(f"{self.assignment} has no part {name} to mark. Its parts: {known}.")

    def scale(self, part: Part, marked: Marked | None) -> Scale:
        """Return what a student's part is marked by.

        Parameters
        ----------
        part
            What.
        marked
            Whose; None where the part has one rubric for everybody.
        """
        if part.kind == TALK:
            given = tuple(marked.sheet(FIRST).given) if marked else ()
            return talk_scale(self.asked(marked.student) if marked else (), given)
        if part.kind == ARGUMENTS:
            return argument_scale(marked.arguments if marked else {})
        return course_scale(self.gradebook, part.rubric)

    def asked(self, student: str) -> tuple[AskedView, ...]:
        """Return the questions of a student's sheet; none where there is no sheet or no key."""
        if self.inputs.key is None:
            return ()
        material = self._cache.talks(self.gradebook, self.coursedir, self.inputs)
        return tuple(one for view in sheets(material, student) for one in view.asked)
