"""Figures of a report: each with what it shows in words, and the numbers as a table beside it. Pure.

A figure is plain data as Plotly takes it. Colours are the course's own, as ``var(--…)``, so that a page draws
them as they are in light and in dark.
"""

from dataclasses import dataclass, field
from typing import Any

from ipnb.formulation.item_statistics.estimates import share
from ipnb.formulation.item_statistics.figures import Figures
from ipnb.formulation.kinds.protocol import DEFENSIBLE, NOT, OPEN, RIGHT
from ipnb.formulation.kinds.wording import shortened
from ipnb.grading.item_report import name as item_name
from ipnb.grading.report import Item, Report, Sure
from ipnb.grading.report_scores import BINS, ClassScores

#: the section of the nine domains, which every larger case has
DOMAINS = "domains"
#: sentences that are drawn; the table has all
MISLED_DRAWN = 12
#: letters of a sentence or judgement beside a bar
LABEL = 38
_COLOURS = {
    RIGHT: "var(--flow)",
    DEFENSIBLE: "var(--both)",
    NOT: "var(--chaos)",
    OPEN: "var(--rule)",
}
_PATTERNS = {RIGHT: "", DEFENSIBLE: "/", NOT: "x", OPEN: "."}


@dataclass(frozen=True)
class Figure:
    """One figure.

    Attributes
    ----------
    id : str
    words : str
        What it shows, in a sentence or two, for whoever does not see it.
    data, layout
        As Plotly takes them.
    head, rows : lists
        The same numbers as a table; empty where the page has that table already.
    height : int
        In pixels.
    """

    id: str
    words: str
    data: list[dict[str, Any]]
    layout: dict[str, Any]
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    height: int = 320


def figures(report: Report, scores: ClassScores) -> dict[str, Figure]:
    """Make every figure for which there are numbers, by its id."""
    made = [
        _distribution(scores),
        _items(report),
        _misled(report),
        _domains(report),
        _calibration(report.sure),
    ]
    return {one.id: one for one in made if one is not None}


def _axis(title: str, **more: Any) -> dict[str, Any]:
    return {"title": {"text": title}, **more}


def _distribution(scores: ClassScores) -> Figure | None:
    if not scores.shares:
        return None
    counted = scores.bins()
    labels = [f"{place * BINS}–{place * BINS + BINS}%" for place in range(BINS)]
    words = (
        f"{len(scores.shares)} final number{'' if len(scores.shares) == 1 else 's'}: median "
        f"{scores.median:.0%} of the {scores.most:g} points, mean {scores.mean:.0%}, from {scores.shares[0]:.0%} "
        f"to {scores.shares[-1]:.0%}."
    )
    return Figure(
        "distribution",
        words,
        [{"type": "bar", "x": labels, "y": counted, "marker": {"color": "var(--flow)"}}],
        {
            "xaxis": _axis("Share of the points", type="category"),
            "yaxis": _axis("Students", rangemode="tozero"),
            "bargap": 0.08,
        },
        ["Share of the points", "Students"],
        [[label, str(number)] for label, number in zip(labels, counted, strict=True)],
        280,
    )


def _items(report: Report) -> Figure | None:
    """Place each judgement by how many had it right and how well it tells strong readers from weak ones."""
    if report.statistics.is_small:
        return None
    placed = [(one, one.discrimination) for one in report.statistics.figures]
    known = [(one, found) for one, found in placed if found is not None]
    if not known:
        return None
    below = [one for one, found in known if found.value < 0]
    words = (
        f"{len(known)} judgements. {len(below)} of them lie below the line, where weaker readers were right more "
        "often than stronger ones; the table below lists every judgement, those that need a look first."
    )
    return Figure(
        "items",
        words,
        [
            {
                "type": "scatter",
                "mode": "markers",
                "x": [one.difficulty.value for one, _ in known],
                "y": [found.value for _, found in known],
                "text": [shortened(item_name(one), 90) for one, _ in known],
                "hovertemplate": "%{text}<br>right %{x:.0%}, upper less lower third %{y:.2f}<extra></extra>",
                "marker": {"color": [_colour(one) for one, _ in known], "size": 10},
            }
        ],
        {
            "xaxis": _axis("Share that was right", tickformat=".0%", range=[-0.03, 1.03]),
            "yaxis": _axis("Upper less lower third", zerolinewidth=2),
        },
        height=380,
    )


