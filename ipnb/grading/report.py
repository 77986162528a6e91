"""What a class made of a case: what went wrong, which sentence misled whom, and how sure they were.

Pure counting over answers that were read and scored. It holds names and what is right, so it is for those
who teach, and it says nothing about a student that the gradebook does not.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import fmean

from ipnb.formulation.labels import item_words, option_words, section_title
from ipnb.formulation.scoring import (
    THRESHOLDS,
    credits_of,
    evidence_items,
    items_of,
    score,
    section_names,
)
from ipnb.formulation.vocabulary import SURENESS

RIGHT, DEFENSIBLE, NOT, OPEN = "right", "defensible", "not", "open"
SOUND, DEVELOPING = THRESHOLDS[2], THRESHOLDS[0]


@dataclass
class Item:
    """One judgement.

    Attributes
    ----------
    key : str
        What the key says, in words.
    came_out : Counter
        right, defensible, not, open -> how many students.
    is_sentence : bool
        Whether it is a line of the case, which people know by its id.
    wrong : dict of str to list of str
        What was chosen instead, in words -> who chose it; the most common first.
    """

    id: str
    text: str
    key: str
    came_out: Counter
    wrong: dict[str, list[str]] = field(default_factory=dict)
    is_sentence: bool = False

    def share(self, how: str) -> float:
        """Return the share of students, 0..1."""
        return self.came_out[how] / self.came_out.total() if self.came_out else 0.0


@dataclass
class Section:
    """The judgements of one section, in the order of the case."""

    title: str
    items: list[Item]


@dataclass
class Misled:
    """A sentence, and for which judgements it was cited wrongly by whom."""

    sentence: str
    text: str
    cited_for: dict[str, list[str]]

    @property
    def times(self) -> int:
        return sum(len(who) for who in self.cited_for.values())


@dataclass
class Sure:
    """How sections came out that students were so sure of.

    Attributes
    ----------
    number : int
        How many sections.
    skill : float
        Their mean skill, 0 to 1; a skill below 0 counts as 0.
    sound : float
        The share that was sound, 0 to 1.
    """

    words: str
    number: int
    skill: float
    sound: float


@dataclass
class Report:
    """Everything about one assignment.

    Attributes
    ----------
    students : list of str
        Whose answers are counted.
    left_out : dict of str to str
        Who is not, and why.
    """

    assignment: str
    title: str
    students: list[str]
    left_out: dict[str, str]
    sections: list[Section]
    misled: list[Misled]
    sure: list[Sure]

    def first(self, most: int = 5) -> list[tuple[Section, Item]]:
        """Return the judgements that most students got wrong, for whoever has little time."""
        pairs = [
            (section, item)
            for section in self.sections
            for item in section.items
            if item.came_out[NOT]
        ]
        return sorted(pairs, key=lambda pair: -pair[1].share(NOT))[:most]


def report(case: dict, key: dict, answers: dict[str, dict], left_out: dict[str, str]) -> Report:
    """Count.

    Parameters
    ----------
    case, key : dict
        Checked.
    answers : dict of str to dict
        Student -> clean answers.
    left_out : dict of str to str
        Student -> why not.
    """
    results = {who: score(case, key, given) for who, given in answers.items()}
    sections = []
    for name in section_names(case):
        items = _COUNT[case["items"][name]["kind"]](case, key, answers, name, results)
        if items:
            sections.append(Section(section_title(case, name), items))
    return Report(
        assignment=case["id"],
        title=case["title"],
        students=sorted(answers),
        left_out=dict(sorted(left_out.items())),
        sections=sections,
        misled=_misled(case, key, answers, results),
        sure=_sure(answers, results),
    )


# ---------------------------------------------------------------- judgements


def _item(
    case, item: str, key: str, told: dict[str, tuple[str, str]], text: str | None = None
) -> Item:
    """Make an item from the key's words and what became of it for each student: how it came out, and in words."""
    wrong = defaultdict(list)
    for who, (how, said) in sorted(told.items()):
        if how == NOT:
            wrong[said].append(who)
    ordered = dict(sorted(wrong.items(), key=lambda one: (-len(one[1]), one[0])))
    came_out = Counter(how for how, _ in told.values())
    is_sentence = any(sentence["id"] == item for sentence in case["sentences"])
    return Item(item, text or item_words(case, item), key, came_out, ordered, is_sentence)


