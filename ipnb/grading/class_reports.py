"""Reports for a server that is asked for them again and again: counted once for each state of a class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nbgrader.api import Gradebook

from ipnb.grading.class_view.read_class import listed_people
from ipnb.grading.grading_inputs import load_grading_inputs
from ipnb.grading.records import Records
from ipnb.grading.report import Report, report
from ipnb.grading.report_page import Beside, graded_answers
from ipnb.grading.report_scores import read_scores
from ipnb.grading.review_reasons import in_sentences


class NoReport(Exception):
    """There is nothing to report on; the message says why, and what to do."""


@dataclass(frozen=True)
class FoundReport:
    """A report, and what stands beside it."""

    report: Report
    beside: Beside


@dataclass
class ClassReports:
    """The newest report of each assignment, kept until a grading, the case or the key is another one."""

    _kept: dict[str, tuple[object, Report]] = field(default_factory=dict)

    def read(
        self,
        gradebook: Gradebook,
        coursedir: Any,
        assignment: str,
        marks: Mapping[str, Sequence[tuple[int, int]]] | None = None,
    ) -> FoundReport:
        """Report on an assignment.

        Parameters
        ----------
        gradebook : nbgrader.api.Gradebook
        coursedir : nbgrader.coursedir.CourseDirectory
        assignment
            Its name.
        marks
            Criterion or text, in words -> levels of the first and the second marker; None where nobody can know.

        Raises
        ------
        NoReport
        """
        inputs = load_grading_inputs(coursedir.root, assignment, coursedir.source_directory)
        if other := inputs.other_than_case:
            raise NoReport(f"This is {other}, and a report is of answers to a case.")
        if inputs.case is None or inputs.key is None:
            raise NoReport(" ".join(in_sentences(inputs.review_reasons)))
        newest = Records(gradebook).latest_stamp(assignment)
        if newest is None:
            raise NoReport(f"Nothing of {assignment} is graded yet. Grade it, then look again.")
        stamp = newest, tuple(sorted((name, value or "") for name, value in inputs.digests.items()))
        kept = self._kept.get(assignment)
        if kept is None or kept[0] != stamp:
            answers, left_out = graded_answers(gradebook, coursedir, assignment, inputs.case)
            kept = stamp, report(inputs.case, inputs.key, answers, left_out)
            self._kept[assignment] = kept
        names = {one.id: one.name for one in listed_people(gradebook).values()}
        return FoundReport(kept[1], Beside(read_scores(gradebook, assignment), marks, names))
