"""Axes of the still pictures: numbers, logarithms or words to places on paper, and where ticks stand."""

import math
from dataclasses import dataclass, field
from typing import Any

from ipnb.sphinxext.plots.figure_data import values
from ipnb.web.svg import linear_scale


def nice_step(span: float, about: float) -> float:
    """Return the 1-2-5 step that cuts ``span`` into about so many parts.

    Parameters
    ----------
    span : float
        In data units, above 0.
    about : float
        How many parts are wanted.
    """
    rough = span / max(1, about)
    power: float = 10 ** math.floor(math.log10(rough))
    return min((m * power for m in (1, 2, 5, 10)), key=lambda step: abs(step - rough))


def is_percent(form: object) -> bool:
    """Tell whether a number format of Plotly's is one of percentages."""
    return "%" in str(form or "")


def shown(value: float, percent: bool = False) -> str:
    """Return a number as a tick says it."""
    if percent:
        return f"{shown(round(100 * value, 6))}%"
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
    settings: dict[str, Any] = field(default_factory=dict)

    def number(self, value: Any) -> float:
        """Return a datum as a number on the axis."""
        if self.words:
            return float(self.words.index(str(value))) if str(value) in self.words else float(value)
        return math.log10(value) if self.log else float(value)

    def shows(self, value: Any) -> bool:
        """Tell whether a datum has a place: gaps have none, nor has nought on a logarithm."""
        if value is None or (isinstance(value, float) and math.isnan(value)):
            return False
        return bool(self.words) or not self.log or value > 0

    def place(self, value: Any) -> float:
        """Return a datum as a place on paper."""
        on_paper = linear_scale(self.low, self.high, self.start, self.end)
        return float(on_paper(self.number(value)))

    def ticks(self) -> list[tuple[float, str]]:
        """Return where ticks stand on paper, and what they say."""
        if self.settings.get("tickvals") is not None:
            at = values(self.settings["tickvals"])
            labels = values(self.settings.get("ticktext")) or [shown(float(v)) for v in at]
            return [(self.place(v), str(label)) for v, label in zip(at, labels, strict=True)]
        if self.words:
            return [(self.place(word), word) for word in self.words]
        return self._log_ticks() if self.log else self._round_ticks()

    def _log_ticks(self) -> list[tuple[float, str]]:
        low, high = sorted((self.low, self.high))
        powers = range(math.floor(low), math.ceil(high) + 1)
        marks = [m * 10**power for power in powers for m in (1, 2, 5)]
        inside = [v for v in marks if low - 1e-9 <= math.log10(v) <= high + 1e-9]
        return [(self.place(v), shown(v)) for v in inside]

    def _round_ticks(self) -> list[tuple[float, str]]:
        low, high = sorted((self.low, self.high))
        step = nice_step(high - low, min(8, max(3, abs(self.end - self.start) / 60)))
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        marks = [round(i * step, 10) for i in range(first, last + 1)]
        percent = is_percent(self.settings.get("tickformat"))
        suffix = "" if percent else self.settings.get("ticksuffix") or ""
        return [(self.place(v), shown(v, percent) + suffix) for v in marks]


def extent(numbers: list[float], pad: float) -> tuple[float, float]:
    """Return lowest and highest with some air; a single value gets a unit around it.

    Parameters
    ----------
    numbers : list of float
        At least one.
    pad : float
        The air at each end, as a share of the range.
    """
    low, high = min(numbers), max(numbers)
    if low == high:
        return low - 0.5, high + 0.5
    return low - pad * (high - low), high + pad * (high - low)


def categories(settings: dict[str, Any], data: list[Any]) -> list[str] | None:
    """Return the words that stand on an axis, or None where it is one of numbers."""
    if settings.get("type") != "category" and not any(isinstance(value, str) for value in data):
        return None
    order = settings.get("categoryarray")
    return list(dict.fromkeys(map(str, data))) if order is None else list(map(str, values(order)))


def number_range(data: list[Any], log: bool, pad: float, zero: bool) -> tuple[float, float]:
    """Return the ends of an axis of numbers; gaps, and what has no logarithm, do not count.

    Parameters
    ----------
    data : list
        Numbers and None; at least one has a place.
    log : bool
        Whether the axis is logarithmic.
    pad : float
        How much air there is at each end, as a share of the range.
    zero : bool
        Whether nought must be in sight.

    Returns
    -------
    tuple of float
        In data units, in powers of ten where ``log``.
    """
    present = [v for v in data if v is not None and not (log and v <= 0)]
    numbers = [math.log10(v) if log else float(v) for v in present]
    low, high = extent([*numbers, 0.0] if zero else numbers, pad)
    return (0.0 if zero and min(numbers) >= 0 else low), high


def axis(
    settings: dict[str, Any],
    data: list[Any],
    start: float,
    end: float,
    pad: float = 0.04,
    zero: bool = False,
) -> Axis:
    """Return an axis for the data that stand on it.

    Parameters
    ----------
    settings : dict
        Plotly's ``layout.xaxis`` or ``layout.yaxis``.
    data : list
        Every datum on this axis, ends of intervals included.
    start, end : float
        Where it begins and ends on paper (pixels).
    pad : float
        How much air there is at each end, as a share of the range.
    zero : bool
        Whether nought must be in sight (bars).
    """
    words = categories(settings, data)
    log = settings.get("type") == "log" and not words
    if words is not None:
        low, high = -0.6, len(words) - 0.4
    else:
        low, high = number_range(data, log, pad, zero)
    if settings.get("range"):
        low, high = (float(value) for value in values(settings["range"]))
    elif settings.get("autorange") == "reversed":
        low, high = high, low
    return Axis(start, end, low, high, log, words or [], settings)
