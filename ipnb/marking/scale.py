"""What a text is marked by: criteria with levels, and how levels become points. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

#: how the points of a mark are made of its levels
SUM, MEAN, NONE = "sum", "mean", "none"
#: in place of a level: the question was not put, and counts neither way
NOT_ASKED = -1


@dataclass(frozen=True)
class Level:
    """One level of a criterion.

    Attributes
    ----------
    text : str
        What has to stand on the page.
    points : float
        What it counts in the sum; its number, unless a course has decided otherwise.
    """

    text: str
    points: float


@dataclass(frozen=True)
class Criterion:
    """One line of a rubric.

    Attributes
    ----------
    id : str
        Under which its level is kept.
    title, gloss : str
        Its name, and what it looks at.
    levels : tuple of Level
        From 0.
    """

    id: str
    title: str
    gloss: str
    levels: tuple[Level, ...]

    @property
    def most(self) -> float:
        """What the best level counts."""
        return max(level.points for level in self.levels)

    def takes(self, level: object) -> bool:
        """Whether something is the number of one of its levels, or `NOT_ASKED`."""
        is_number = isinstance(level, int) and not isinstance(level, bool)
        return is_number and NOT_ASKED <= level < len(self.levels)  # type: ignore[operator]


@dataclass(frozen=True)
class Scale:
    """All that a text is marked by.

    Attributes
    ----------
    name : str
        Of the rubric; comments are kept for it.
    criteria : tuple of Criterion
    rule : str
        `SUM` over the criteria, `MEAN` over those that were asked, or `NONE` where nothing earns points.
    version : int
        How often a course has changed it.
    """

    name: str
    criteria: tuple[Criterion, ...]
    rule: str = SUM
    version: int = 0

    @classmethod
    def from_rows(cls, name: str, rows: Any, rule: str = SUM) -> Self:
        """Make a scale of rubric rows: title, gloss, one text a level; a level counts its number."""
        return cls(
            name,
            tuple(
                Criterion(
                    str(place),
                    title,
                    gloss,
                    tuple(Level(text, float(number)) for number, text in enumerate(texts)),
                )
                for place, (title, gloss, texts) in enumerate(rows)
            ),
            rule,
        )

    def criterion(self, name: str) -> Criterion | None:
        """Return a criterion by its id."""
        return next((one for one in self.criteria if one.id == name), None)

    def is_complete(self, levels: Mapping[str, int]) -> bool:
        """Whether every criterion has a level."""
        return bool(self.criteria) and all(one.id in levels for one in self.criteria)

    def counted(self, levels: Mapping[str, int]) -> tuple[float, float]:
        """Sum what the levels count so far, and the most that these criteria could.

        Under `MEAN` a question that was not put is in neither; under `SUM` every criterion is in the second.
        """
        asked = [one for one in self.criteria if levels.get(one.id) != NOT_ASKED]
        given = [one for one in asked if one.id in levels]
        return (
            sum(one.levels[levels[one.id]].points for one in given),
            sum(one.most for one in asked),
        )

    def points(self, levels: Mapping[str, int], worth: float) -> float | None:
        """Return the points of a mark, to two decimals.

        Parameters
        ----------
        levels : mapping of str to int
            Criterion -> level.
        worth
            What the text can earn.

        Returns
        -------
        float or None
            None while a criterion has no level, and where nothing earns points.
        """
        if self.rule == NONE or not self.is_complete(levels):
            return None
        got, most = self.counted(levels)
        return None if most <= 0 else round(got / most * worth, 2)
