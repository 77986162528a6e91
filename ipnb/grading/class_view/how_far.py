"""How many of a case's judgements are answered, or chapter exercises done, in what was collected."""

import os
from dataclasses import dataclass
from pathlib import Path

from ipnb.chapter_exercises.counting import count
from ipnb.chapter_exercises.handed_in import parse_handed_in
from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.answers import parse_answers, parse_checked_answers
from ipnb.formulation.completeness import count_answered
from ipnb.grading.grading_inputs import GradingInputs
from ipnb.grading.object_storage import is_remote
from ipnb.grading.roster import RosterRow
from ipnb.grading.untrusted_files import ANSWERS, LIMITS, RefusedFile, read_untrusted_file


@dataclass(frozen=True)
class HowFar:
    """Judgements that are answered, and those that are asked for; of exercises the chapters that count."""

    answered: int
    of: int
    what: str = "judgements"

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left open."""
        return self.answered >= self.of


class HowFarReader:
    """Counts the answers of a folder once for as long as its file and the case stay as they are."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[object, HowFar | None]] = {}

    def read(self, row: RosterRow, inputs: GradingInputs) -> HowFar | None:
        """Return how far what was collected of somebody goes.

        Parameters
        ----------
        row
            As `roster.each_row` gives it.
        inputs
            The assignment's case.

        Returns
        -------
        HowFar or None
            None where there is no form, or its answers cannot be read or lie in another store.
        """
        folder = row.folder
        has_form = inputs.vignette is not None or inputs.exercises is not None
        if folder is None or not has_form or is_remote(folder):
            return None
        file = Path(folder) / ANSWERS
        try:
            state = os.lstat(file)
        except OSError:
            return None
        asked = inputs.digests.get("case") or inputs.digests.get("exercises")
        stamp = state.st_ino, state.st_mtime_ns, state.st_size, asked
        known = self._known.get(folder)
        if known is None or known[0] != stamp:
            known = self._known[folder] = stamp, _counted(file, inputs, _was_checked(row))
        return known[1]


def _was_checked(row: RosterRow) -> bool:
    """Say whether these answers were graded as they are, with the case as it is."""
    return row.graded and not (row.unread or row.outdated)


def _counted(file: Path, inputs: GradingInputs, was_checked: bool) -> HowFar | None:
    vignette, case = inputs.vignette, inputs.case
    try:
        data = read_untrusted_file(file, LIMITS[ANSWERS])
        if inputs.exercises is not None:
            counted = count(inputs.exercises, parse_handed_in(data))
            return HowFar(counted.counting, len(counted.chapters), "chapters")
        assert vignette is not None and case is not None
        answers = parse_checked_answers(data) if was_checked else parse_answers(data, case, ANSWERS)
    except (RefusedFile, DocumentError):
        # why is said where the submission is graded
        return None
    return HowFar(*count_answered(vignette, Answers.from_data(answers)))
