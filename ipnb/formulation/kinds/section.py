"""The class that every kind of item extends.

Its instance is a section of a case: it knows what is judged there, how answers to it are checked, scored and
explained, and how they are drawn up by a simulated respondent. A method that means nothing to a kind keeps
the default below.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any, ClassVar, Self

from ipnb.documents.diagnostics import Finding
from ipnb.formulation.kinds.protocol import (
    Ballot,
    Choices,
    Context,
    Data,
    Response,
    ScoredItems,
    SectionKey,
    SectionScore,
    SufficientSets,
    Told,
)


@dataclass(frozen=True)
class Section(ABC):
    """A section of a case: one kind of item, asked of some judgements.

    Attributes
    ----------
    kind : str
        The kind's name in files.
    fragment : str
        The stem of the file with the kind's part of the schemas.
    key_part : str
        The field of a key in which the kind's right answers stand.
    keyed_by_section : bool
        Whether that field holds an entry a section, or is one for the whole case.
    corrected_for_chance : bool
        Whether a section needs several judgements to be told apart from luck.
    reads_as_links : bool
        Whether what is chosen can be drawn as arrows.
    chosen_lists : tuple of str
        The lists of ids from which students choose by words and places.
    labelled_lists : tuple of str
        The lists of ids that need words.
    name : str
        The section's name.
    title : str or None
        The case's own words over it.
    """

    kind: ClassVar[str]
    fragment: ClassVar[str]
    key_part: ClassVar[str]
    keyed_by_section: ClassVar[bool] = True
    corrected_for_chance: ClassVar[bool] = False
    reads_as_links: ClassVar[bool] = False
    chosen_lists: ClassVar[tuple[str, ...]] = ()
    labelled_lists: ClassVar[tuple[str, ...]] = ()

    name: str
    title: str | None

    # ------------------------------------------------------------ reading and checking

    @classmethod
    @abstractmethod
    def from_data(cls, name: str, spec: Data, case: Data) -> Self:
        """Make a section of its description in a checked case."""

    @classmethod
    @abstractmethod
    def check_spec(cls, name: str, spec: Data, case: Data) -> Iterator[Finding]:
        """Check the description of a section against the case."""

    @abstractmethod
    def check_key(self, entry: Any, key: Data) -> Iterator[Finding]:
        """Check the key's entry for this section."""

    @classmethod
    def check_whole_key(
        cls, key: Data, sections: Sequence["Section"], sentences: Sequence[str]
    ) -> Iterator[Finding]:
        """Check the key's part for a kind whose key is one for the whole case."""
        yield from ()

    @abstractmethod
    def read_key(self, key: Data) -> Any:
        """Take what concerns this section out of a key."""

    @abstractmethod
    def check_given(self, given: Any, context: Context) -> Iterator[Finding]:
        """Check answers of the right shape against the section."""

    @abstractmethod
    def usable(self, given: Any, sentences: set[str]) -> Any:
        """Keep what of stored answers fits the section; something empty if nothing does."""

    # ------------------------------------------------------------ what is judged

    @property
    @abstractmethod
    def items(self) -> tuple[str, ...]:
        """The ids of the judgements (of an allocation its options, of a safety screen its cues)."""

    @property
    def answerable(self) -> tuple[str, ...]:
        """The ids under which an answer is explained, argued and given a reason."""
        return self.items

    @property
    def answers_with_reasons(self) -> tuple[str, ...]:
        """The answers to an item for which a reason of their own may be given."""
        return ()

    @property
    def evidence_items(self) -> tuple[str, ...]:
        """The judgements for which the form asks for sentences."""
        return ()

    def asks_sentences_for(self, option: str) -> bool:
        """Return whether sentences must be chosen for an option."""
        return False

    @property
    def stand_alone(self) -> bool:
        """Whether single judgements can be taken out of the grade."""
        return False

    @property
    def always_counts(self) -> bool:
        """Whether a key may not take the section out of the grade."""
        return False

    def without(self, item: str) -> Self | None:
        """Return the section as if a judgement were not asked; None where it is the whole of it."""
        if item == self.name:
            return None
        parts = {one.name: getattr(self, one.name) for one in fields(self)}
        lists = {name: ids for name, ids in parts.items() if isinstance(ids, tuple)}
        left: dict[str, Any] = {n: tuple(i for i in ids if i != item) for n, ids in lists.items()}
        return replace(self, **left)

    def is_answered(self, given: Any) -> bool:
        """Return whether anything at all was answered."""
        return bool(given)

    def needs_evidence(self, key: SectionKey[Any], item: str) -> bool:
        """Return whether the best answer to an item is one for which sentences must be chosen."""
        return False

    def wants_evidence(self, response: Response, item: str) -> bool:
        """Return whether the answer given is one for which sentences must be chosen."""
        return False

    # ------------------------------------------------------------ scoring and explaining

    @abstractmethod
    def score(
        self, key: SectionKey[Any], response: Response, context: Context | None = None
    ) -> SectionScore:
        """Score a response; without a context the reasons for holding name ids."""

    @abstractmethod
    def explain(self, key: SectionKey[Any], response: Response, context: Context) -> Iterator[Told]:
        """Tell each answer with its reason and the sentences that matter for it."""

    def left_open(self, told: set[str]) -> int:
        """Return how many judgements were left open, given those that were told."""
        return 0 if told else 1

    @abstractmethod
    def key_says(self, key: SectionKey[Any], item: str, context: Context) -> str:
        """Return a sentence on what the key says of an item that came out less than best."""

    def why_nothing(self, key: SectionKey[Any], response: Response) -> str:
        """Return the kind's own reason why an answered section earns nothing, or ``""``."""
        return ""

    @abstractmethod
    def open_key(self, key: SectionKey[Any], item: str, context: Context) -> dict[str, Any]:
        """Return what an open key says at once about an item: verdicts, a spread or a value."""

    @abstractmethod
    def still_open(self, response: Response, context: Context) -> list[str]:
        """Return what is still to be answered, in words."""

    def count_answered(self, response: Response, context: Context) -> tuple[int, int]:
        """Count the judgements that are answered, and those that are asked for; here the section is one."""
        return int(not self.still_open(response, context)), 1

    @abstractmethod
    def as_lines(self, response: Response, context: Context) -> Iterator[str]:
        """Write the response as text, a line a judgement."""

    # ------------------------------------------------------------ counting a class, counting raters

    @abstractmethod
    def tallied(self, key: SectionKey[Any]) -> list[str]:
        """Return the ids by which a class's answers are counted."""

    @abstractmethod
    def tally(
        self,
        key: SectionKey[Any],
        response: Response,
        score: ScoredItems,
        item: str,
        context: Context,
    ) -> tuple[str, str]:
        """Return how an item came out (`RIGHT`, `DEFENSIBLE`, `NOT`, `OPEN`) and what was said."""

    @abstractmethod
    def right_in_words(self, key: SectionKey[Any], item: str, context: Context) -> str:
        """Return the right answer to an item, for whoever teaches."""

    def wrongly_cited(
        self, key: SectionKey[Any], response: Response
    ) -> Iterator[tuple[str, list[str]]]:
        """Tell the sentences that were cited within an answer and do not argue it, by item."""
        yield from ()

    @abstractmethod
    def count_votes(self, ballot: Ballot, context: Context) -> dict[str, Any] | None:
        """Turn raters' answers into this section's entry of a key; None where nobody answered."""

    def cited_for(self, response: Response, item: str, answer: str) -> Sequence[str]:
        """Return the sentences that a rater chose for an answer, if it was theirs."""
        return ()

    # ------------------------------------------------------------ is the key fit?

    @abstractmethod
    def lint(self, key: SectionKey[Any], is_graded: bool) -> Iterator[Finding]:
        """Tell what makes the section unfit for students; findings name ``case`` or ``key``."""

    def guess(self, key: SectionKey[Any]) -> tuple[str, float] | None:
        """Return the best constant answer and the mean credit it earns; None without options."""
        return None

    def must_have_reasons(self, key: SectionKey[Any]) -> Sequence[str]:
        """Return the items for which a key must give a reason."""
        return self.answerable

    def sentences_in_key(self, key: SectionKey[Any]) -> set[str]:
        """Return the sentences that the section's own part of a key names."""
        return set()

    def choices(self, key: SectionKey[Any]) -> Iterator[Choices]:
        """Tell the lists from which is chosen by words, with what is right in each."""
        yield from ()

    def narrower_than(self, earlier: Self) -> str | None:
        """Return the bound that takes less than an earlier version of the section did, or None."""
        return None

    # ------------------------------------------------------------ simulated answers

    @property
    def constants(self) -> tuple[str, ...]:
        """The answers that can be given throughout."""
        return ()

    def always(self, option: str) -> Any:
        """Return one option throughout; None where it is not offered."""
        return None

    def best_constant(self, key: SectionKey[Any]) -> Any:
        """Return the one option throughout that would earn most; None where there are no options."""
        return None

    def everything(self, sentences: Sequence[str]) -> Any:
        """Return everything that can be ticked; None where nothing is ticked."""
        return None

    def flags_everything(self, sentences: Sequence[str]) -> Any:
        """Return every warning raised; None where there are none."""
        return None

    def even(self) -> Any:
        """Return an even spread; None where nothing is spread."""
        return None

    def middle(self) -> Any:
        """Return what lies in the middle; None where there is no middle."""
        return None

    def by_order(self, take: Callable[[Sequence[str]], list[str]]) -> Any:
        """Return what is chosen by place or id alone; None where nothing is chosen from a list."""
        return None

    @abstractmethod
    def at_random(self, rng: Random, sentences: Sequence[str]) -> Any:
        """Return a response drawn by lot."""

    @abstractmethod
    def best(self, key: SectionKey[Any]) -> Any:
        """Return the best response, as the key has it."""

    def second(self, key: SectionKey[Any]) -> Any:
        """Return the second choice wherever there is one."""
        return self.best(key)

    def partly(self, best: Any, chance: Any, share: float, rng: Random) -> Any:
        """Return the best response for a share of the judgements (0..1), and a wrong one in the rest."""
        return best if rng.random() < share else chance

    def stock_evidence(self, sentences: Sequence[str]) -> SufficientSets:
        """Return the sets of sentences that somebody who knows would choose where the key has none."""
        return ()
