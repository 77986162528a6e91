"""What two markers gave the same texts, criterion by criterion."""

from collections import defaultdict
from collections.abc import Iterable

from ipnb.marking.marked_class import Marked, both_in, marked_class
from ipnb.marking.marking_course import MarkingCourse
from ipnb.marking.parts import TEXT
from ipnb.marking.scale import Scale
from ipnb.marking.sheet import FIRST, SECOND

#: first and second level of one criterion, a pair a text
Pairs = list[tuple[int, int]]


def paired_levels(rows: Iterable[Marked], scale: Scale) -> dict[str, Pairs]:
    """Pair the levels of texts that were marked twice, each time whole.

    Parameters
    ----------
    rows
        Texts of one part.
    scale
        By which all of them are marked.

    Returns
    -------
    dict
        Criterion's id -> pairs.
    """
    both = [
        (one.sheet(FIRST).levels(one.digest), one.sheet(SECOND).levels(one.digest))
        for one in rows
        if both_in(one, scale)
    ]
    return {
        criterion.id: [(first[criterion.id], second[criterion.id]) for first, second in both]
        for criterion in scale.criteria
    }


def second_marks(course: MarkingCourse) -> dict[str, Pairs]:
    """Pair the levels of all free texts of an assignment, for its report.

    Talks and arguments are left out: each student's has criteria of its own.

    Returns
    -------
    dict
        Criterion in words, with the number of the text where there are several -> pairs.
    """
    texts = [part for part in course.parts if part.kind == TEXT]
    found = defaultdict[str, Pairs](list)
    for number, part in enumerate(texts, 1):
        scale = course.scale(part, None)
        rows = marked_class(course.gradebook, course.cells, course.assignment, part)
        pairs = paired_levels(rows, scale)
        for criterion in scale.criteria:
            name = criterion.title if len(texts) == 1 else f"{criterion.title} (text {number})"
            found[name] += pairs[criterion.id]
    return dict(found)
