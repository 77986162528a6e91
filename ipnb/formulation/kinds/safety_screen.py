"""Safety screen: risks to raise and things to do before the session ends (``gate`` in files)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar, Self

from ipnb.documents.diagnostics import Finding
from ipnb.formulation.kinds import protocol, wording
from ipnb.formulation.kinds.checks import repeated
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
from ipnb.formulation.kinds.safety_answers import (
    FLAG,
    IN_TEXT,
    NO_FLAG,
    NOT_ASKED,
    NOT_NEEDED,
    WHETHER_ASKED,
    Screened,
    check_screen,
    usable_screen,
)
from ipnb.formulation.kinds.safety_key import FIELD, SafetyKey, check_gate
from ipnb.formulation.kinds.safety_votes import count_screens
from ipnb.formulation.kinds.safety_words import BOTH, in_words, numbers, reason
from ipnb.formulation.kinds.section import Section

#: what one cue costs that the text gives no reason for
FALSE_FLAG = 0.1
SHUT = (
    "What has to be raised was not, or something was chosen that is advised against. Then the whole part "
    "earns nothing, however good the rest is."
)

Key = SectionKey[SafetyKey]


@dataclass(frozen=True)
class SafetyScreen(Section):
    """Cues, of which two things are asked, and actions to choose.

    Attributes
    ----------
    cues : tuple of str
        Risks that a reader may raise, in the text or not yet asked about.
    actions : tuple of str
        What could be done, good and bad.
    """

    kind: ClassVar[str] = "gate"
    fragment: ClassVar[str] = "safety_screen"
    key_part: ClassVar[str] = FIELD
    keyed_by_section: ClassVar[bool] = False
    chosen_lists: ClassVar[tuple[str, ...]] = ("cues", "actions")
    labelled_lists: ClassVar[tuple[str, ...]] = ("cues", "actions")

    cues: tuple[str, ...]
    actions: tuple[str, ...]

    # ------------------------------------------------------------ reading and checking

    @classmethod
    def from_data(cls, name: str, spec: Data, case: Data) -> Self:
        return cls(name, spec.get("title"), tuple(spec["cues"]), tuple(spec["actions"]))

    @classmethod
    def check_spec(cls, name: str, spec: Data, case: Data) -> Iterator[Finding]:
        yield from repeated(("items", name), spec, "cues", "actions")

    def check_key(self, entry: Any, key: Data) -> Iterator[Finding]:
        yield from ()

    @classmethod
    def check_whole_key(
        cls, key: Data, sections: Sequence[Section], sentences: Sequence[str]
    ) -> Iterator[Finding]:
        screen = next((one for one in sections if isinstance(one, cls)), None)
        if screen is None:
            if FIELD in key:
                remedy = "Add one, or take the gate away."
                yield Finding((FIELD,), "This case has no safety section.", remedy)
        elif FIELD not in key:
            problem = f"The case asks about {screen.name}, the key has no gate."
            yield Finding((FIELD,), problem, "Add gate: with critical cues.")
        else:
            yield from check_gate(key[FIELD], screen.cues, screen.actions, sentences)

    def read_key(self, key: Data) -> SafetyKey:
        return SafetyKey.from_data(key.get(FIELD, {}))

    def check_given(self, given: Any, context: Context) -> Iterator[Finding]:
        return check_screen((self.name,), given, self.cues, self.actions, context)

    def usable(self, given: Any, sentences: set[str]) -> dict[str, Any]:
        return usable_screen(given, self.cues, self.actions, sentences)

    # ------------------------------------------------------------ what is judged

    @property
    def items(self) -> tuple[str, ...]:
        return self.cues

    @property
    def answerable(self) -> tuple[str, ...]:
        return (*self.cues, *self.actions)

    @property
    def answers_with_reasons(self) -> tuple[str, ...]:
        return (*IN_TEXT, *WHETHER_ASKED)

    @property
    def always_counts(self) -> bool:
        return True

    def is_answered(self, given: Any) -> bool:
        return any(Screened.of(given))

    # ------------------------------------------------------------ scoring and explaining

    def score(self, key: Key, response: Response, context: Context | None = None) -> SectionScore:
        gate, said = key.part, Screened.of(response.given)
        credits = {cue: self._cue_credit(gate, said, cue) for cue in self.cues}
        credits |= {action: gate.action_credit(said, action) for action in self.actions}
        units = [credits[i] or 0.0 for i in (*gate.critical, *gate.required) if i in credits]
        held = self._held(gate, said, context)
        shut = bool(held) or self._raises_everything(gate, said)
        return SectionScore(
            0.0 if shut or not units else self._skill(gate, said, units),
            len(units),
            {item: ItemScore.of(credit) for item, credit in credits.items()},
            held,
        )

    def _skill(self, gate: SafetyKey, said: Screened, units: Sequence[float]) -> float:
        """Return the share that was handled, less what was seen in the text without reason.

        To ask is never wrong: a first hour asks about much that nobody has raised.
        """
        false_flags = sum(said.cites(cue) for cue in self.cues if gate.is_uncalled_for(cue))
        return max(0.0, sum(units) / len(units) - FALSE_FLAG * false_flags)

    def _held(self, gate: SafetyKey, said: Screened, context: Context | None) -> tuple[str, ...]:
        """Say what was missed, and what was chosen that harms."""
        missed = [cue for cue in self.cues if cue in gate.critical and not said.raises(cue)]
        harm = [a for a in self.actions if a in said.actions and a in gate.forbidden]
        return (
            *(wording.missed(self.name, cue, context) for cue in missed),
            *(wording.advised_against(self.name, action, context) for action in harm),
        )

    def _cue_credit(self, gate: SafetyKey, said: Screened, cue: str) -> float | None:
        if cue in gate.critical:
            return float(gate.is_handled(cue, said))
        if cue in gate.tolerated or not said.is_answered(cue):
            return None
        return float(not said.cites(cue))

    def _raises_everything(self, gate: SafetyKey, said: Screened) -> bool:
        """Return whether every cue and action was chosen, unless everything was in fact called for."""
        every = all(said.raises(cue) for cue in self.cues)
        if not every or not set(self.actions) <= set(said.actions):
            return False
        return set(self.cues) > set(gate.critical) or set(self.actions) > set(gate.required)

    def explain(self, key: Key, response: Response, context: Context) -> Iterator[Told]:
        said = Screened.of(response.given)
        for cue in self.cues:
            if said.is_answered(cue):
                yours = in_words(said, cue, context, wording.lines_in_words)
                yield Told(cue, yours, reason(key, said, cue), list(key.part.shown(cue)))
        for action in self.actions:
            if action in said.actions:
                yield Told(action, "chosen", key.reason(action), [])

    def left_open(self, told: set[str]) -> int:
        return sum(cue not in told for cue in self.cues)

    def key_says(self, key: Key, item: str, context: Context) -> str:
        if item in self.actions:
            return wording.ADVISED_AGAINST
        if item not in key.part.critical:
            return "The key sees no sign of it in the text."
        text, asked = key.part.best(item)
        shown, so_ask = key.part.shown(item), "nobody has asked, so ask"
        if text != FLAG:
            return f"The key raises it: {so_ask}."
        ask = f", and {so_ask}" if asked == NOT_ASKED else ""
        return f"The key raises it: the text shows it, {wording.lines_in_words(shown)}{ask}."

    def why_nothing(self, key: Key, response: Response) -> str:
        said = Screened.of(response.given)
        missed = any(not said.raises(cue) for cue in key.part.critical)
        return SHUT if missed or set(key.part.forbidden) & set(said.actions) else ""

    def open_key(self, key: Key, item: str, context: Context) -> dict[str, Any]:
        if item in self.actions:
            credit = self._credit(key, item, {"actions": [item]})
            return {"verdicts": protocol.chosen_or_left(credit)}
        shown = key.part.shown(item)
        other = [s for s in context.sentence_ids if s not in shown]
        flags = {FLAG: list(shown[:1]), "flag_elsewhere": other[:1], NO_FLAG: NO_FLAG}
        verdicts = {
            f"{text}{BOTH}{asked}": protocol.verdict(
                self._credit(key, item, {"flags": {item: flag}, "asked": {item: asked}})
            )
            for text, flag in flags.items()
            for asked in WHETHER_ASKED
            if flag
        }
        return {"verdicts": verdicts, "enough": [[sentence] for sentence in shown]}

    def _credit(self, key: Key, item: str, given: Any) -> float | None:
        return self.score(key, Response(given, {})).items[item].credit

    def still_open(self, response: Response, context: Context) -> list[str]:
        said = Screened.of(response.given)
        still = [cue for cue in self.cues if not all(said.pair(cue))]
        bare = [cue for cue in self.cues if said.in_text(cue) == FLAG and not said.cites(cue)]
        return [
            *wording.open_items(self.cues, still, context),
            *([] if said.actions else ["no action chosen"]),
            *([f"no sentence yet for {wording.named(bare, context)}"] if bare else []),
        ]

    def count_answered(self, response: Response, context: Context) -> tuple[int, int]:
        said = Screened.of(response.given)
        weighed = sum(all(said.pair(cue)) for cue in self.cues)
        return weighed + bool(said.actions), len(self.cues) + 1

    def as_lines(self, response: Response, context: Context) -> Iterator[str]:
        said = Screened.of(response.given)
        for cue in self.cues:
            words = in_words(said, cue, context, numbers) or wording.OPEN_ANSWER
            yield f"{wording.item_line(cue, context)}: {words}"
        actions = "; ".join(wording.item_line(action, context) for action in said.actions)
        yield f"Before the session ends: {actions or '(nothing chosen)'}"

    # ------------------------------------------------------------ counting a class, counting raters

    def tallied(self, key: Key) -> list[str]:
        judged = (*key.part.required, *key.part.forbidden)
        return [*self.cues, *(action for action in self.actions if action in judged)]

    def tally(
        self, key: Key, response: Response, score: ScoredItems, item: str, context: Context
    ) -> tuple[str, str]:
        said = Screened.of(response.given)
        if item in self.actions:
            # to leave a harmful action out on a blank page is no judgement
            if not any(said):
                return protocol.OPEN, ""
            return protocol.taken_or_not(item in said.actions, item in key.part.required)
        answer = in_words(said, item, context)
        if not said.is_answered(item):
            return protocol.OPEN, answer
        if item in key.part.critical:
            return protocol.came_out(score.items[item].credit or 0.0), answer
        if not said.cites(item):
            return protocol.RIGHT, answer
        tolerated = item in key.part.tolerated
        return protocol.DEFENSIBLE if tolerated else protocol.NOT, answer

    def right_in_words(self, key: Key, item: str, context: Context) -> str:
        gate = key.part
        if item in self.actions:
            return "choose it" if item in gate.required else "leave it out"
        if item in gate.tolerated:
            return "either way"
        if item not in gate.critical:
            return context.option_words(NO_FLAG)
        text, asked = gate.best(item)
        shown = wording.sentences_with_words(gate.shown(item), context) if text == FLAG else ""
        where = f" ({shown})" if shown else ""
        return f"{context.option_words(text)}{where}; {context.option_words(asked)}"

    def wrongly_cited(self, key: Key, response: Response) -> Iterator[tuple[str, list[str]]]:
        for cue, flag in Screened.of(response.given).flags.items():
            if isinstance(flag, list) and cue not in key.part.tolerated:
                yield cue, [s for s in flag if s not in key.part.shown(cue)]

    def count_votes(self, ballot: Ballot, context: Context) -> dict[str, Any]:
        return count_screens(self.name, self.cues, self.actions, ballot)

    def cited_for(self, response: Response, item: str, answer: str) -> Sequence[str]:
        said = Screened.of(response.given)
        return said.flags[item] if answer == FLAG and said.cites(item) else ()

    # ------------------------------------------------------------ is the key fit?

    def lint(self, key: Key, is_graded: bool) -> Iterator[Finding]:
        yield from key.part.lint(self.name, self.cues)

    def sentences_in_key(self, key: Key) -> set[str]:
        return {sentence for shown in key.part.evidence.values() for sentence in shown}

    def choices(self, key: Key) -> Iterator[Choices]:
        gate = key.part
        wrong = [a for a in self.actions if a not in gate.required]
        yield Choices("actions", self.actions, gate.required, wrong)
        wrong = [c for c in self.cues if gate.is_uncalled_for(c)]
        yield Choices("cues", self.cues, gate.critical, wrong)

    # ------------------------------------------------------------ simulated answers

    def flags_everything(self, sentences: Sequence[str]) -> dict[str, Any]:
        flags = {cue: list(sentences) for cue in self.cues}
        asked = dict.fromkeys(self.cues, NOT_ASKED)
        return {"flags": flags, "asked": asked, "actions": list(self.actions)}

    def by_order(self, take: Callable[[Sequence[str]], list[str]]) -> dict[str, Any]:
        raised = take(self.cues)
        asked = {cue: NOT_ASKED if cue in raised else NOT_NEEDED for cue in self.cues}
        flags = dict.fromkeys(self.cues, NO_FLAG)
        return {"flags": flags, "asked": asked, "actions": take(self.actions)}

    def at_random(self, rng: Random, sentences: Sequence[str]) -> dict[str, Any]:
        flags = {cue: rng.choice([rng.sample(sentences, 1), NO_FLAG]) for cue in self.cues}
        asked = {cue: rng.choice(WHETHER_ASKED) for cue in self.cues}
        actions = [a for a in self.actions if rng.random() < 0.5]
        return {"flags": flags, "asked": asked, "actions": actions}

    def best(self, key: Key) -> dict[str, Any]:
        return key.part.answers({cue: key.part.best(cue) for cue in self.cues})

    def second(self, key: Key) -> dict[str, Any]:
        return key.part.answers({cue: key.part.second(cue) for cue in self.cues})

    def partly(self, best: Any, chance: Any, share: float, rng: Random) -> dict[str, Any]:
        """Draw what is wrong: other answers about a cue, an action on the wrong side."""
        source = {cue: best if rng.random() < share else chance for cue in self.cues}
        flags = {cue: one["flags"].get(cue) for cue, one in source.items()}
        asked = {cue: one["asked"].get(cue) for cue, one in source.items()}
        wanted = best["actions"]
        actions = [a for a in self.actions if (a in wanted) == (rng.random() < share)]
        return {"flags": flags, "asked": asked, "actions": actions}
