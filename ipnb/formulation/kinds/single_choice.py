"""Single choice: one option for each of some sentences, segments, cards or ids (``nominal`` in files)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean
from typing import Any, ClassVar, Self

from ipnb.documents.diagnostics import Finding, join_ids
from ipnb.formulation.kinds import protocol, rules, wording
from ipnb.formulation.kinds.checks import (
    judged_ids,
    missing_part,
    named_fields,
    not_of_this_case,
    repeated,
    shown,
    unknown_ids,
    unknown_name,
    usable_by_item,
)
from ipnb.formulation.kinds.credits import ChoiceKey, are_opposed, check_credits, credits_of
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
from ipnb.formulation.kinds.votes import UNANSWERED

Key = SectionKey[ChoiceKey]


@dataclass(frozen=True)
class SingleChoice(Section):
    """One option for each judgement.

    Attributes
    ----------
    judged : tuple of str
        What is judged.
    options : tuple of str
        What may be chosen.
    asks_evidence : tuple of str
        The options for which sentences must be chosen.
    """

    kind: ClassVar[str] = "nominal"
    fragment: ClassVar[str] = "single_choice"
    key_part: ClassVar[str] = "credit"
    corrected_for_chance: ClassVar[bool] = True

    judged: tuple[str, ...]
    options: tuple[str, ...]
    asks_evidence: tuple[str, ...]

    # ------------------------------------------------------------ reading and checking

    @classmethod
    def from_data(cls, name: str, spec: Data, case: Data) -> Self:
        asked = tuple(spec.get("needs_evidence", ()))
        ids = tuple(judged_ids(spec, case))
        return cls(name, spec.get("title"), ids, tuple(spec["options"]), asked)

    @classmethod
    def check_spec(cls, name: str, spec: Data, case: Data) -> Iterator[Finding]:
        here = ("items", name)
        yield from repeated(here, spec, "over", "only", "options", "needs_evidence")
        missing = list(missing_part(here, spec, case))
        yield from missing
        if missing:
            return
        whole = judged_ids(spec, case, only=False)
        yield from unknown_ids((*here, "only"), spec.get("only", []), whole, f"judged in {name}")
        asked, what = spec.get("needs_evidence", []), f"an option of {name}"
        yield from unknown_ids((*here, "needs_evidence"), asked, spec["options"], what)

    def check_key(self, entry: Any, key: Data) -> Iterator[Finding]:
        for item, credits in entry.items():
            path = ("credit", self.name, item)
            if item not in self.judged:
                problem = f"{item} is not judged in {self.name}."
                remedy = f"Judged are: {join_ids(self.judged)}."
                yield unknown_name(path, problem, remedy, item, self.judged)
            elif not isinstance(credits, dict):
                problem = "A number where options were expected."
                yield Finding(path, problem, "Write {option: credit}.")
            else:
                yield from check_credits(path, credits, self.options, key["source"])

    def read_key(self, key: Data) -> ChoiceKey:
        items = key.get("credit", {}).get(self.name, {})
        credits = {item: credits_of(key, self.name, item) for item in items}
        formative = set(key.get("formative", ()))
        return ChoiceKey(
            credits, frozenset(i for i in self.judged if f"{self.name}.{i}" in formative)
        )

    def check_given(self, given: Any, context: Context) -> Iterator[Finding]:
        path = (self.name,)
        if wrong := list(named_fields(path, given)):
            yield from wrong
            return
        yield from not_of_this_case(path, given, self.judged, f"judged in {self.name}")
        for item, option in given.items():
            if not isinstance(option, str) or option not in self.options:
                problem = f"{shown(option)} is no option of {self.name}."
                yield Finding((*path, item), problem, f"Options are: {join_ids(self.options, 12)}.")

    def usable(self, given: Any, sentences: set[str]) -> dict[str, str]:
        return usable_by_item(given, self.judged, lambda v: v if v in self.options else None)

    # ------------------------------------------------------------ what is judged

    @property
    def items(self) -> tuple[str, ...]:
        return self.judged

    @property
    def answers_with_reasons(self) -> tuple[str, ...]:
        return self.options

    @property
    def evidence_items(self) -> tuple[str, ...]:
        return self.judged if self.asks_evidence else ()

    def asks_sentences_for(self, option: str) -> bool:
        return option in self.asks_evidence

    @property
    def stand_alone(self) -> bool:
        return True

    def needs_evidence(self, key: Key, item: str) -> bool:
        return any(option in self.asks_evidence for option in key.part.best(item))

    def wants_evidence(self, response: Response, item: str) -> bool:
        return response.by_item.get(item) in self.asks_evidence

    def _keyed(self, key: Key) -> list[str]:
        """Return the items that the key knows and counts."""
        credits = key.part.credits
        return [item for item in self.judged if item in credits and any(credits[item].values())]

    # ------------------------------------------------------------ scoring and explaining

    def score(self, key: Key, response: Response, context: Context | None = None) -> SectionScore:
        keyed = self._keyed(key)
        _, constant = rules.best_constant(self.options, [key.part.of(item) for item in keyed])
        room = 1.0 - constant
        items, earned = {}, 0.0
        given, counted = response.by_item, set(keyed)
        for item in self.judged:
            option: Any = given.get(item)
            answered = option is not None and item in counted
            credit = key.part.of(item).get(option, 0.0) if answered else None
            # where one constant is right everywhere the key tells nothing apart: nothing is earned or lost
            value = (credit - constant) / room if credit is not None and room > 1e-9 else 0.0
            items[item] = ItemScore.of(credit, value)
            earned += value
        return SectionScore(earned / len(keyed) if keyed else 0.0, len(keyed), items)

    def explain(self, key: Key, response: Response, context: Context) -> Iterator[Told]:
        for item in self.judged:
            if option := response.by_item.get(item):
                matters = key.nearest(item, response.sentences(item))
                if item in context.sentence_ids and item not in matters:
                    matters = sorted([item, *matters])
                yield Told(item, context.option_words(option), key.reason(item, option), matters)

    def left_open(self, told: set[str]) -> int:
        return sum(item not in told for item in self.judged)

    def key_says(self, key: Key, item: str, context: Context) -> str:
        best = [context.option_words(option) for option in key.part.best(item)]
        return f"The key reads it as {' or '.join(best)}." if best else ""

    def open_key(self, key: Key, item: str, context: Context) -> dict[str, Any]:
        credits = {
            option: self.score(key, Response({item: option}, {})).items[item].credit
            for option in self.options
        }
        return {"verdicts": {o: protocol.verdict(credit) for o, credit in credits.items()}}

    def still_open(self, response: Response, context: Context) -> list[str]:
        given = response.by_item
        still = [item for item in self.judged if given.get(item) is None]
        bare = [
            item
            for item in self.evidence_items
            if self.wants_evidence(response, item) and not response.sentences(item)
        ]
        texts = wording.open_items(self.judged, still, context)
        return texts + ([f"no sentence yet for {wording.named(bare, context)}"] if bare else [])

    def count_answered(self, response: Response, context: Context) -> tuple[int, int]:
        given = response.by_item
        return sum(given.get(item) is not None for item in self.judged), len(self.judged)

    def as_lines(self, response: Response, context: Context) -> Iterator[str]:
        for item in self.judged:
            option = response.by_item.get(item)
            said = wording.OPEN_ANSWER if option is None else wording.option_name(option, context)
            cited = wording.because(response.sentences(item)) if self.asks_evidence else ""
            yield f"{wording.item_line(item, context)}: {said}{cited}"

    # ------------------------------------------------------------ counting a class, counting raters

    def tallied(self, key: Key) -> list[str]:
        return self._keyed(key)

    def tally(
        self, key: Key, response: Response, score: ScoredItems, item: str, context: Context
    ) -> tuple[str, str]:
        option = response.by_item.get(item)
        if option is None:
            return protocol.OPEN, ""
        return protocol.came_out(key.part.of(item).get(option, 0.0)), context.option_words(option)

    def right_in_words(self, key: Key, item: str, context: Context) -> str:
        return " or ".join(context.option_words(option) for option in key.part.best(item))

    def count_votes(self, ballot: Ballot, context: Context) -> dict[str, Any]:
        given, table, shares = ballot.given, {}, []
        for item in self.judged:
            votes = Counter(own[item] for own in given.values() if item in own)
            if not votes:
                ballot.note(f"{self.name}.{item}: {UNANSWERED}")
                continue
            table[item] = self._most_voted_first(votes)
            modal = max(votes.values()) / votes.total()
            shares.append(modal)
            if unsettled := modal < rules.SPLIT or are_opposed(votes):
                ballot.unsettle(item)
            ballot.keep_evidence(item, table[item])
            ballot.differ(item, votes, unsettled)
        ratings = [
            (who, item, option) for who, own in given.items() for item, option in own.items()
        ]
        ballot.agree(ratings, fmean(shares) if shares else None)
        return table

    def _most_voted_first(self, votes: Counter[str]) -> dict[str, int]:
        order = self.options.index
        return dict(sorted(votes.items(), key=lambda one: (-one[1], order(one[0]))))

    def cited_for(self, response: Response, item: str, answer: str) -> Sequence[str]:
        return response.sentences(item) if response.by_item.get(item) == answer else ()

    # ------------------------------------------------------------ is the key fit?

    def lint(self, key: Key, is_graded: bool) -> Iterator[Finding]:
        if is_graded:
            keyed = self._keyed(key)
            yield from key.part.lint_options(self.name, self.options, keyed)
            for item in self.judged:
                yield from key.part.lint_item(self.name, item)
        for item in self._keyed(key) if self.asks_evidence else ():
            if self.needs_evidence(key, item) and not key.sets(item):
                problem = f"{item} asks for evidence, but the key has no sufficient set."
                remedy = f"Add evidence: {item}: {{sufficient: [[s01], [s04, s05]]}}, each list enough by itself."
                yield Finding(("evidence", item), problem, remedy, document="key")

    def guess(self, key: Key) -> tuple[str, float]:
        return rules.best_constant(self.options, [key.part.of(i) for i in self._keyed(key)])

    def must_have_reasons(self, key: Key) -> Sequence[str]:
        return list(key.part.credits)

    # ------------------------------------------------------------ simulated answers

    @property
    def constants(self) -> tuple[str, ...]:
        return self.options

    def always(self, option: str) -> dict[str, str] | None:
        return dict.fromkeys(self.judged, option) if option in self.options else None

    def best_constant(self, key: Key) -> dict[str, str]:
        option, _ = rules.best_constant(self.options, [key.part.of(i) for i in self.judged])
        return dict.fromkeys(self.judged, option)

    def middle(self) -> dict[str, str]:
        return dict.fromkeys(self.judged, self.options[len(self.options) // 2])

    def at_random(self, rng: Random, sentences: Sequence[str]) -> dict[str, str]:
        return {item: rng.choice(self.options) for item in self.judged}

    def best(self, key: Key) -> dict[str, str]:
        tables = {item: key.part.of(item) for item in self._keyed(key)}
        return {item: max(table, key=table.__getitem__) for item, table in tables.items()}

    def second(self, key: Key) -> dict[str, str]:
        answers = {}
        for item in self._keyed(key):
            table = key.part.of(item)
            ranked = sorted((o for o in table if table[o] > 0), key=table.__getitem__, reverse=True)
            answers[item] = ranked[min(1, len(ranked) - 1)]
        return answers

    def partly(self, best: Any, chance: Any, share: float, rng: Random) -> dict[str, str]:
        """Give a wrong judgement one of the other options."""
        answers = {}
        for item in self.judged:
            if item in best:
                others = [option for option in self.options if option != best[item]]
                answers[item] = best[item] if rng.random() < share else rng.choice(others)
        return answers
