"""What a teaching model declares: its parameters, assumptions, equations, zones, presets and limitations.

A declaration is said once, here in Python. The sliders of a widget, the words in a page, the checks of a
function call and the generated JavaScript are all made from it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from numbers import Real
from typing import Any


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

    def check(self, value: Any) -> float:
        """Return ``value`` as a float.

        Raises
        ------
        ValueError
            In plain words, with the range, if it is no number within it.
        """
        number = isinstance(value, Real) and not isinstance(value, bool)
        # a NaN fails here too: it compares with nothing
        if not number or not self.low <= value <= self.high:
            raise ValueError(
                f"{self.label} is a number from {self.low:g} to {self.high:g}; you gave {value!r}."
            )
        return float(value)

    def word(self, value: float) -> str:
        """Return a plain word for a value, for example 0.2 -> "a little"."""
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
        """Return ``value`` as a float.

        Raises
        ------
        ValueError
            In plain words, with a list of the options, if it is none of them.
        """
        values = [option for option, _ in self.options]
        if isinstance(value, bool) or not isinstance(value, Real) or value not in values:
            listed = " or ".join(f"{option:g} ({text})" for option, text in self.options)
            raise ValueError(f"The assumption ‘{self.name}’ is {listed}; you gave {value!r}.")
        return float(value)


@dataclass(frozen=True)
class Zone:
    """A stretch of the model's one axis: everything up to and including ``up_to``.

    ``well`` says where a well in this zone lies, ``here`` that the state is in the zone, ``arrival`` that it
    came there.
    """

    name: str
    up_to: float
    hint: str
    well: str = ""
    here: str = ""
    arrival: str = ""
    label: str = ""


@dataclass(frozen=True)
class Prediction:
    """One of the answers to the model's question, to be chosen before anything moves."""

    name: str
    label: str
    hint: str


@dataclass(frozen=True)
class Preset:
    """Settings with a human scene in the place of numbers: ``title`` and ``line`` are what readers see.

    Whatever it does not name is at its default, so that a preset is the same whatever was touched before.
    """

    title: str
    line: str
    settings: Mapping[str, float]


@dataclass(frozen=True)
class Step:
    """A control that comes into sight after the one before it, and the question that the chapter asks with it.

    ``control`` is the name of a parameter or an assumption, or "scenes" for the presets. An ``early`` one
    is there before the guess. What no step names comes when a reader asks for all.
    """

    control: str
    question: str
    early: bool = False


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

    ``definitions`` names the coefficients in the order in which they are computed.
    """

    state: str
    definitions: Mapping[str, str]
    drift: str
    noise: str
    jumps: Jumps | None = None


@dataclass(frozen=True)
class LinearEquations:
    """How fast each of several ``states`` changes: ``rates``, each a sum of multiples of the states."""

    states: tuple[str, ...]
    definitions: Mapping[str, str]
    rates: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """The whole declaration of one model.

    Attributes
    ----------
    name, title, question, badge : str
        ``name`` is its folder and its name in addresses; the others are what readers see.
    parameters, assumptions : tuple
        What can be set.
    equations : Equations, LinearEquations or None
        None where one step is written in both languages.
    zones : tuple of Zone
        From the lowest to the highest; empty where the state has no single axis.
    presets : tuple of Preset
    steps : tuple of Step
        In which order controls come into sight; where there are none, all are there from the first.
    prompts, limitations : tuple of str
        What to try next, and when the model is wrong.
    start, dt, speed : float
        The state at the beginning, the time step in units of time, and units of time a second shown.
    seed : int
        The first seed of a page, 0 to 2**32 - 1.
    predictions : tuple of Prediction
        The answers to the question; where there are none, the zones are the answers.
    constants : Mapping
        Numbers and lists of the step that nobody sets, as plain data: JavaScript reads them from here.
    phrases : Mapping
        Words that the page and the text alternatives share, by name; JavaScript reads them from here.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    assumptions: tuple[Assumption, ...]
    equations: Equations | LinearEquations | None
    zones: tuple[Zone, ...]
    presets: tuple[Preset, ...]
    prompts: tuple[str, ...]
    limitations: tuple[str, ...]
    start: float
    dt: float
    speed: float
    seed: int
    predictions: tuple[Prediction, ...] = ()
    constants: Mapping[str, Any] = field(default_factory=dict)
    phrases: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    badge: str = "Teaching model: not fitted to people; units are arbitrary"

    @property
    def choices(self) -> dict[str, Parameter | Assumption]:
        """Return everything that can be set, by name."""
        every: tuple[Parameter | Assumption, ...] = (*self.parameters, *self.assumptions)
        return {choice.name: choice for choice in every}

    def settings(self, given: Mapping[str, Any]) -> dict[str, float]:
        """Check ``given`` values, and add the defaults of the rest.

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
    def content_hash(self) -> str:
        """Return a short hash of the equations: it tells whether a kept translation is of today's text."""
        content = (
            self.equations,
            [(choice.name, choice.symbol) for choice in self.choices.values()],
        )
        return hashlib.sha256(repr(content).encode()).hexdigest()[:16]

    def as_data(self) -> dict[str, Any]:
        """Return everything that a page needs to know, as plain data for JSON."""
        plain = (
            "name",
            "title",
            "question",
            "badge",
            "prompts",
            "limitations",
            "start",
            "dt",
            "speed",
            "seed",
            "constants",
            "phrases",
        )
        return {key: getattr(self, key) for key in plain} | {
            "parameters": [dict(vars(parameter)) for parameter in self.parameters],
            "assumptions": [dict(vars(assumption)) for assumption in self.assumptions],
            "zones": [self._zone_data(zone) for zone in self.zones],
            "predictions": [
                {"name": answer.name, "label": answer.label, "hint": answer.hint}
                for answer in self.predictions or self.zones
            ],
            "steps": [dict(vars(step)) for step in self.steps],
            "presets": [
                vars(preset) | {"settings": self.settings(preset.settings)}
                for preset in self.presets
            ],
        }

    @staticmethod
    def _zone_data(zone: Zone) -> dict[str, Any]:
        bound = zone.up_to if zone.up_to < float("inf") else None  # JSON has no infinity
        return dict(vars(zone)) | {"up_to": bound}
