"""How far a careful and a hurried reader come apart in each section, and what would bring them further apart.

The careful reader takes an answer that the key accepts, its second choice wherever there is one, and cites one
sentence set with what is related: the least that careful reading should earn. The hurried one takes everything
by its own words (`ipnb.formulation.hurried_reader`). What both earn is scored by the students' own rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.hurried_reader import HurriedReading, read_hurriedly
from ipnb.formulation.kinds import Section
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.rules import FEWEST
from ipnb.formulation.kinds.single_choice import SingleChoice
from ipnb.formulation.scoring import EVIDENCE, Score, SectionResult, evaluate
from ipnb.formulation.simulated_respondents import defensible
from ipnb.formulation.vignette import Vignette

#: difference of skill from which a section is said to tell the two apart
APART = 0.4
#: pieces of advice for a section: more are not read
MOST_ADVICE = 4


@dataclass(frozen=True)
class Advice:
    """What to add or to change, in one item.

    Attributes
    ----------
    section, item : str
        Ids; the item is empty where the section as a whole is meant.
    text : str
        A sentence or two.
    """

    section: str
    item: str
    text: str


@dataclass(frozen=True)
class ReadingGap:
    """One section.

    Attributes
    ----------
    section, title : str
        Its id, and what stands over it.
    judgements : int
        How many count.
    careful, hurried : float
        Skill of the two readers; nothing below 0 is told.
    advice : tuple of Advice
        Empty where nothing was found.
    """

    section: str
    title: str
    judgements: int
    careful: float
    hurried: float
    advice: tuple[Advice, ...]

    @property
    def apart(self) -> float:
        """By how much the careful reader earns more, -1..1."""
        return self.careful - self.hurried

    @property
    def is_wide(self) -> bool:
        """Whether the section tells the two apart."""
        return self.apart >= APART


def read_carefully(vignette: Vignette, key: Key) -> dict[str, Any]:
    """Answer as a careful reader does: what can be defended, with a sentence set and what is related."""
    answers = defensible(vignette, key)
    most = vignette.evidence_max
    cited = {
        item: list(dict.fromkeys([*sets, *(key.evidence[item].related if item in key.evidence else ())]))
        for item, sets in answers["evidence"].items()
    }  # fmt: skip
    return {**answers, "evidence": {item: ids[:most] for item, ids in cited.items()}}


def reading_gaps(case: Data, key: Data) -> list[ReadingGap]:
    """Try both readers on a checked case and key; one row a section, in the order of the form."""
    vignette = Vignette.from_data(case)
    typed = Key.from_data(key, vignette)
    hasty = read_hurriedly(vignette)
    careful = evaluate(vignette, typed, Answers.from_data(read_carefully(vignette, typed)))
    hurried = evaluate(vignette, typed, Answers.from_data(hasty.answers))
    return [
        ReadingGap(
            name,
            "Sentences" if name == EVIDENCE else vignette.section_title(name),
            one.judgements,
            max(0.0, one.skill),
            max(0.0, hurried.sections[name].skill),
            tuple(_advice(vignette, typed, name, (careful, hurried), hasty)),
        )
        for name, one in careful.sections.items()
    ]


def _advice(
    vignette: Vignette, key: Key, name: str, scores: tuple[Score, Score], hasty: HurriedReading
) -> list[Advice]:
    careful, hurried = (score.sections[name] for score in scores)
    if name == EVIDENCE:
        return list(_of_sentences(vignette, key, scores, hasty))[:MOST_ADVICE]
    section, given = vignette.sections[name], hasty.answers.get(name)
    found = list(_of_the_whole(section, careful))
    if isinstance(section, SingleChoice):
        found += _of_choices(vignette, section, given, (careful, hurried), hasty)
    else:
        is_wide = careful.skill - max(0.0, hurried.skill) >= APART
        found += _of_lists(key, section, given, hasty, is_wide)
    return found[:MOST_ADVICE]


def _of_the_whole(section: Section, careful: SectionResult) -> Iterator[Advice]:
    """Advise where a section is too small, or where careful reading earns little in it."""
    if careful.formative and careful.judgements < FEWEST and section.corrected_for_chance:
        text = (
            f"Add {FEWEST - careful.judgements} more to judge, or it is not graded: {careful.judgements} count "
            f"now, {FEWEST} are needed."
        )
        yield Advice(section.name, "", text)
    if careful.skill < APART and not careful.formative:
        text = (
            f"Whoever takes the second answers that the key accepts earns only {max(0.0, careful.skill):.2f} "
            "here. Give half credit only where a good colleague would defend the answer, or add items with one "
            "good answer."
        )
        yield Advice(section.name, "", text)


def _alike(careful: SectionResult, hurried: SectionResult) -> list[str]:
    """List the items in which the hurried reader earns as much as the careful one."""
    return [
        item
        for item, one in careful.items.items()
        if one.credit and (hurried.items[item].credit or 0.0) >= one.credit
    ]


def _of_choices(
    vignette: Vignette,
    section: SingleChoice,
    given: Any,
    results: tuple[SectionResult, SectionResult],
    hasty: HurriedReading,
) -> Iterator[Advice]:
    for item in _alike(*results):
        if word := hasty.words.get((section.name, item)):
            option = vignette.option_words(given[item]).partition(":")[0]
            text = (
                f"The two read {item} alike, as “{option}”: its word “{word}” is enough for it. Add a sentence "
                f"that speaks against “{option}”, or say {item} without that word."
            )
            yield Advice(section.name, item, text)


def _of_lists(
    key: Key, section: Section, given: Any, hasty: HurriedReading, is_wide: bool
) -> Iterator[Advice]:
    """Advise on right ones whose words recommend them, unless wrong ones have such words and it is wide."""
    taken = _taken(given)
    for choices in section.choices(key.sections[section.name]):
        tempting = [i for i in choices.wrong if i in taken and (section.name, i) in hasty.words]
        for item in choices.right:
            word = hasty.words.get((section.name, item))
            if item in taken and word and not (tempting and is_wide):
                text = (
                    f"Both choose {item}: its “{word}” sounds sensible by itself. Let a wrong one in the same "
                    "list sound as sensible, or say it more plainly."
                )
                yield Advice(section.name, item, text)


def _taken(given: Any) -> set[str]:
    if isinstance(given, dict):
        return {i for part in given.values() if isinstance(part, (list, dict)) for i in part}
    return set(given or ())


def _of_sentences(
    vignette: Vignette, key: Key, scores: tuple[Score, Score], hasty: HurriedReading
) -> Iterator[Advice]:
    for name, section in vignette.sections.items():
        careful, hurried = (score.sections[name].items for score in scores)
        for item in section.evidence_items:
            most, earned = (
                one[item].evidence if item in one else None for one in (careful, hurried)
            )
            if not most or (earned or 0.0) < most or item not in hasty.shared:
                continue
            sentence, word = hasty.shared[item]
            against = key.evidence[item].against if item in key.evidence else ()
            more = (
                "" if against else f"Nothing speaks against {item} yet: add a sentence that does. "
            )
            text = (
                f"Both choose {sentence} for {item}, and “{word}” stands in both, so it is found without "
                f"being understood. {more}Or say {sentence} in other words."
            )
            yield Advice(EVIDENCE, item, text)
