"""The sheet by which a form on paper is marked by hand: right answers, reasons, and what each is worth.

Every number comes from the scoring itself: a form is scored that holds nothing but the answer in question. Points
are per hundred of the form, after the divisor, so that they are added up and cut off at 0 and at 100.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ipnb.authoring.paper.form import CHOICES, CUES, NUMBERS, POINTS, TICKS, Part, Row, parts
from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds.estimate import FARTHEST
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.rules import kappa
from ipnb.formulation.kinds.safety_screen import FALSE_FLAG
from ipnb.formulation.kinds.wording import lines_in_words
from ipnb.formulation.reasons import reasons
from ipnb.formulation.scoring import EVIDENCE, evaluate
from ipnb.formulation.vignette import Vignette

#: how many wrong choices a table of points goes up to
WRONG = 3
WHOLE = 100
#: what counts neither way, and the verdicts about something that is taken or left
EITHER = "either way"
TAKEN = {"best": "take it", "none": "leave it", "neither": EITHER}
#: points by number of right and of wrong choices, with heads
Table = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Judgement:
    """One judgement as its marker needs it.

    Attributes
    ----------
    words : str
        What was asked about.
    right, half : str
        Letters or words of the answers that are best, and of those that are defensible; "" for none.
    why : str
        The key's reason.
    """

    words: str
    right: str
    half: str
    why: str


@dataclass(frozen=True)
class PartMarks:
    """How a section is marked.

    Attributes
    ----------
    part : Part
    worth : float
        Points per hundred of the form.
    judgements, actions : tuple of Judgement
    rule : str
        How the points come about.
    table : tuple of tuple of str
        Points by number of right choices (rows) and of wrong ones (columns), with heads; often empty.
    """

    part: Part
    worth: float
    judgements: tuple[Judgement, ...]
    actions: tuple[Judgement, ...]
    rule: str
    table: Table


@dataclass(frozen=True)
class Argued:
    """The sentences that argue one judgement: sets of which one is enough, and those against it."""

    words: str
    enough: str
    against: str


@dataclass(frozen=True)
class EvidenceMarks:
    """How chosen sentences are marked: worth together and each, and the judgements."""

    worth: float
    each: float
    judgements: tuple[Argued, ...]


def marks(case: Data, key: Data) -> tuple[tuple[PartMarks, ...], EvidenceMarks | None]:
    """Return how every section is marked, and the sentences if the case counts them."""
    vignette = Vignette.from_data(case)
    typed = Key.from_data(key, vignette)
    told = reasons(case, key)
    scoring = _Scoring(vignette, typed)
    made = tuple(_marked(part, told[part.name], scoring) for part in parts(case))
    return made, _evidence(vignette, typed, scoring)


class _Scoring:
    """What answers are worth, asked of the scoring itself."""

    def __init__(self, vignette: Vignette, key: Key):
        self.vignette, self.key = vignette, key
        self.sections = evaluate(vignette, key, Answers.from_data({})).sections

    def worth(self, name: str) -> float:
        """Return the points of a whole section."""
        return WHOLE * self.sections[name].weight / self.vignette.settings.divisor

    def points(self, name: str, given: Any) -> float:
        """Return the points of a section that was answered so, which may be below nought."""
        found = evaluate(self.vignette, self.key, Answers.from_data({name: given}))
        return self.worth(name) * found.sections[name].skill


def _marked(part: Part, told: Mapping[str, Data], scoring: _Scoring) -> PartMarks:
    rule, table = RULES[part.how](part, told, scoring)
    return PartMarks(
        part=part,
        worth=scoring.worth(part.name),
        judgements=tuple(_judgements(part, part.rows, told)),
        actions=tuple(_judgements(part, part.actions, told)),
        rule=rule,
        table=table,
    )


def _judgements(part: Part, rows: Sequence[Row], told: Mapping[str, Data]) -> Iterator[Judgement]:
    for row in rows:
        one = told.get(row.id) or told.get(part.name, {})
        why = one.get("why", {}).get("", "") if row.id in told else ""
        yield Judgement(row.words, *_answers(part, row, one), why)


def _answers(part: Part, row: Row, one: Data) -> tuple[str, str]:
    """Return the best answers and the defensible ones, as they stand on paper."""
    if "spread" in one:
        return f"{one['spread'].get(row.id, 0):g}", ""
    if "value" in one:
        return f"{one['value']:g} (± {one['tolerance']:g})", ""
    verdicts: Mapping[str, str] = one.get("verdicts", {})
    if "left" in verdicts:
        return TAKEN[verdicts["chosen"]], ""
    names = CUE_WORDS | {option.id: option.letter for option in part.options}
    best, some = (
        ", ".join(names[answer] for answer, how in verdicts.items() if how == wanted)
        for wanted in ("best", "some")
    )
    return best or EITHER, some


# ---------------------------------------------------------------- rules in words


def _choices(part: Part, told: Mapping[str, Data], scoring: _Scoring) -> tuple[str, Table]:
    best = _first(told, "best")
    if not best:
        return "Nothing here has a right answer; it gives reasons and no points.", ()
    right, cost = (scoring.points(part.name, given) for given in (best, _first(told, "none")))
    return (
        f"Each right answer {signed(right)}, each wrong one {signed(cost)}, a defensible one half-way between "
        "the two; left open 0. A wrong answer costs what the same answer everywhere would earn by itself.",
        (),
    )


def _first(told: Mapping[str, Data], verdict: str) -> dict[str, str]:
    """Return a form that holds one answer of a verdict, and no other; an empty one if there is none."""
    found = (
        {item: answer}
        for item, one in told.items()
        for answer, how in one["verdicts"].items()
        if how == verdict
    )
    return next(found, {})


def _ticks(part: Part, told: Mapping[str, Data], scoring: _Scoring) -> tuple[str, Table]:
    own = scoring.key.sections[part.name].part
    counted = [row for row in part.rows if row.id not in own.neutral]
    most = part.most or len(counted)
    rows = [("right ↓ wrong →", *map(str, range(WRONG + 1)))]
    for right in range(min(len(own.core), most) + 1):
        cells = [
            _cell(scoring, part, len(counted), own, right, wrong) if right + wrong <= most else ""
            for wrong in range(WRONG + 1)
        ]
        rows.append((str(right), *cells))
    harm = (
        " To take what harms is 0 for this part, and the paper goes to a person."
        if (own.contraindicated)
        else ""
    )
    return (
        "Count what was taken: right ones, and wrong ones. What is marked ‘either way’ is not counted. "
        "The table gives the points." + harm,
        tuple(rows),
    )


def _cell(scoring: _Scoring, part: Part, universe: int, own: Any, right: int, wrong: int) -> str:
    skill = kappa(universe, len(own.core), right + wrong, right, own.needed)
    return signed(scoring.worth(part.name) * skill)


def _points(part: Part, told: Mapping[str, Data], scoring: _Scoring) -> tuple[str, Table]:
    spread = told[part.name]["spread"]
    even = WHOLE / len(part.rows)
    reference = sum((even - spread.get(row.id, 0)) ** 2 for row in part.rows)
    worth = scoring.worth(part.name)
    return (
        "For each row take the difference between the points placed and those of the key, square it, and add up. "
        f"Points = {worth:.1f} × (1 − sum ÷ {reference:.0f}), and never less than {signed(-worth)}. "
        "It needs two lines of the case, or points on ‘not enough information’.",
        (),
    )


def _numbers(part: Part, told: Mapping[str, Data], scoring: _Scoring) -> tuple[str, Table]:
    each = scoring.worth(part.name) / max(1, len(told))
    return (
        f"Each number within its tolerance {signed(each)}; from there it falls evenly to 0 at "
        f"{FARTHEST:g} times the tolerance.",
        (),
    )


def _cues(part: Part, told: Mapping[str, Data], scoring: _Scoring) -> tuple[str, Table]:
    gate = scoring.key.sections[part.name].part
    worth, units = scoring.worth(part.name), len(gate.critical) + len(gate.required)
    return (
        f"{units} things have to be done: {len(gate.critical)} cues that nobody may miss, and "
        f"{len(gate.required)} actions. Each is {signed(worth / max(1, units))}. Each cue that is seen in "
        f"the text without reason costs {worth * FALSE_FLAG:.1f}, down to 0. To ask is never wrong. "
        "A critical cue that is neither seen nor asked about, or an action that is not to be taken, is 0 for "
        "this part, and the paper goes to a person before it is given back.",
        (),
    )


RULES = {CHOICES: _choices, TICKS: _ticks, POINTS: _points, NUMBERS: _numbers, CUES: _cues}

#: the pairs of answers about a cue, as they stand on paper
CUE_WORDS = {
    f"{text}+{asked}": f"{said}, {known}"
    for text, said in (
        ("flag", "in the text"),
        ("flag_elsewhere", "in other lines"),
        ("no_flag", "not in the text"),
    )
    for asked, known in (
        ("asked", "was asked"),
        ("not_asked", "not asked, so ask"),
        ("not_needed", "no need to ask"),
    )
}


def _evidence(vignette: Vignette, key: Key, scoring: _Scoring) -> EvidenceMarks | None:
    if EVIDENCE not in scoring.sections:
        return None
    found = scoring.sections[EVIDENCE]
    worth = WHOLE * found.weight / vignette.settings.divisor
    judgements = tuple(
        Argued(
            words=f"{vignette.section_title(section.name)}: {_about(vignette, section.name, item)}",
            enough="; or ".join(lines_in_words(one) for one in argument.sufficient),
            against=lines_in_words(argument.against),
        )
        for section in vignette.in_order
        for item in section.evidence_items
        if item in found.items and (argument := key.sections[section.name].argument(item))
    )
    return EvidenceMarks(worth, worth / max(1, len(judgements)), judgements)


def _about(vignette: Vignette, section: str, item: str) -> str:
    return "the points" if item == section else vignette.item_words(item)


def signed(points: float) -> str:
    """Return points with their sign: "+1.4", "−0.3", "0"."""
    rounded = round(points, 1)
    return "0" if rounded == 0 else f"{rounded:+.1f}".replace("-", "−")
