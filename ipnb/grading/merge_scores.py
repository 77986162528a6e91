"""What becomes of a person's mark when a submission is graded again. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SavedGrade:
    """A grade as it stands in the gradebook before this grading.

    Attributes
    ----------
    auto, manual, extra : float or None
        Automatic score, mark typed by a person, and extra credit, in points.
    needs_review : bool
        Whether it waits for a person.
    """

    auto: float | None
    manual: float | None
    extra: float | None
    needs_review: bool


@dataclass(frozen=True)
class MergedGrade:
    """What to save: the automatic score, whether a person has to look, and what to say about it.

    Attributes
    ----------
    marked : str or None
        Digest of what a person's mark was given for; None without a mark.
    """

    auto: float | None
    needs_review: bool
    marked: str | None
    note: str = ""


def merge_scores(
    name: str,
    noun: str,
    auto: float | None,
    now: str | None,
    before: SavedGrade,
    graded_on: str | None,
    marked_on: str | None,
) -> MergedGrade:
    """Decide about one cell: its new score beside a person's mark.

    Parameters
    ----------
    name, noun
        The cell, and what is graded in it, in a word: answers or text.
    auto
        The new automatic score; None for a text that a person marks, or when held.
    now
        Digest of what the cell is graded on now; None when it could not be read.
    before
        The grade in the gradebook.
    graded_on, marked_on
        From the last record: digest of what was graded then, and of what the mark was given for then.

    Returns
    -------
    MergedGrade
        A mark is never touched; it stands only if it was given for the same text and hides no other score.
    """
    if before.manual is None:
        return MergedGrade(auto, needs_review=auto is None, marked=None)
    # a mark that nobody is asked to look at again was given, or confirmed, for what was graded last
    marked = marked_on if before.needs_review else graded_on
    if marked is None or marked != now:
        note = f"{name}: the previous mark ({before.manual:g}) was for other {noun}.{_hides(auto)}"
        return MergedGrade(auto, True, marked, note)
    if auto is not None and auto != before.auto:
        note = f"{name}: a mark typed by hand ({before.manual:g}) hides a new score.{_hides(auto)}"
        return MergedGrade(auto, True, marked, note)
    return MergedGrade(auto, before.needs_review and auto is not None, marked)


def _hides(auto: float | None) -> str:
    return (
        ""
        if auto is None
        else f" It now earns {auto:g}; empty the field in Formgrader to use that."
    )
