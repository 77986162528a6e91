"""What a teaching model declares: its parameters, assumptions, equations, zones, scenes and limits.

A declaration is said once, here in Python. The sliders of a widget, the words in a page, the checks of a
function call and the generated JavaScript are all made from it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from numbers import Real
from typing import Any

from ipnb.web.tokens import word


@dataclass(frozen=True)
class Parameter:
    """A number that the reader may set.

    ``words`` turns a value into a plain word: the first pair whose number lies above the value.
    """

    name: str
    symbol: str
    label: str
    hint: str
    low: float
    high: float
    step: float
    default: float
    words: tuple[tuple[float, str], ...]
    unit: str = "arbitrary"

    def check(self, value: object) -> float:
        """``value`` as a float within the range, or a ``ValueError`` that says what the range is."""
        number = isinstance(value, Real) and not isinstance(value, bool)
        # a NaN fails here too: it compares with nothing
        if not number or not self.low <= value <= self.high:
            raise ValueError(
                f"{self.label} is a number from {self.low:g} to {self.high:g}; you gave {value!r}."
            )
        return float(value)

    def word(self, value: float) -> str:
        """A plain word for a value, for example 0.2 -> "a little"."""
        return next(text for below, text in self.words if value < below)


@dataclass(frozen=True)
class Assumption:
    """A switch that takes back, or turns round, an assumption on which the result rests."""

    name: str
    symbol: str
    label: str
    options: tuple[tuple[float, str], ...]
    default: float

    def check(self, value: object) -> float:
        """``value`` if it is one of the options, else a ``ValueError`` that lists them."""
        values = [option for option, _ in self.options]
        if isinstance(value, bool) or not isinstance(value, Real) or value not in values:
            listed = " or ".join(f"{option:g} ({text})" for option, text in self.options)
            raise ValueError(f"The assumption ‘{self.name}’ is {listed}; you gave {value!r}.")
        return float(value)


@dataclass(frozen=True)
class Zone:
    """A stretch of the model's one axis: everything up to and including ``up_to``."""

    name: str
    up_to: float
    hint: str
    hollow: str = ""
    here: str = ""
    arrival: str = ""

    @property
    def label(self) -> str:
        return word(self.name)


@dataclass(frozen=True)
class Guess:
    """One of the answers to the model's question, to be chosen before anything moves."""

    name: str
    label: str
    hint: str


@dataclass(frozen=True)
class Scene:
    """A preset with a human scene instead of numbers.

    Whatever it does not name is at its default, so that a scene is the same whatever was touched before.
    """

    title: str
    line: str
    settings: Mapping[str, float]


@dataclass(frozen=True)
class Jumps:
    """Sudden pushes: how many in a unit of time, and how large on average (below 0: downwards).

    The times are those of a Poisson process, the sizes exponential.
    """

    rate: str
    mean: str


@dataclass(frozen=True)
class Equations:
    """Drift and noise of ``d state = drift dt + noise dW (+ jumps)``, as they would be written on paper.

    ``let`` names the parts in the order in which they are computed.
    """

    state: str
    let: Mapping[str, str]
    drift: str
    noise: str
    jumps: Jumps | None = None


@dataclass(frozen=True)
class LinearEquations:
    """How fast each of several ``states`` changes: ``rates``, each a sum of multiples of the states."""

    states: tuple[str, ...]
    let: Mapping[str, str]
    rates: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """The whole declaration of one model. ``dt``: the time step. ``pace``: units of time a second shown.

    ``guesses`` are the answers to the question; where there are none, the zones are the answers.
    ``equations`` is None where one step is written in both languages. ``constants`` are the numbers of that
    step, ``phrases`` the words that the page and the text alternatives share: both reach JavaScript from here.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    assumptions: tuple[Assumption, ...]
    equations: Equations | LinearEquations | None
    zones: tuple[Zone, ...]
    scenes: tuple[Scene, ...]
    invitations: tuple[str, ...]
    wrong_when: tuple[str, ...]
    start: float
    dt: float
    pace: float
    seed: int
    guesses: tuple[Guess, ...] = ()
    constants: Mapping[str, Any] = field(default_factory=dict)
    phrases: Mapping[str, Any] = field(default_factory=dict)
    badge: str = "Teaching model: not fitted to people; units are arbitrary"

    @property
    def choices(self) -> dict[str, Parameter | Assumption]:
        """Everything that can be set, by name."""
        return {choice.name: choice for choice in (*self.parameters, *self.assumptions)}

    def settings(self, given: Mapping[str, Any]) -> dict[str, float]:
        """``given`` checked, and the defaults for the rest.

        Raises
        ------
        ValueError
            If a value is out of its range, or not a number.
        TypeError
            If the model has no such parameter.
        """
        unknown = [name for name in given if name not in self.choices]
        if unknown:
            raise TypeError(
                f"{self.title} has no ‘{unknown[0]}’. It has: {', '.join(self.choices)}."
            )
        return {
            name: choice.check(given.get(name, choice.default))
            for name, choice in self.choices.items()
        }

    @property
    def mark(self) -> str:
        """A short fingerprint of the equations: it tells whether a kept translation is of today's text."""
        said = (self.equations, [(choice.name, choice.symbol) for choice in self.choices.values()])
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]

    def as_data(self) -> dict[str, Any]:
        """Everything that a page needs to know, as plain data for JSON."""
        told = (
            "name",
            "title",
            "question",
            "badge",
            "invitations",
            "wrong_when",
            "start",
            "dt",
            "pace",
            "seed",
            "constants",
            "phrases",
        )
        return {key: getattr(self, key) for key in told} | {
            "parameters": [dict(vars(parameter)) for parameter in self.parameters],
            "assumptions": [dict(vars(assumption)) for assumption in self.assumptions],
            "zones": [self._zone_data(zone) for zone in self.zones],
            "guesses": [
                {"name": one.name, "label": one.label, "hint": one.hint}
                for one in self.guesses or self.zones
            ],
            "scenes": [
                vars(scene) | {"settings": self.settings(scene.settings)} for scene in self.scenes
            ],
        }

    @staticmethod
    def _zone_data(zone: Zone) -> dict[str, Any]:
        bound = zone.up_to if zone.up_to < float("inf") else None  # JSON has no infinity
        return dict(vars(zone)) | {"label": zone.label, "up_to": bound}
