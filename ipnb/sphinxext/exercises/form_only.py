"""Respondents who see only the form of an exercise, tried on the exercises of the book.

Whoever chooses by length, by place or by the sound of words has understood nothing, and should come out at
chance. A respondent sees what a reader sees who skims: prompt, lines and options, without key, reasons and ids
(`Form`). `try_all` says what each of them gets right, `faults` what is too much. `bench/exercises.py` prints
the table.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import fmean, median

from ipnb.formulation import cue_words
from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.exercises.forms import KINDS, ORDERING, STATEMENTS, Asked, Form
from ipnb.sphinxext.exercises.kinds import kind_of

#: how far above chance a respondent may come over all exercises, and over a kind of at least `ENOUGH` questions
OVER_ALL, OVER_A_KIND, ENOUGH = 0.05, 0.10, 30

#: line -> option -> how likely this option is chosen
Choice = list[list[float]]
Respondent = Callable[[Form], Choice]

# ---------------------------------------------------------------- how much of something words have

CUES: dict[str, Callable[[str], float]] = {
    "long": lambda text: float(len(text)),
    "hedged": cue_words.hedged,
    "absolute": cue_words.absolute,
    "specific": cue_words.specific,
    "quoted": cue_words.quoted,
    "sensible": cue_words.count_of(cue_words.SENSIBLE),
}


def _stems(text: str) -> set[str]:
    """Return the beginnings of the longer words, so that *asked* and *asks* are one."""
    return {word[:5] for word in re.findall(r"[^\W\d_]{4,}", text.lower())}


# ---------------------------------------------------------------- ways of choosing


def _shared(chosen: Iterable[int], size: int) -> list[float]:
    """Return equal chances for these places, or for all if there are none of them."""
    places = [place for place in chosen if 0 <= place < size] or list(range(size))
    return [(place in places) / len(places) for place in range(size)]


def _highest(values: Sequence[float]) -> list[float]:
    return _shared((n for n, value in enumerate(values) if value == max(values)), len(values))


def _in_turn(values: Sequence[float]) -> Choice:
    """Put lines in order by a value, the highest first; equal ones share their places."""
    size = len(values)
    choice = []
    for value in values:
        before = sum(other > value for other in values)
        choice.append(_shared(range(before, before + values.count(value)), size))
    return choice


def _so_or_not(values: Sequence[float]) -> Choice:
    """Call statements with more than the middle one so, those with less not so."""
    middle = median(values)
    return [_highest([value - middle, middle - value]) for value in values]


def by_cue(cue: Callable[[str], float], sign: int = 1) -> Respondent:
    """Take the option that has most (or, with -1, least) of something; order or believe lines by it."""

    def choose(form: Form) -> Choice:
        if form.kind == STATEMENTS:
            return _so_or_not([sign * cue(line) for line in form.lines])
        if form.kind == ORDERING:
            return _in_turn([sign * cue(line) for line in form.lines])
        return [_highest([sign * cue(option) for option in form.options])] * len(form.lines)

    return choose


def by_words(sign: int = 1) -> Respondent:
    """Take the option that shares most (or fewest) words with the question; put lines in order by the prompt."""

    def choose(form: Form) -> Choice:
        def common(asked: str, text: str) -> float:
            return float(sign * len(_stems(asked) & _stems(text)))

        if form.kind == STATEMENTS:
            return _so_or_not([common(form.prompt, line) for line in form.lines])
        if form.kind == ORDERING:
            return _in_turn([common(form.prompt, line) for line in form.lines])
        return [
            _highest([common(f"{form.prompt} {line}", option) for option in form.options])
            for line in form.lines
        ]

    return choose


def by_likeness(sign: int = 1) -> Respondent:
    """Take the option that has most (or fewest) words in common with the others."""

    def common(own: str, texts: Sequence[str]) -> float:
        return float(sign * sum(len(_stems(own) & _stems(text)) for text in texts))

    def choose(form: Form) -> Choice:
        if form.kind == STATEMENTS:
            return _so_or_not([common(line, form.lines) for line in form.lines])
        if form.kind == ORDERING:
            return _in_turn([common(line, form.lines) for line in form.lines])
        return [_highest([common(option, form.options) for option in form.options])] * len(
            form.lines
        )

    return choose


def by_place(*places: int) -> Respondent:
    """Take an option by its place in the file; in an order, begin with the line at that place and go on."""

    def choose(form: Form) -> Choice:
        size = len(form.options)
        at = [place % size for place in places if -size <= place < size]
        if form.kind == ORDERING:
            return [_shared(((n - place) % size for place in at), size) for n in range(size)]
        return [_shared(at, size)] * len(form.lines)

    return choose


def down_the_list(sign: int = 1) -> Respondent:
    """Give the first line the first option, the second the second (or, with -1, from the end)."""

    def choose(form: Form) -> Choice:
        size = len(form.options)
        at = range(size) if sign > 0 else range(size - 1, -1, -1)
        return [_shared([at[n % size]], size) for n in range(len(form.lines))]

    return choose


def of_second_and_third(sign: int) -> Respondent:
    """Take the longer (or, with -1, the shorter) of the second and third option."""

    def choose(form: Form) -> Choice:
        lengths = [sign * len(option) for option in form.options[1:3]]
        if form.kind in (ORDERING, STATEMENTS) or len(lengths) < 2:
            return [_shared([], len(form.options))] * len(form.lines)
        chosen = [0.0, *_highest(lengths), *[0.0] * (len(form.options) - 3)]
        return [chosen] * len(form.lines)

    return choose


RESPONDENTS: dict[str, Respondent] = {
    "longest": by_cue(CUES["long"]),
    "shortest": by_cue(CUES["long"], -1),
    "first place": by_place(0),
    "second place": by_place(1),
    "third place": by_place(2),
    "last place": by_place(-1),
    "second or third place": by_place(1, 2),
    "shorter of second and third": of_second_and_third(-1),
    "longer of second and third": of_second_and_third(1),
    "down the list": down_the_list(),
    "up the list": down_the_list(-1),
    "most hedged": by_cue(CUES["hedged"]),
    "least hedged": by_cue(CUES["hedged"], -1),
    "most absolute": by_cue(CUES["absolute"]),
    "least absolute": by_cue(CUES["absolute"], -1),
    "most specific": by_cue(CUES["specific"]),
    "least specific": by_cue(CUES["specific"], -1),
    "most quoted words": by_cue(CUES["quoted"]),
    "fewest quoted words": by_cue(CUES["quoted"], -1),
    "the sensible counsellor": by_cue(CUES["sensible"]),
    "most words of the question": by_words(),
    "fewest words of the question": by_words(-1),
    "most like the others": by_likeness(),
    "least like the others": by_likeness(-1),
}

# ---------------------------------------------------------------- what they get right


@dataclass(frozen=True)
class Row:
    """What a respondent gets right.

    Attributes
    ----------
    name : str
        Which respondent.
    over_chance : dict of str to float
        Over all exercises (under ``""``) and over each kind: the share of right answers minus that of chance.
    """

    name: str
    over_chance: dict[str, float]


def forms(exercise: Entry) -> list[Asked]:
    """Return what of an exercise can be solved by its form, and apart from it which options are right."""
    return kind_of(exercise).forms(exercise)


def sizes(exercises: Iterable[Entry]) -> dict[str, int]:
    """Return how many questions of each kind there are."""
    asked = [form for exercise in exercises for form, _ in forms(exercise)]
    return {kind: sum(len(form.lines) for form in asked if form.kind == kind) for kind in KINDS}


def try_all(exercises: Iterable[Entry]) -> list[Row]:
    """Try every respondent on these exercises, the most successful first."""
    asked = [one for exercise in exercises for one in forms(exercise)]
    kinds = [form.kind for form, _ in asked]
    gains = {name: [_gains(choose, *one) for one in asked] for name, choose in RESPONDENTS.items()}
    gains["what pays in the other exercises"] = _learned(list(gains.values()), kinds)
    rows = [Row(name, _by_kind(own, kinds)) for name, own in gains.items()]
    return sorted(rows, key=lambda row: -row.over_chance[""])


def _gains(choose: Respondent, form: Form, keyed: list[list[bool]]) -> list[float]:
    """Return for every question how likely a right answer is, minus what chance gives."""
    return [
        sum(c for c, is_right in zip(chosen, right, strict=True) if is_right) - fmean(right)
        for chosen, right in zip(choose(form), keyed, strict=True)
    ]


def _learned(gains: Sequence[list[list[float]]], kinds: Sequence[str]) -> list[list[float]]:
    """Choose in every exercise as the respondent does who was best in all others of its kind."""

    def in_others(own: list[list[float]], at: int) -> float:
        others = (n for n, kind in enumerate(kinds) if kind == kinds[at] and n != at)
        return sum(sum(own[n]) for n in others)

    return [max(gains, key=partial(in_others, at=at))[at] for at in range(len(kinds))]


def _by_kind(gains: Sequence[list[float]], kinds: Sequence[str]) -> dict[str, float]:
    found: dict[str, list[float]] = {"": []}
    for own, kind in zip(gains, kinds, strict=True):
        found[""] += own
        found.setdefault(kind, []).extend(own)
    return {kind: fmean(own) for kind, own in found.items()}


def faults(exercises: Sequence[Entry]) -> list[str]:
    """Return in words which respondents come out too far above chance."""
    many = {kind for kind, size in sizes(exercises).items() if size >= ENOUGH}
    return [
        f"{row.name}: {100 * gain:+.1f} points {f'in {kind}' if kind else 'over all'}"
        for row in try_all(exercises)
        for kind, gain in row.over_chance.items()
        if (gain > OVER_ALL if not kind else kind in many and gain > OVER_A_KIND)
    ]


def table(exercises: Sequence[Entry]) -> str:
    """Return what every respondent gets right, in points over chance, as a table to print."""
    counted = sizes(exercises)
    heads = [f"all ({sum(counted.values())})", *(f"{kind} ({counted[kind]})" for kind in KINDS)]
    lines = [
        "| points over chance | " + " | ".join(heads) + " |",
        "| --- |" + " ---: |" * len(heads),
    ]
    for row in try_all(exercises):
        cells = [f"{100 * row.over_chance.get(kind, 0):+.1f}" for kind in ("", *KINDS)]
        lines.append(f"| {row.name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
