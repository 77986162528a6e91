"""Estimate: a number for each judgement, right within a tolerance (``estimate`` in files)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import median, quantiles
from typing import Any, ClassVar, NamedTuple, Self

from ipnb.documents.diagnostics import Finding, join_ids
from ipnb.formulation.kinds import protocol, wording
from ipnb.formulation.kinds.checks import (
    SAVE_AGAIN,
    is_number,
    judged_ids,
    missing_part,
    named_fields,
    not_of_this_case,
    repeated,
    unknown_ids,
    unknown_name,
    usable_by_item,
    usable_number,
)
from ipnb.formulation.kinds.protocol import (
    Ballot,
    Context,
    Data,
    ItemScore,
    Response,
    ScoredItems,
    SectionKey,
    SectionScore,
    Told,
)
from ipnb.formulation.kinds.section import Section
from ipnb.formulation.kinds.votes import UNANSWERED, plain_number

#: of an estimate's range: raters who agree exactly do not make the tolerance vanish
NARROWEST = 1 / 20
#: tolerances from the best number at which nothing is earned any more
FARTHEST = 3


class Target(NamedTuple):
    """The best number, and how far from it full credit goes; nothing from three times as far."""

    value: float
    tolerance: float


Key = SectionKey[Mapping[str, Target]]


@dataclass(frozen=True)
class Estimate(Section):
    """A number for each judgement.

    Attributes
    ----------
    judged : tuple of str
        What is estimated.
    bounds : tuple of float
        The lowest and highest number of the section.
    ranges : mapping of str to pair of float
        Narrower bounds for single items.
    """

    kind: ClassVar[str] = "estimate"
    fragment: ClassVar[str] = "estimate"
    key_part: ClassVar[str] = "estimates"
    labelled_lists: ClassVar[tuple[str, ...]] = ("over",)

    judged: tuple[str, ...]
    bounds: tuple[float, float]
    ranges: Mapping[str, tuple[float, float]]

    # ------------------------------------------------------------ reading and checking

    @classmethod
    def from_data(cls, name: str, spec: Data, case: Data) -> Self:
        low, high = spec["range"]
        ranges = {item: (least, most) for item, (least, most) in spec.get("ranges", {}).items()}
        ids = tuple(judged_ids(spec, case))
        return cls(name, spec.get("title"), ids, (low, high), ranges)

    @classmethod
    def check_spec(cls, name: str, spec: Data, case: Data) -> Iterator[Finding]:
        here = ("items", name)
        yield from repeated(here, spec, "over", "only")
        missing = list(missing_part(here, spec, case))
        yield from missing
        if missing:
            return
        whole = judged_ids(spec, case, only=False)
        yield from unknown_ids((*here, "only"), spec.get("only", []), whole, f"judged in {name}")
        least, most = spec["range"]
        if least >= most:
            yield Finding((*here, "range"), "The range is empty.", "Give the lower number first.")
        for item, (low, high) in spec.get("ranges", {}).items():
            path = (*here, "ranges", item)
            if item not in whole:
                remedy = f"Use one of: {join_ids(whole, 20)}."
                yield unknown_name(path, f"{item} is not judged in {name}.", remedy, item, whole)
            elif not least <= low < high <= most:
                problem = f"The range of {item} is empty, or wider than the section's."
                yield Finding(path, problem, "Keep it within range.")

    def check_key(self, entry: Any, key: Data) -> Iterator[Finding]:
        for item, value in entry.items():
            low, high = self.range_of(item)
            path = ("estimates", self.name, item)
            if item not in self.judged:
                problem = f"{item} is not asked in {self.name}."
                remedy = f"Asked are: {join_ids(self.judged)}."
                yield unknown_name(path, problem, remedy, item, self.judged)
            elif not low <= value["value"] <= high:
                remedy = f"The case says {low:g} to {high:g}."
                yield Finding(path, "The value is out of range.", remedy)

    def read_key(self, key: Data) -> dict[str, Target]:
        table = key.get("estimates", {}).get(self.name, {})
        return {i: Target(one["value"], one["tolerance"]) for i, one in table.items()}

    def check_given(self, given: Any, context: Context) -> Iterator[Finding]:
        path = (self.name,)
        if wrong := list(named_fields(path, given)):
            yield from wrong
            return
        yield from not_of_this_case(path, given, self.judged, f"asked in {self.name}")
        for item, value in given.items():
            low, high = self.range_of(item)
            if not is_number(value) or not low <= value <= high:
                problem = f"Give a number from {low:g} to {high:g}."
                yield Finding((*path, item), problem, SAVE_AGAIN)

    def usable(self, given: Any, sentences: set[str]) -> dict[str, float]:
        return usable_by_item(given, self.judged, usable_number)

    # ------------------------------------------------------------ what is judged

    @property
    def items(self) -> tuple[str, ...]:
        return self.judged

    def range_of(self, item: str) -> tuple[float, float]:
        """Return the lowest and highest number an item takes: its own bounds, else the section's."""
        return self.ranges.get(item, self.bounds)

    # ------------------------------------------------------------ scoring and explaining

    def score(self, key: Key, response: Response, context: Context | None = None) -> SectionScore:
        items = {}
        for item in self.judged:
            value, target = response.by_item.get(item), key.part.get(item)
            credit = None
            if target is not None and value is not None:
                off = abs(float(value) - target.value) / target.tolerance
                credit = min(1.0, max(0.0, (FARTHEST - off) / (FARTHEST - 1)))
            items[item] = ItemScore.of(credit)
        number = len(key.part)
        skill = sum(one.score for one in items.values()) / number if number else 0.0
        return SectionScore(skill, number, items)

    def explain(self, key: Key, response: Response, context: Context) -> Iterator[Told]:
        for item in self.judged:
            if (value := response.by_item.get(item)) is not None:
                matters = key.nearest(item, response.sentences(item))
                yield Told(item, f"{value:g}", key.reason(item), matters)

    def left_open(self, told: set[str]) -> int:
        return sum(item not in told for item in self.judged)

    def key_says(self, key: Key, item: str, context: Context) -> str:
        target = key.part.get(item)
        if target is None:
            return ""
        give = f", give or take {target.tolerance:g}" if target.tolerance else ""
        return f"The key says {target.value:g}{give}."

    def open_key(self, key: Key, item: str, context: Context) -> dict[str, Any]:
        target = key.part.get(item)
        return {} if target is None else target._asdict()

    def still_open(self, response: Response, context: Context) -> list[str]:
        still = [item for item in self.judged if response.by_item.get(item) is None]
        return wording.open_items(self.judged, still, context)

    def count_answered(self, response: Response, context: Context) -> tuple[int, int]:
        given = response.by_item
        return sum(given.get(item) is not None for item in self.judged), len(self.judged)

    def as_lines(self, response: Response, context: Context) -> Iterator[str]:
        for item in self.judged:
            value = response.by_item.get(item, wording.OPEN_ANSWER)
            yield f"{wording.item_line(item, context)}: {value}"

    # ------------------------------------------------------------ counting a class, counting raters

    def tallied(self, key: Key) -> list[str]:
        return list(key.part)

    def tally(
        self, key: Key, response: Response, score: ScoredItems, item: str, context: Context
    ) -> tuple[str, str]:
        credit = score.items[item].credit
        if credit is None:
            return protocol.OPEN, ""
        return protocol.came_out(credit), f"{response.given[item]:g}"

    def right_in_words(self, key: Key, item: str, context: Context) -> str:
        return f"{key.part[item].value:g}"

    def count_votes(self, ballot: Ballot, context: Context) -> dict[str, Any]:
        given, table = ballot.given, {}
        for item in self.judged:
            values = sorted(own[item] for own in given.values() if item in own)
            if not values:
                ballot.note(f"{self.name}.{item}: {UNANSWERED}")
                continue
            low, high = self.range_of(item)
            first, _, third = (
                quantiles(values, n=4, method="inclusive") if len(values) > 1 else [values[0]] * 3
            )
            tolerance = max((third - first) / 2, (high - low) * NARROWEST)
            table[item] = {
                "value": plain_number(median(values)),
                "tolerance": plain_number(tolerance),
            }
            ballot.differ(item, Counter(f"{value:g}" for value in values))
        ratings = [(who, item, value) for who, own in given.items() for item, value in own.items()]
        ballot.agree(ratings, numbers=True)
        return table

    # ------------------------------------------------------------ is the key fit?

    def lint(self, key: Key, is_graded: bool) -> Iterator[Finding]:
        for item in self.judged:
            if item not in key.part:
                path, problem = ("estimates", self.name), f"{item} is asked, but has no value."
                yield Finding(path, problem, "Add {value: …, tolerance: …}.", document="key")

    def narrower_than(self, earlier: Self) -> str | None:
        for item in earlier.judged:
            (low, high), (least, most) = self.range_of(item), earlier.range_of(item)
            if low > least or high < most:
                return "ranges" if item in self.ranges else "range"
        return None

    # ------------------------------------------------------------ simulated answers

    def middle(self) -> dict[str, float]:
        return {item: sum(self.range_of(item)) / 2 for item in self.judged}

    def at_random(self, rng: Random, sentences: Sequence[str]) -> dict[str, float]:
        return {item: rng.uniform(*self.range_of(item)) for item in self.judged}

    def best(self, key: Key) -> dict[str, float]:
        return {item: target.value for item, target in key.part.items()}
