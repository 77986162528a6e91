"""The still picture of prediction error: what is expected over the stages, in the mean of all learners.

Colours come from the style sheet by class; the attributes here are what remains without one.
"""

from itertools import pairwise

import numpy as np

from ipnb.dynamics import associative
from ipnb.dynamics.numbers import signed
from ipnb.models.prediction_error import alt_text, model
from ipnb.simulation import svg
from ipnb.web.svg import box, disc, linear_scale, outline, path_data

WIDTH, HEIGHT, LEFT, TOP, FLOOR, TEST = 360, 300, 26, 50, 226, 84
LOW, HIGH = -0.45, 1.12
#: where the names of the key begin
_COLUMNS = (6, 152, 260)
_DASHES = ("8 4", "2 3", "10 3 2 3", "4 6")


def _stages(way: model.Course, many: list[int]) -> list[str]:
    """Draw a column for each stage, and its words above."""
    x = linear_scale(0, max(1, sum(many)), LEFT, WIDTH - TEST)
    ends = np.cumsum([0, *many])
    parts = []
    for i, stage in enumerate(way.stages):
        left, right = float(x(ends[i])), float(x(ends[i + 1]))
        if i % 2:
            parts.append(svg.area("sea", box(left, 0, right, FLOOR), 0.06))
        if right - left < 8:
            continue
        words = (*stage.words.rsplit(", ", 1), f"in the {stage.where}")
        parts += [
            svg.text("", (left + right) / 2, 13 + 15 * line, word)
            for line, word in enumerate(words)
        ]
    parts += [
        svg.text("", WIDTH - TEST / 2, 13 + 15 * line, word)
        for line, word in enumerate(
            ("test:", *way.asked.replace(" in ", "|in ").replace(", ", ",|").split("|"))
        )
    ]
    return parts


def _lines(way: model.Course, settings: dict[str, float]) -> list[str]:
    """Draw what each cue calls up, and stage by stage what all that is there calls up together."""
    many = model.lengths(way.stages, **settings)
    present, _ = model.occasions(way.stages, **settings)
    weight = model.mean_weight(way.stages, **settings)
    x = linear_scale(0, max(1, sum(many)), LEFT, WIDTH - TEST)
    y = linear_scale(LOW, HIGH, FLOOR, TOP)
    met = sorted({*way.test, *(cue for stage in way.stages for cue in stage.cues)})
    count = np.arange(len(weight))
    parts = [
        svg.path(
            "longrun", outline(x(count), y(weight[:, cue].clip(LOW, HIGH))),
            stroke_width=1.2, stroke_dasharray=_DASHES[cue],
        )
        for cue in met
    ]  # fmt: skip
    together = associative.expected(weight[:-1], present).clip(LOW, HIGH)
    ends = np.cumsum([0, *many])
    for start, end in pairwise(ends):
        if end > start:
            there = np.arange(start, end)
            parts.append(
                svg.path(
                    "longrun", outline(x(there + 0.5), y(together[start:end])), stroke_width=2.6
                )
            )
    found = model.at_test(**settings)
    at = (WIDTH - TEST / 2, float(y(np.clip(found, LOW, HIGH))))
    parts += [
        svg.path("boat", disc(*at, 5), fill="currentColor"),
        svg.text("named", at[0], at[1] - 10, signed(found)),
    ]
    return parts


def _key(way: model.Course) -> list[str]:
    met = sorted({*way.test, *(cue for stage in way.stages for cue in stage.cues)})
    names = [
        ("all that is there", None, 2.6),
        *((model.CUES[cue], _DASHES[cue], 1.2) for cue in met),
    ]
    parts = []
    for i, (name, dash, width) in enumerate(names):
        x, y = _COLUMNS[i % 3], FLOOR + 28 + 22 * (i // 3)
        parts += [
            svg.path("longrun", path_data("M", x, y - 5, "h", 28), stroke_width=width, stroke_dasharray=dash),
            svg.text("", x + 33, y, name, "start"),
        ]  # fmt: skip
    return parts


def draw(settings: dict[str, float], name: str) -> str:
    """Draw the picture as SVG text; ``name`` makes its ids unique; ``<name>-words`` is its description."""
    way = model.course(**settings)
    y = linear_scale(LOW, HIGH, FLOOR, TOP)
    rules = "".join(path_data("M", LEFT, float(y(value)), "H", WIDTH) for value in (0, 1))
    return svg.picture(
        WIDTH,
        HEIGHT,
        name,
        *_stages(way, model.lengths(way.stages, **settings)),
        svg.path("divide", rules, stroke_opacity=0.5),
        svg.text("", LEFT - 6, float(y(0)) + 5, "0", "end"),
        svg.text("", LEFT - 6, float(y(1)) + 5, "1", "end"),
        *_lines(way, settings),
        *_key(way),
    )


def words(settings: dict[str, float]) -> str:
    """Say what the picture shows, for whoever cannot see it."""
    return (
        "Lines over the occasions of each stage, in the mean of all learners: what all signs that are there "
        "call up together, solid, and each of them, dashed or dotted; 0 is nothing, 1 a sure fright. In the "
        "last column a dot for what is expected at the test. " + alt_text.summary(**settings)
    )
