"""Two partners who move each other turn by turn: the couple's model of Gottman and Murray, in closed form.

    W' = r1 W + a + m1 H,    H' = r2 H + b + m2 W    (W' is W in the next turn)

W and H are how positive or negative each partner's turn is; r1 and r2 their inertia; a and b what each brings
along; m1 and m2 how much each is moved by the other. In the bilinear form (Cook, Tyson, White, Rushe, Gottman
& Murray 1995) a negative turn may move the other more, or less, than a positive one: so there are two slopes,
and up to four steady states, one for each combination of signs.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np


@dataclass(frozen=True)
class Couple:
    """Two partners; of each pair of numbers the first is the first partner's.

    Attributes
    ----------
    inertia : pair of float
        r1 and r2, 0 to below 1: how much of one's own last turn stays.
    own : pair of float
        a and b: what each brings along.
    warmth : pair of float
        How much a positive turn of the other moves one, 0 or more.
    chill : pair of float
        How much a negative turn of the other moves one, 0 or more.
    """

    inertia: tuple[float, float] = (0.4, 0.4)
    own: tuple[float, float] = (0.1, 0.1)
    warmth: tuple[float, float] = (0.3, 0.3)
    chill: tuple[float, float] = (0.9, 0.9)

    def __post_init__(self):
        if not all(0 <= r < 1 for r in self.inertia):
            raise ValueError(f"Inertia is a number from 0 to below 1; you gave {self.inertia}.")
        if min(*self.warmth, *self.chill) < 0:
            raise ValueError("How much one is moved is a number from 0; a minus sign was given.")

    def slopes(self, first: float, second: float) -> tuple[float, float]:
        """m1 and m2 after such turns: by the sign of the other's turn."""
        m1 = self.warmth[0] if second >= 0 else self.chill[0]
        m2 = self.warmth[1] if first >= 0 else self.chill[1]
        return m1, m2

    def turn(self, first: float, second: float) -> tuple[float, float]:
        """The next turn of each."""
        m1, m2 = self.slopes(first, second)
        return (
            self.inertia[0] * first + self.own[0] + m1 * second,
            self.inertia[1] * second + self.own[1] + m2 * first,
        )

    def steady_states(self) -> list[tuple[float, float, bool]]:
        """Turns that repeat themselves, each with whether small disturbances die away.

        In each quadrant the fixed point (1 - J)^-1 (a, b), kept if it lies in that quadrant.
        """
        found = []
        for signs in product((1, -1), repeat=2):
            m1, m2 = self.slopes(*signs)
            if np.isclose((1 - self.inertia[0]) * (1 - self.inertia[1]), m1 * m2):
                continue
            point = fixed_point(*self.inertia, m1, m2, *self.own)
            if all((value >= 0) == (sign > 0) for value, sign in zip(point, signs, strict=True)):
                found.append((*point, stable(*self.inertia, m1, m2)))
        return found


def eigenvalues(r1: float, r2: float, m1: float, m2: float) -> np.ndarray:
    """(r1 + r2) / 2 -+ sqrt((r1 - r2)^2 / 4 + m1 m2), the smaller first."""
    half = np.sqrt((r1 - r2) ** 2 / 4 + m1 * m2)
    return np.array([(r1 + r2) / 2 - half, (r1 + r2) / 2 + half])


def stable(r1: float, r2: float, m1: float, m2: float) -> bool:
    """Whether a disturbance dies away: (1 - r1)(1 - r2) > m1 m2, for r from 0 to below 1 and m from 0."""
    return (1 - r1) * (1 - r2) > m1 * m2


def fixed_point(r1: float, r2: float, m1: float, m2: float, own1: float, own2: float) -> tuple[float, float]:
    """The turns that repeat themselves, (1 - J)^-1 (a, b), with J = [[r1, m1], [m2, r2]]."""
    room = (1 - r1) * (1 - r2) - m1 * m2
    return ((1 - r2) * own1 + m1 * own2) / room, ((1 - r1) * own2 + m2 * own1) / room
