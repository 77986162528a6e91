"""Multiple response: a choice among many, as links or steps of a plan (``set`` in files)."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar, Self

from ipnb.documents.diagnostics import Finding
from ipnb.formulation.kinds import protocol, rules, wording
from ipnb.formulation.kinds.checks import id_list, repeated, unknown_ids, usable_ids
from ipnb.formulation.kinds.protocol import (
    Ballot,
    Choices,
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
from ipnb.formulation.kinds.votes import choices_of, count_chosen, is_defensible, taken

#: the lists of a key's entry
LISTS = ("core", "neutral", "contraindicated")
HARMFUL = "Something was chosen that is advised against. Then the whole part earns nothing."


@dataclass(frozen=True)
class ResponseKey:
    """What a key says about a multiple response.

    Attributes
    ----------
    core : tuple of str
        What a good reader would choose.
    neutral : tuple of str
        Defensible extras: they neither add nor cost.
    contraindicated : tuple of str
        What harms: choosing one sets the section to 0 and holds the submission.
    needed : int
        How many of the core are full marks, whichever they are.
    """

    core: tuple[str, ...]
    neutral: tuple[str, ...]
    contraindicated: tuple[str, ...]
    needed: int


Key = SectionKey[ResponseKey]


@dataclass(frozen=True)
class MultipleResponse(Section):
    """A choice among many.

    Attributes
    ----------
    universe : tuple of str
        Everything that may be chosen.
    budget : int or None
        At most this many.
    """

    kind: ClassVar[str] = "set"
    fragment: ClassVar[str] = "multiple_response"
    key_part: ClassVar[str] = "sets"
    corrected_for_chance: ClassVar[bool] = True
    reads_as_links: ClassVar[bool] = True
    chosen_lists: ClassVar[tuple[str, ...]] = ("universe",)
    labelled_lists: ClassVar[tuple[str, ...]] = ("universe",)

    universe: tuple[str, ...]
    budget: int | None

    # ------------------------------------------------------------ reading and checking

    @classmethod
    def from_data(cls, name: str, spec: Data, case: Data) -> Self:
        return cls(name, spec.get("title"), tuple(spec["universe"]), spec.get("budget"))

    @classmethod
    def check_spec(cls, name: str, spec: Data, case: Data) -> Iterator[Finding]:
        here, number = ("items", name), len(spec["universe"])
        yield from repeated(here, spec, "universe")
        if spec.get("budget", 0) > number:
            problem = f"The budget is {spec['budget']}, with only {number} to choose from."
            yield Finding((*here, "budget"), problem, "Lower it, or leave it out.")

    def check_key(self, entry: Any, key: Data) -> Iterator[Finding]:
        place: dict[str, str] = {}
        yield from self._check_needed(entry)
        for part in LISTS:
            ids, path = entry.get(part, []), ("sets", self.name, part)
            yield from unknown_ids(path, ids, self.universe, f"in the universe of {self.name}")
            for index, i in enumerate(ids):
                if i in place:
                    problem = f"{i} stands in {place[i]} and in {part}."
                    yield Finding((*path, index), problem, "Keep it in one place.")
                place.setdefault(i, part)

    def _check_needed(self, entry: Any) -> Iterator[Finding]:
        """Tell when a key asks for more sound choices than there are, or than may be chosen."""
        path, needed = ("sets", self.name, "needed"), entry.get("needed", 0)
        if needed > self._most:
            problem = f"{needed} are needed for full marks, and the budget is {self.budget}."
            remedy = f"Raise the budget in the case to {needed}, or lower needed."
            yield Finding(path, problem, remedy)
        if needed > len(entry["core"]):
            problem = f"{needed} are needed for full marks, and the core has {len(entry['core'])}."
            yield Finding(path, problem, "Lower needed, or add to the core.")

    def read_key(self, key: Data) -> ResponseKey:
        lists = key.get("sets", {}).get(self.name, {})
        core, neutral, contraindicated = (tuple(lists.get(part, ())) for part in LISTS)
        needed = lists.get("needed", min(len(core), self._most))
        return ResponseKey(core, neutral, contraindicated, needed)

    def check_given(self, given: Any, context: Context) -> Iterator[Finding]:
        wrong = list(id_list((self.name,), given, self.universe, f"in {self.name}"))
        yield from wrong
        if not wrong and len(given) > self._most:
            problem = f"{len(given)} chosen in {self.name}, the budget is {self.budget}."
            yield Finding((self.name,), problem, "Take some back.")

    def usable(self, given: Any, sentences: set[str]) -> list[str] | None:
        return usable_ids(given, self.universe)

    # ------------------------------------------------------------ what is judged

    @property
    def items(self) -> tuple[str, ...]:
        return self.universe

    @property
    def _most(self) -> int:
        return len(self.universe) if self.budget is None else self.budget

    def _wrong(self, key: ResponseKey) -> list[str]:
        return [i for i in self.universe if i not in key.core and i not in key.neutral]

    # ------------------------------------------------------------ scoring and explaining

    def score(self, key: Key, response: Response, context: Context | None = None) -> SectionScore:
        lists, chosen = key.part, set(response.given or ())
        counted = set(self.universe) - set(lists.neutral)
        core = set(lists.core) & counted
        found = len(chosen & counted), len(chosen & core)
        skill = rules.kappa(len(counted), len(core), *found, lists.needed)
        harm = [i for i in self.universe if i in chosen and i in lists.contraindicated]
        judged = chosen & counted
        return SectionScore(
            min(0.0, skill) if harm else skill,
            len(counted) if core else 0,
            {i: ItemScore.of(float(i in core) if i in judged else None) for i in self.universe},
            tuple(wording.advised_against(self.name, i, context) for i in harm),
        )

    def explain(self, key: Key, response: Response, context: Context) -> Iterator[Told]:
        for item in self.universe:
            if item in (response.given or ()):
                matters = key.nearest(item, response.sentences(item))
                yield Told(item, "chosen", key.reason(item), matters)

    def key_says(self, key: Key, item: str, context: Context) -> str:
        if item in key.part.contraindicated:
            return wording.ADVISED_AGAINST
        return "The key leaves it out."

    def why_nothing(self, key: Key, response: Response) -> str:
        return HARMFUL if set(key.part.contraindicated) & set(response.given or ()) else ""

    def open_key(self, key: Key, item: str, context: Context) -> dict[str, Any]:
        credit = self.score(key, Response([item], {})).items[item].credit
        return {"verdicts": protocol.chosen_or_left(credit)}

    def still_open(self, response: Response, context: Context) -> list[str]:
        return [] if response.given else ["nothing chosen"]

    def as_lines(self, response: Response, context: Context) -> Iterator[str]:
        lines = [wording.item_line(item, context) for item in response.given or ()]
        yield from lines or ["(nothing chosen)"]

    # ------------------------------------------------------------ counting a class, counting raters

    def tallied(self, key: Key) -> list[str]:
        return list(self.universe)

    def tally(
        self, key: Key, response: Response, score: ScoredItems, item: str, context: Context
    ) -> tuple[str, str]:
        if not response.given:
            return protocol.OPEN, ""
        if item in key.part.neutral:
            return protocol.DEFENSIBLE, ""
        core = set(key.part.core)
        if item in core - set(response.given) and len(core & {*response.given}) >= key.part.needed:
            # enough sound ones were chosen, whichever they are: this one was not missed
            return protocol.DEFENSIBLE, "left out"
        return protocol.taken_or_not(item in response.given, item in key.part.core)

    def right_in_words(self, key: Key, item: str, context: Context) -> str:
        if item in key.part.neutral:
            return "either way"
        return "choose it" if item in key.part.core else "leave it out"

    def count_votes(self, ballot: Ballot, context: Context) -> dict[str, Any]:
        given, number = ballot.given, len(ballot.given)
        votes = count_chosen(given.values())
        core = [i for i in self.universe if votes[i] > number / 2]
        some = [i for i in self.universe if is_defensible(votes[i], number)]
        self._note_harm(ballot, votes, some)
        for i in self.universe:
            ballot.differ(i, taken(votes[i], number))
        ballot.agree(choices_of(given, self.universe))
        return _lists(core, some, ballot.author.contraindicated)

    def _note_harm(self, ballot: Ballot, votes: Counter[str], some: Sequence[str]) -> None:
        for i in ballot.author.contraindicated:
            if i in some:
                chose = f"{votes[i]} of {len(ballot.given)} chose {i}"
                ballot.note(f"{self.name}: {chose}, which the author's key advises against.")

    # ------------------------------------------------------------ is the key fit?

    def lint(self, key: Key, is_graded: bool) -> Iterator[Finding]:
        path, core = ("sets", self.name), key.part.core
        if not core:
            problem = f"Nothing in {self.name} is right."
            yield Finding(path, problem, "Put what belongs under core:.", document="key")
        elif not self._wrong(key.part):
            problem = f"Nothing in {self.name} is wrong."
            yield Finding(path, problem, "Add plausible ones that do not belong.", document="key")

    def choices(self, key: Key) -> Iterator[Choices]:
        yield Choices("universe", self.universe, key.part.core, self._wrong(key.part))

    def narrower_than(self, earlier: Self) -> str | None:
        return "budget" if self.budget is not None and self.budget < earlier._most else None

    # ------------------------------------------------------------ simulated answers

    def everything(self, sentences: Sequence[str]) -> list[str]:
        return list(self.universe)

    def by_order(self, take: Callable[[Sequence[str]], list[str]]) -> list[str]:
        return take(self.universe)[: self.budget]

    def at_random(self, rng: Random, sentences: Sequence[str]) -> list[str]:
        return rng.sample(self.universe, rng.randint(0, self._most))

    def best(self, key: Key) -> list[str]:
        return list(key.part.core)[: self.budget]

    def second(self, key: Key) -> list[str]:
        """Return the last ones of the core, as many as are needed, and then defensible extras."""
        last = key.part.core[-key.part.needed :] if key.part.needed else ()
        return [*last, *key.part.neutral][: self.budget]

    def partly(self, best: Any, chance: Any, share: float, rng: Random) -> list[str]:
        """Put a wrong member on the wrong side."""
        return [i for i in self.universe if (i in best) == (rng.random() < share)]


def _lists(core: list[str], some: Sequence[str], advised_against: Sequence[str]) -> dict[str, Any]:
    """Return a key's lists from what most and what some raters chose, and what its author advises against."""
    harm = [i for i in advised_against if i not in core]
    neutral = [i for i in some if i not in core and i not in harm]
    return {"core": core, "neutral": neutral, "contraindicated": harm}