def _how(credit: float) -> str:
    return RIGHT if credit >= 1 else DEFENSIBLE if credit > 0 else NOT


def _nominal(case, key, answers, name, results) -> list[Item]:
    found = []
    for item in items_of(case, name):
        credits = credits_of(key, name, item)
        if not any(credits.values()):
            continue  # not keyed, or raters did not agree on it
        told = {}
        for who, given in answers.items():
            option = (given.get(name) or {}).get(item)
            told[who] = (
                (OPEN, "") if option is None else _judged(case, credits.get(option, 0.0), option)
            )
        best = [
            option_words(case, o)
            for o, credit in credits.items()
            if credit == max(credits.values())
        ]
        found.append(_item(case, item, " or ".join(best), told))
    return found


def _judged(case, credit: float, option: str) -> tuple[str, str]:
    return _how(credit), option_words(case, option)


def _set(case, key, answers, name, results) -> list[Item]:
    lists = key.get("sets", {}).get(name, {})
    core, neutral = lists.get("core", []), lists.get("neutral", [])
    found = []
    for item in items_of(case, name):
        told = {}
        for who, given in answers.items():
            chosen = item in (given.get(name) or [])
            if not given.get(name):
                told[who] = OPEN, ""
            elif item in neutral:
                told[who] = DEFENSIBLE, ""
            else:
                told[who] = (
                    (RIGHT if chosen == (item in core) else NOT),
                    "chosen" if chosen else "left out",
                )
        says = "either way" if item in neutral else "choose it" if item in core else "leave it out"
        found.append(_item(case, item, says, told))
    return found


def _points(case, key, answers, name, results) -> list[Item]:
    told = {}
    for who, given in answers.items():
        credit = results[who]["sections"][name]["items"][name]["credit"]
        if credit is None:
            told[who] = OPEN, ""
            continue
        how = RIGHT if credit >= SOUND else DEFENSIBLE if credit >= DEVELOPING else NOT
        told[who] = (
            how,
            f"most on {option_words(case, max(given[name], key=given[name].get)).lower()}",
        )
    shares = key.get("credit", {}).get(name, {})
    says = ", ".join(
        f"{option_words(case, o).lower()} {share:g}" for o, share in shares.items() if share
    )
    return [_item(case, name, says, told, section_title(case, name))]


def _estimate(case, key, answers, name, results) -> list[Item]:
    found = []
    for item in key.get("estimates", {}).get(name, {}):
        told = {}
        for who, given in answers.items():
            credit = results[who]["sections"][name]["items"][item]["credit"]
            told[who] = (OPEN, "") if credit is None else (_how(credit), f"{given[name][item]:g}")
        found.append(_item(case, item, f"{key['estimates'][name][item]['value']:g}", told))
    return found


def _gate(case, key, answers, name, results) -> list[Item]:
    spec, gate, found = case["items"][name], key.get("gate", {}), []
    for cue in spec["cues"]:
        told = {}
        for who, given in answers.items():
            flag = ((given.get(name) or {}).get("flags") or {}).get(cue)
            told[who] = _raised(
                gate, cue, flag, results[who]["sections"][name]["items"][cue]["credit"]
            )
        in_words = {who: (how, option_words(case, said)) for who, (how, said) in told.items()}
        found.append(_item(case, cue, _cue_words(case, gate, cue), in_words))
    for action in spec["actions"]:
        wanted = action in gate.get("required_actions", [])
        if not wanted and action not in gate.get("forbidden_actions", []):
            continue
        told = {}
        for who, given in answers.items():
            taken = action in ((given.get(name) or {}).get("actions") or [])
            told[who] = (RIGHT if taken == wanted else NOT), "chosen" if taken else "left out"
            if not _touched(given.get(name)):
                # to leave a harmful action out on a blank page is no judgement
                told[who] = (OPEN, "")
        found.append(_item(case, action, "choose it" if wanted else "leave it out", told))
    return found


