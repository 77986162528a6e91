"""From what was done to a share of the points: chapters are counted, and nothing is judged. Pure."""

import math
from dataclasses import asdict, dataclass
from typing import Any

from ipnb.chapter_exercises.exercise_list import ExerciseList
from ipnb.chapter_exercises.handed_in import HandedIn


@dataclass(frozen=True)
class CountedChapter:
    """How far one chapter is.

    Attributes
    ----------
    id, number, title
        As the book has them.
    done, of : int
        Exercises.
    needed : int
        How many make the chapter count.
    """

    id: str
    number: int
    title: str
    done: int
    of: int
    needed: int

    @property
    def counts(self) -> bool:
        """Whether enough of its exercises were done."""
        return self.done >= self.needed


@dataclass(frozen=True)
class Counted:
    """What was counted of one student.

    Attributes
    ----------
    chapters : tuple of CountedChapter
        In the book's order.
    left_out : int
        Chapters that count because the student left them out; never more than there are others.
    aside : tuple of str
        Exercises that are not in the list: of another edition, for example. They lower nothing.
    cards : int
        Cards of the review, which earn nothing.
    """

    chapters: tuple[CountedChapter, ...]
    left_out: int
    aside: tuple[str, ...]
    cards: int

    @property
    def done(self) -> int:
        """How many exercises of the list were done."""
        return sum(chapter.done for chapter in self.chapters)

    @property
    def of(self) -> int:
        """How many exercises there are."""
        return sum(chapter.of for chapter in self.chapters)

    @property
    def counting(self) -> int:
        """How many chapters count, those left out among them."""
        return sum(chapter.counts for chapter in self.chapters) + self.left_out

    @property
    def share(self) -> float:
        """The share of the points, from 0 to 1."""
        return self.counting / len(self.chapters) if self.chapters else 0.0

    def to_data(self) -> dict[str, Any]:
        """Return it as plain data, with what is worked out."""
        chapters = [asdict(one) | {"counts": one.counts} for one in self.chapters]
        return {
            "chapters": chapters,
            "left_out": self.left_out,
            "aside": list(self.aside),
            "cards": self.cards,
            "done": self.done,
            "of": self.of,
            "counting": self.counting,
        }


def needed(of: int, share: float) -> int:
    """Return how many of a chapter's exercises make it count.

    Parameters
    ----------
    of
        How many it has.
    share
        Of a list.
    """
    # a hair less: 0.8 of 10 must not become 9 by a rounding of the machine
    return max(1, math.ceil(of * share - 1e-9))


def count(asked: ExerciseList, given: HandedIn) -> Counted:
    """Count what was handed in.

    Parameters
    ----------
    asked
        The list.
    given
        What was handed in.
    """
    chapters = tuple(
        CountedChapter(
            chapter.id,
            chapter.number,
            chapter.title,
            sum(one.id in given.done for one in chapter.exercises),
            len(chapter.exercises),
            needed(len(chapter.exercises), asked.share),
        )
        for chapter in asked.chapters
    )
    open_ones = sum(not chapter.counts for chapter in chapters)
    aside = tuple(sorted(set(given.done) - asked.ids))
    return Counted(chapters, min(given.left_out, open_ones), aside, given.cards)


def rule(asked: ExerciseList) -> str:
    """Return the rule in words for students, instructors and feedback.

    Parameters
    ----------
    asked
        The list.
    """
    chapters = len(asked.chapters)
    return (
        f"A chapter counts when at least {asked.share:.0%} of its exercises were done, right or wrong; an "
        "exercise is done once it was checked with an answer in it. A chapter that you leave out for reasons "
        f"of your own counts as done. The points are the share of the {chapters} chapters that count, out of "
        f"{asked.points:g}."
    )
