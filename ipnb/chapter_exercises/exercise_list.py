"""The chapters of the book with their exercises, and the rule by which doing them earns points."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

SCHEMA = "ipnb.exercise-list/1"
#: in an assignment's folder, for instructors and for students
FILE = "exercises.json"


@dataclass(frozen=True)
class Exercise:
    """One exercise of the book.

    Attributes
    ----------
    id : str
        By which a browser keeps whether it was done.
    title : str
    """

    id: str
    title: str


@dataclass(frozen=True)
class Chapter:
    """A chapter with its exercises.

    Attributes
    ----------
    id : str
        Name of its file, without folder and ending.
    number : int
        In the book.
    title : str
    page : str
        Address below the book's, without ending.
    exercises : tuple of Exercise
        In the order of the chapter; never none.
    """

    id: str
    number: int
    title: str
    page: str
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class ExerciseList:
    """What is asked, and what it is worth.

    Attributes
    ----------
    title : str
        Of the assignment.
    points : float
        For all chapters.
    share : float
        What part of a chapter's exercises has to be done for the chapter to count, above 0 and at most 1.
    chapters : tuple of Chapter
        Those that count.
    """

    title: str
    points: float
    share: float
    chapters: tuple[Chapter, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all exercises."""
        return frozenset(one.id for chapter in self.chapters for one in chapter.exercises)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "ExerciseList":
        """Make it of what `to_data` gave.

        Raises
        ------
        ValueError
            In words, if it is none.
        """
        try:
            if data["schema"] != SCHEMA:
                raise ValueError
            return cls(
                str(data["title"]),
                float(data["points"]),
                float(data["share"]),
                tuple(_chapter(one) for one in data["chapters"]),
            )
        except (KeyError, TypeError, ValueError):
            raise ValueError(f"{FILE} holds no list of exercises.") from None

    def to_data(self) -> dict[str, Any]:
        """Return it as plain data for a file or a page."""
        return {"schema": SCHEMA, **asdict(self)}


def _chapter(data: Mapping[str, Any]) -> Chapter:
    exercises = tuple(Exercise(str(one["id"]), str(one["title"])) for one in data["exercises"])
    if not exercises:
        raise ValueError
    return Chapter(
        str(data["id"]), int(data["number"]), str(data["title"]), str(data["page"]), exercises
    )


def read_exercise_list(folder: Path) -> ExerciseList | None:
    """Read the list in an assignment's folder; None where there is none that can be read.

    Parameters
    ----------
    folder
        As students receive it.
    """
    try:
        return ExerciseList.from_data(json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, AttributeError):
        return None