def _touched(safety: dict | None) -> bool:
    return any((safety or {}).values())


def _cue_words(case: dict, gate: dict, cue: str) -> str:
    """Say what the key says of a cue: shown by these sentences, not asked yet, or nothing to raise."""
    if cue in gate.get("tolerated", []):
        return "either way"
    if cue not in gate.get("critical", []):
        return option_words(case, "no_flag")
    shown = gate.get("evidence", {}).get(cue, [])
    return (
        f"{option_words(case, 'flag')} ({', '.join(shown)})"
        if shown
        else option_words(case, "not_asked")
    )


def _raised(gate: dict, cue: str, flag, credit: float | None) -> tuple[str, str]:
    said = "flag" if isinstance(flag, list) else flag or ""
    if not flag:
        return OPEN, said
    if cue in gate.get("critical", []):
        return _how(credit), said
    if flag == "no_flag":
        return RIGHT, said
    return (DEFENSIBLE if cue in gate.get("tolerated", []) else NOT), said


_COUNT = {"nominal": _nominal, "set": _set, "points": _points, "estimate": _estimate, "gate": _gate}


# ---------------------------------------------------------------- sentences


def _misled(case, key, answers, results) -> list[Misled]:
    """Sentences cited for a judgement that earned nothing, or that stand in no sufficient set for it."""
    wrongly: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for who, given in sorted(answers.items()):
        for words, sentences in _cited_wrongly(case, key, given, results[who]["sections"]):
            for sentence in sentences:
                wrongly[sentence][words].append(who)
    texts = {one["id"]: one["text"] for one in case["sentences"]}
    found = [
        Misled(sentence, texts[sentence], dict(sorted(by.items(), key=lambda one: -len(one[1]))))
        for sentence, by in wrongly.items()
    ]
    return sorted(found, key=lambda one: (-one.times, one.sentence))


def _cited_wrongly(case, key, given, sections):
    """For one student: what a sentence was cited for, in words, and the sentences."""
    for name in section_names(case):
        if case["items"][name]["kind"] == "gate":
            yield from _flagged_wrongly(case, key, given, name)
        for item in evidence_items(case, name):
            if name in key.get("formative", []) or f"{name}.{item}" in key.get("formative", []):
                continue
            chosen = (given.get("evidence") or {}).get(item) or []
            credit = sections[name]["items"][item]["credit"]
            if credit is None:
                continue
            sets = key.get("evidence", {}).get(item, []) if credit > 0 else []
            enough = {sentence for one in sets for sentence in one}
            answer = (given.get(name) or {}).get(item)
            words = item_words(case, item) if item != name else section_title(case, name)
            said = (
                f"{words} ({option_words(case, answer).lower()})"
                if isinstance(answer, str)
                else words
            )
            yield said, [s for s in chosen if s not in enough]


def _flagged_wrongly(case, key, given, name):
    gate = key.get("gate", {})
    for cue, flag in ((given.get(name) or {}).get("flags") or {}).items():
        if isinstance(flag, list) and cue not in gate.get("tolerated", []):
            yield (
                item_words(case, cue),
                [s for s in flag if s not in gate.get("evidence", {}).get(cue, [])],
            )


# ---------------------------------------------------------------- how sure


def _sure(answers, results) -> list[Sure]:
    """Sections by how sure students were of them."""
    came_out = defaultdict(list)
    for who, given in answers.items():
        for name, level in (given.get("confidence") or {}).items():
            if name in results[who]["sections"]:
                came_out[level].append(max(0.0, results[who]["sections"][name]["skill"]))
    return [
        Sure(words, len(skills), fmean(skills), fmean(skill >= SOUND for skill in skills))
        for level, words in SURENESS.items()
        if (skills := came_out[level])
    ]