def _colour(one: Figures) -> str:
    found = one.discrimination
    return "var(--chaos)" if found is not None and found.value < 0 else "var(--flow)"


def _misled(report: Report) -> Figure | None:
    shown = report.misled[:MISLED_DRAWN]
    if not shown:
        return None
    first = shown[0]
    words = (
        f"Most often cited for what it does not argue: {first.sentence}, {first.times} times. The table below "
        "has every sentence, for which judgement it was cited, and by whom."
    )
    return Figure(
        "misled",
        words,
        [
            {
                "type": "bar",
                "orientation": "h",
                "x": [one.times for one in reversed(shown)],
                "y": [shortened(f"{one.sentence} {one.text}", LABEL) for one in reversed(shown)],
                "marker": {"color": "var(--chaos)"},
                "hovertemplate": "%{x} times<extra></extra>",
            }
        ],
        {
            "xaxis": _axis("Times cited wrongly", rangemode="tozero", dtick=_step(first.times)),
            "yaxis": {"type": "category"},
        },
        height=90 + 28 * len(shown),
    )


def _domains(report: Report) -> Figure | None:
    section = next((one for one in report.sections if one.name == DOMAINS), None)
    if section is None:
        return None
    items = sorted(section.items, key=lambda one: one.share(RIGHT) + one.share(DEFENSIBLE))
    worst = items[0]
    words = (
        f"Most missed: {worst.text} (the key: {worst.key}), otherwise than the key {worst.share(NOT):.0%}, open "
        f"{worst.share(OPEN):.0%}."
    )
    names = [shortened(one.text, LABEL) for one in reversed(items)]
    return Figure(
        "domains",
        words,
        [_stack(way, names, list(reversed(items))) for way in _COLOURS],
        {
            "barmode": "stack",
            "xaxis": _axis("Share of the class", tickformat=".0%", range=[0, 1]),
            "yaxis": {"type": "category"},
        },
        ["Domain", *(way for way in _COLOURS)],
        [[one.text, *(f"{one.share(way):.0%}" for way in _COLOURS)] for one in items],
        height=130 + 30 * len(items),
    )


def _stack(way: str, names: list[str], items: list[Item]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": way,
        "x": [one.share(way) for one in items],
        "y": names,
        "marker": {
            "color": _COLOURS[way],
            # never colour alone
            "pattern": {"shape": _PATTERNS[way], "size": 6, "solidity": 0.3},
        },
        "hovertemplate": f"{way} %{{x:.0%}}<extra></extra>",
    }


def _calibration(sure: list[Sure]) -> Figure | None:
    if not sure:
        return None
    shares = [share(one.sound_ones, one.number) for one in sure]
    words = "; ".join(
        f"{one.words}: {found.value:.0%} of {one.number} sound (95% {found.low:.0%} to {found.high:.0%})"
        for one, found in zip(sure, shares, strict=True)
    )
    return Figure(
        "calibration",
        f"{words}. Sections of one student are not independent of one another, so the intervals are too narrow.",
        [
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": [one.words for one in sure],
                "y": [one.value for one in shares],
                "error_y": {
                    "type": "data",
                    "symmetric": False,
                    "array": [one.high - one.value for one in shares],
                    "arrayminus": [one.value - one.low for one in shares],
                    "color": "var(--soft)",
                },
                "marker": {"color": "var(--flow)", "size": 11},
                "line": {"color": "var(--flow)"},
                "hovertemplate": "%{x}: %{y:.0%} sound<extra></extra>",
            }
        ],
        {
            "xaxis": _axis("How sure they were", type="category"),
            "yaxis": _axis("Sections that came out sound", tickformat=".0%", range=[0, 1.02]),
        },
        height=300,
    )


def _step(most: int) -> int:
    """Return a whole distance between ticks of counts."""
    return max(1, -(-most // 6))
