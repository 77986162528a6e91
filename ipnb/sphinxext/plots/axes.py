"""Axes of the still pictures: numbers, logarithms or words to places on paper, and where ticks stand."""

import math
from dataclasses import dataclass, field

from .figure_data import values


def nice_step(span: float, about: int) -> float:
    """The 1-2-5 step that cuts ``span`` into about so many parts."""
    rough = span / max(1, about)
    power = 10 ** math.floor(math.log10(rough))
    return min((m * power for m in (1, 2, 5, 10)), key=lambda step: abs(step - rough))


def shown(value: float) -> str:
    """A number as a tick says it."""
    text = f"{value:.4g}" if abs(value) < 1e5 else f"{value:,.0f}"
    return text.replace("-", "\u2212")


@dataclass
class Axis:
    """One axis from ``start`` to ``end`` on paper (pixels).

    Attributes
    ----------
    low, high : float
        The range in data units (in powers of ten where ``log``).
    words : list of str
        The categories, where the axis is one of words; then places are 0, 1, 2…
    """

    start: float
    end: float
    low: float
    high: float
    log: bool = False
    words: list[str] = field(default_factory=list)
    settings: dict = field(default_factory=dict)

    def number(self, value) -> float:
        """A datum as a number on the axis."""
        if self.words:
            return float(self.words.index(str(value))) if str(value) in self.words else float(value)
        return math.log10(value) if self.log else float(value)

    def shows(self, value) -> bool:
        """Whether a datum has a place: gaps have none, nor has nought on a logarithm."""
        if value is None or (isinstance(value, float) and math.isnan(value)):
            return False
        return bool(self.words) or not self.log or value > 0

    def place(self, value) -> float:
        """A datum as a place on paper."""
        return self.start + (self.number(value) - self.low) / (self.high - self.low) * (
            self.end - self.start
        )

    def ticks(self) -> list[tuple[float, str]]:
        """Where ticks stand on paper, and what they say."""
        if self.settings.get("tickvals") is not None:
            at = values(self.settings["tickvals"])
            said = values(self.settings.get("ticktext")) or [shown(float(v)) for v in at]
            return [(self.place(v), str(text)) for v, text in zip(at, said, strict=True)]
        if self.words:
            return [(self.place(word), word) for word in self.words]
        low, high = sorted((self.low, self.high))
        if self.log:
            marks = [
                m * 10**p for p in range(math.floor(low), math.ceil(high) + 1) for m in (1, 2, 5)
            ]
            return [
                (self.place(v), shown(v))
                for v in marks
                if low - 1e-9 <= math.log10(v) <= high + 1e-9
            ]
        step = nice_step(high - low, min(8, max(3, abs(self.end - self.start) / 60)))
        first = math.ceil(low / step - 1e-9)
        marks = [round(i * step, 10) for i in range(first, math.floor(high / step + 1e-9) + 1)]
        suffix = self.settings.get("ticksuffix") or ""
        if "%" in str(self.settings.get("tickformat") or ""):
            return [(self.place(v), f"{shown(round(v * 100, 6))}%") for v in marks]
        return [(self.place(v), shown(v) + suffix) for v in marks]


def extent(numbers: list[float], pad: float) -> tuple[float, float]:
    """Lowest and highest with some air; a single value gets a unit around it."""
    low, high = min(numbers), max(numbers)
    if low == high:
        return low - 0.5, high + 0.5
    return low - pad * (high - low), high + pad * (high - low)


def axis(
    settings: dict, data: list, start: float, end: float, pad: float = 0.04, zero: bool = False
) -> Axis:
    """An axis for the data that stand on it.

    Parameters
    ----------
    settings : dict
        Plotly's ``layout.xaxis`` or ``layout.yaxis``.
    data : list
        Every datum on this axis, ends of intervals included.
    zero : bool
        Whether nought must be in sight (bars).
    """
    log = settings.get("type") == "log"
    words = []
    if settings.get("type") == "category" or any(isinstance(value, str) for value in data):
        words = list(dict.fromkeys(str(value) for value in data))
        order = settings.get("categoryarray")
        words = [str(word) for word in values(order)] if order is not None else words
        low, high = -0.6, len(words) - 0.4
    else:
        numbers = [
            math.log10(v) if log else float(v)
            for v in data
            if v is not None and not (log and v <= 0)
        ]
        low, high = extent([*numbers, 0.0] if zero else numbers, pad)
        if zero and min(numbers) >= 0:
            low = 0.0
    if settings.get("range"):
        low, high = (float(value) for value in values(settings["range"]))
    elif settings.get("autorange") == "reversed":
        low, high = high, low
    return Axis(start, end, low, high, log and not words, words, settings)
