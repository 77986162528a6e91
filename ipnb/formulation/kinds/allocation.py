"""Allocation: 100 points spread over options, with two sentences that argue them (``points`` in files)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean
from typing import Any, ClassVar, Self

from ipnb.documents.diagnostics import Finding, join_ids
from ipnb.formulation.kinds import protocol, rules, wording
from ipnb.formulation.kinds.checks import (
    SAVE_AGAIN,
    is_number,
    named_fields,
    not_of_this_case,
    repeated,
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
    SufficientSets,
    Told,
)
from ipnb.formulation.kinds.section import Section
from ipnb.formulation.kinds.votes import UNANSWERED, plain_number

NOT_ENOUGH = "not_enough"
WHOLE = 100
#: points on “not enough information” from which no sentence is asked for
WITHHELD = 50
FEWEST_SENTENCES = 2
TOO_FEW_SENTENCES = (
    "It earns points once two sentences are chosen that argue it, or half of the points are placed on "
    "“not enough information”."
)
NO_NEARER = "This is no nearer to the key than points spread evenly, so it earns little or nothing."


@dataclass(frozen=True)
class AllocationKey:
    """What a key says about an allocation.

    Attributes
    ----------
    shares : mapping of str to float
        Option -> share, in any unit.
    """

    shares: Mapping[str, float]

    @property
    def whole(self) -> float:
        """What the shares add up to."""
        return sum(self.shares.values())


Key = SectionKey[AllocationKey]


@dataclass(frozen=True)
class Allocation(Section):
    """Points spread over options; the whole section is one judgement, of the section's own name.

    Attributes
    ----------
    options : tuple of str
        What points may be placed on.
    """

    kind: ClassVar[str] = "points"
    fragment: ClassVar[str] = "allocation"
    key_part: ClassVar[str] = "credit"

    options: tuple[str, ...]

    # ------------------------------------------------------------ reading and checking

    @classmethod
    def from_data(cls, name: str, spec: Data, case: Data) -> Self:
        return cls(name, spec.get("title"), tuple(spec["options"]))

    @classmethod
    def check_spec(cls, name: str, spec: Data, case: Data) -> Iterator[Finding]:
        yield from repeated(("items", name), spec, "options")

    def check_key(self, entry: Any, key: Data) -> Iterator[Finding]:
        path, options = ("credit", self.name), self.options
        if any(isinstance(share, dict) for share in entry.values()):
            remedy = f"Write credit: {self.name}: {{{options[0]}: 60, {options[-1]}: 40}}."
            yield Finding(path, "Shares stand directly under the section.", remedy)
            return
        for option in entry:
            if option not in options:
                problem = f"{option} is not an option of {self.name}."
                remedy = f"Options are: {join_ids(options)}."
                yield unknown_name((*path, option), problem, remedy, option, options)
        if not any(entry.values()):
            yield Finding(path, "No option has a share.", "Spread 100 points over the options.")

    def read_key(self, key: Data) -> AllocationKey:
        shares = key.get("credit", {}).get(self.name, {})
        return AllocationKey({o: share for o, share in shares.items() if is_number(share)})

    def check_given(self, given: Any, context: Context) -> Iterator[Finding]:
        path = (self.name,)
        if wrong := list(named_fields(path, given)):
            yield from wrong
            return
        yield from not_of_this_case(path, given, self.options, f"an option of {self.name}")
        odd = [o for o, n in given.items() if not is_number(n) or not 0 <= n <= WHOLE]
        for option in odd:
            yield Finding((*path, option), "Points are numbers from 0 to 100.", SAVE_AGAIN)
        if not odd and sum(given.values()) > WHOLE + 1e-6:
            yield Finding(path, "More than 100 points are placed.", "Take some back.")

    def usable(self, given: Any, sentences: set[str]) -> dict[str, float]:
        return usable_by_item(given, self.options, usable_number)

    # ------------------------------------------------------------ what is judged

    @property
    def items(self) -> tuple[str, ...]:
        return self.options

    @property
    def answerable(self) -> tuple[str, ...]:
        return (self.name,)

    @property
    def answers_with_reasons(self) -> tuple[str, ...]:
        return self.options

    @property
    def evidence_items(self) -> tuple[str, ...]:
        return (self.name,)

    def is_answered(self, given: Any) -> bool:
        return any((given or {}).values())

    def needs_evidence(self, key: Key, item: str) -> bool:
        return True

    def wants_evidence(self, response: Response, item: str) -> bool:
        return True

    # ------------------------------------------------------------ scoring and explaining

    def score(self, key: Key, response: Response, context: Context | None = None) -> SectionScore:
        given = response.by_item
        shares = [float(key.part.shares.get(o) or 0) for o in self.options]
        placed = [float(given.get(o) or 0) / WHOLE for o in self.options]
        is_keyed = sum(shares) > 0
        skill = self._skill(placed, shares) if is_keyed else 0.0
        if not self._is_argued(response):
            skill = min(0.0, skill)
        credit = max(0.0, skill) if is_keyed and any(placed) else None
        return SectionScore(skill, int(is_keyed), {self.name: ItemScore.of(credit, skill)})

    def _skill(self, placed: Sequence[float], shares: Sequence[float]) -> float:
        # points not placed say nothing: as good as spread evenly
        left = max(0.0, 1.0 - sum(placed)) * (1 / len(self.options))
        keyed = sum(shares)
        return rules.brier_skill([p + left for p in placed], [q / keyed for q in shares])

    def _is_argued(self, response: Response) -> bool:
        """Return whether sentences were chosen, or so much was withheld that none are asked for."""
        withheld = float(response.by_item.get(NOT_ENOUGH) or 0) >= WITHHELD
        return withheld or len(response.sentences(self.name)) >= FEWEST_SENTENCES

    def explain(self, key: Key, response: Response, context: Context) -> Iterator[Told]:
        given = {option: n for option, n in response.by_item.items() if n}
        if given:
            most = max(given, key=given.__getitem__)
            yours = ", ".join(f"{context.option_words(o)} {n:g}" for o, n in given.items())
            matters = key.nearest(self.name, response.sentences(self.name))
            yield Told(self.name, yours, key.reason(self.name, most), matters)

    def key_says(self, key: Key, item: str, context: Context) -> str:
        whole = key.part.whole
        if not whole:
            return ""
        placed = [
            f"{context.option_words(o)} {100 * share / whole:.0f}"
            for o, share in key.part.shares.items()
            if share
        ]
        return f"The key places: {', '.join(placed)}."

    def why_nothing(self, key: Key, response: Response) -> str:
        few = len(response.sentences(self.name)) < FEWEST_SENTENCES
        return TOO_FEW_SENTENCES if few else NO_NEARER

    def open_key(self, key: Key, item: str, context: Context) -> dict[str, Any]:
        whole = key.part.whole or 1
        shares = key.part.shares.items()
        return {"spread": {o: round(100 * share / whole) for o, share in shares if share}}

    def still_open(self, response: Response, context: Context) -> list[str]:
        left = WHOLE - sum(response.by_item.values())
        if left > 0:
            return [f"{left:g} of 100 points not placed"]
        if self._is_argued(response):
            return []
        return ["choose two sentences, or put half of the points on “not enough information”"]

    def as_lines(self, response: Response, context: Context) -> Iterator[str]:
        given = {option: n for option, n in response.by_item.items() if n}
        said = ", ".join(f"{wording.option_name(o, context)} {n:g}" for o, n in given.items())
        yield (said or wording.OPEN_ANSWER) + wording.because(response.sentences(self.name))

    # ------------------------------------------------------------ counting a class, counting raters

    def tallied(self, key: Key) -> list[str]:
        return [self.name]

    def tally(
        self, key: Key, response: Response, score: ScoredItems, item: str, context: Context
    ) -> tuple[str, str]:
        credit = score.items[item].credit
        if credit is None:
            return protocol.OPEN, ""
        developing, _, sound, _ = rules.THRESHOLDS
        right = protocol.RIGHT if credit >= sound else protocol.DEFENSIBLE
        most = max(response.given, key=response.given.get)
        said = f"most on {context.option_words(most).lower()}"
        return right if credit >= developing else protocol.NOT, said

    def right_in_words(self, key: Key, item: str, context: Context) -> str:
        shares = key.part.shares.items()
        return ", ".join(f"{context.option_words(o).lower()} {n:g}" for o, n in shares if n)

    def count_votes(self, ballot: Ballot, context: Context) -> dict[str, Any] | None:
        placed = {who: sum(own.values()) for who, own in ballot.given.items()}
        spread = {
            who: {o: own.get(o, 0) / placed[who] * WHOLE for o in self.options}
            for who, own in ballot.given.items()
            if placed[who]
        }
        if not spread:
            ballot.note(f"{self.name}: {UNANSWERED}")
            return None
        first = Counter(max(self.options, key=own.__getitem__) for own in spread.values())
        ballot.keep_evidence(self.name, {})
        modal = max(first.values()) / len(spread)
        ballot.differ(self.name, first, modal < rules.SPLIT)
        ratings = [(who, o, own[o]) for who, own in spread.items() for o in self.options]
        ballot.agree(ratings, modal, numbers=True)
        return self._mean(list(spread.values()))

    def _mean(self, spread: Sequence[Mapping[str, float]]) -> dict[str, float]:
        means = {o: round(fmean(own[o] for own in spread), 1) for o in self.options}
        return {o: plain_number(mean) for o, mean in means.items() if mean}

    def cited_for(self, response: Response, item: str, answer: str) -> Sequence[str]:
        own = response.by_item
        is_theirs = bool(own) and max(own, key=own.__getitem__) == answer
        return response.sentences(item) if is_theirs else ()

    # ------------------------------------------------------------ is the key fit?

    def lint(self, key: Key, is_graded: bool) -> Iterator[Finding]:
        if not any(key.part.shares.values()):
            remedy = f"Add credit: {self.name}: {{option: share, …}}."
            problem = f"The key says nothing about {self.name}."
            yield Finding(("credit", self.name), problem, remedy, document="key")
        for n, one in enumerate(key.sets(self.name)):
            if len(one) < FEWEST_SENTENCES:
                path = ("evidence", self.name, "sufficient", n)
                problem = "One sentence is too little: the form asks for two."
                yield Finding(path, problem, "Name two or three sentences.", document="key")

    # ------------------------------------------------------------ simulated answers

    def even(self) -> dict[str, float]:
        return {option: WHOLE / len(self.options) for option in self.options}

    def at_random(self, rng: Random, sentences: Sequence[str]) -> dict[str, int]:
        cuts = sorted(rng.randint(0, WHOLE) for _ in self.options[1:])
        between = zip(self.options, [0, *cuts], [*cuts, WHOLE], strict=True)
        return {option: high - low for option, low, high in between}

    def best(self, key: Key) -> dict[str, int]:
        """Return the shares as whole points that add up to 100."""
        shares, whole = key.part.shares, key.part.whole or 1
        points = {o: int(WHOLE * share / whole) for o, share in shares.items()}
        cut = sorted(points, key=lambda o: points[o] - WHOLE * shares[o] / whole)
        for option in cut[: WHOLE - sum(points.values())]:
            points[option] += 1
        return points

    def stock_evidence(self, sentences: Sequence[str]) -> SufficientSets:
        return (sentences[:2],)
