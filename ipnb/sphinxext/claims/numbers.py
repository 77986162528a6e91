"""The numbers of an evidence box: estimate and interval in digits, and as a small picture on one axis."""

import math
import re
from typing import Any

from ipnb.web import svg

#: spaces at a sign of equality, and those inside brackets
TOGETHER = re.compile(r" (?==)|(?<==) | (?=[^\[\]]*\])")
#: where "no difference" lies; 0 for everything else
NULL_VALUE: dict[str | None, int] = {
    "RR": 1,
    "OR": 1,
    "HR": 1,
    "IRR": 1,
}


def figures(number: dict[str, Any]) -> str:
    """Return an estimate in words and digits, with the same decimals throughout: "r = 0.25 [0.22, 0.28]".

    Parameters
    ----------
    number : dict
        ``value`` and perhaps ``low``, ``high`` (the ends of its interval) and ``statistic``; text stays as it is.
    """

    def decimals(value: object) -> int:
        return len(str(value).partition(".")[2]) if isinstance(value, float) else 0

    parts = [number.get(key) for key in ("value", "low", "high")]
    places = max(decimals(value) for value in parts)

    def shown(value: object) -> str:
        if isinstance(value, (int, float)):
            return f"{value:,.{places}f}".replace("-", "\u2212")
        return str(value)

    text = shown(parts[0])
    if number.get("statistic"):
        text = f"{number['statistic']} = {text}"
    if parts[1] is not None and parts[2] is not None:
        text += f" [{shown(parts[1])}, {shown(parts[2])}]"
    return text


def sample(number: dict[str, Any]) -> str:
    """Return how many studies and people: "k = 174, n = 22,914"."""
    words = [
        f"{key} = {value:,}" if isinstance(value, int) else f"{key} = {value}"
        for key in ("k", "n")
        if (value := number.get(key)) is not None
    ]
    return ", ".join(words)


def unbroken(words: str) -> str:
    """Return an estimate or a sample whose parts stay on one line each: a name with its value, an interval."""
    return TOGETHER.sub("\u00a0", words)


def scale(numbers: list[dict[str, Any]]) -> tuple[float, float] | None:
    """Return one axis for all the intervals of a box, or none if they measure different things.

    Parameters
    ----------
    numbers : list of dict
        An entry's numbers.

    Returns
    -------
    tuple of float or None
        Lowest and highest in the units of the statistic, its “no difference” between them.
    """
    kinds = {number.get("statistic") for number in numbers}
    if len(kinds) != 1 or None in kinds or not all(map(_is_whole, numbers)):
        return None
    null = NULL_VALUE.get(kinds.pop(), 0)
    ends = [null, *(number[key] for key in ("low", "high") for number in numbers)]
    return (min(ends), max(ends)) if math.isfinite(sum(ends)) and min(ends) < max(ends) else None


def _is_whole(number: dict[str, Any]) -> bool:
    """Tell whether a number has an estimate and both ends of its interval."""
    return all(isinstance(number.get(key), (int, float)) for key in ("value", "low", "high"))


def bar(number: dict[str, Any], axis: tuple[float, float]) -> str:
    """Draw a dot with a bar on the common axis, and a fine line where "no difference" lies.

    Parameters
    ----------
    number : dict
        With ``value``, ``low`` and ``high``.
    axis : tuple of float
        As `scale` gives it.
    """
    x = svg.linear_scale(*axis, 4, 116)
    null = NULL_VALUE.get(number.get("statistic"), 0)
    return svg.picture(
        (0, 0, 120, 16),
        svg.path(svg.path_data("M", x(null), 0, "v", 16), class_="null"),
        svg.path(svg.path_data("M", x(number["low"]), 8, "H", x(number["high"])), class_="range"),
        svg.circle(x(number["value"]), 8, 3.5),
        class_="interval",
        aria_hidden="true",
    )
