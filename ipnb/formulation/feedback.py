"""Why an answer earned what it earned, sentence by sentence; never the rest of the key.

A student sees the reason for what they chose, the sentences that matter for it and, where the key says
otherwise, what it says. Credit and all that was not answered stay closed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.arguments import arguments_of, where_argued
from ipnb.formulation.corrections import corrections
from ipnb.formulation.key_says import LEFT_OPEN, answered, judged, why_nothing
from ipnb.formulation.kinds.protocol import Data, SectionKey, Told
from ipnb.formulation.kinds.rules import PANEL, Argument, coverage
from ipnb.formulation.kinds.wording import lines_in_words, number_of, shortened
from ipnb.formulation.scoring import EVIDENCE, Score, SectionResult, band
from ipnb.formulation.vignette import Vignette
from ipnb.formulation.vocabulary import SURENESS, held

NOISE = "Differences under a tenth between two people, or two cases, are noise. A score is not competence."
HELD = held("feedback.note")
GUESS, SURE = min(SURENESS), max(SURENESS)
SURER, BETTER = "surer than your answers in", "better than you thought in"
FITS = "How sure you said you were fits how your answers came out."
WELL, POORLY = 0.65, 0.35


def explain(
    case: Data, key: Data, answers: Data, result: Data, is_marked_by_a_person: bool = True
) -> dict[str, Any]:
    """Tell a student about a score, from plain data to plain data.

    Parameters
    ----------
    case, key, answers : dict
        Clean data.
    result : dict
        What `ipnb.formulation.scoring.score` gave for them.
    is_marked_by_a_person : bool
        Whether somebody is there to look at what is held.

    Returns
    -------
    dict
        ``total_band``, ``held`` (reasons), ``notes`` (lines about the whole), ``says_it_waits`` (whether the
        first note is that a person sets the mark; see `notes_about_the_whole`), and ``sections``: name ->
        ``title``, ``band`` ("left open" where nothing was answered), ``counts`` (a line if it is pooled or
        not graded, else ""), ``nothing`` (why it earns nothing, else ""), ``open`` (how many were not
        answered) and ``items``: each ``id``, ``text``, ``line`` (the number of the sentence that it is, else
        ""), ``yours``, ``band`` (None where not counted), ``judged`` (the same in words, with what the key
        says), ``why``, ``matters`` (ids of sentences), ``argue`` (under which name it can be argued) and
        ``argued`` (what the student argued, else ""). Sections stand in the order of the form.
    """
    vignette = Vignette.from_data(case)
    return explain_score(
        vignette,
        Key.from_data(key, vignette),
        Answers.from_data(answers),
        Score.from_data(result),
        corrections(case),
        is_marked_by_a_person,
    )


def explain_score(
    vignette: Vignette,
    key: Key,
    answers: Answers,
    score: Score,
    corrected: Sequence[str],
    is_marked_by_a_person: bool = True,
) -> dict[str, Any]:
    """Tell a student about a score; what it gives is described at `explain`.

    Parameters
    ----------
    vignette, key, answers, score
        Of one submission.
    corrected
        What was corrected in the case since it was released, in words.
    is_marked_by_a_person
        Whether somebody is there to look at what is held.
    """
    explained = _Explanation(vignette, key, answers, score)
    says_it_waits = bool(score.held) and is_marked_by_a_person
    waiting = [HELD] if says_it_waits else []
    return {
        "total_band": band(score.total, vignette.settings),
        "held": list(score.held),
        "notes": [*waiting, *explained.notes(), *corrected, NOISE],
        "says_it_waits": says_it_waits,
        "sections": explained.sections(),
    }


def notes_about_the_whole(explained: Data, is_waiting: bool) -> list[str]:
    """Return the lines about the whole; that it waits for a person is said only while it does.

    Parameters
    ----------
    explained : dict
        What `explain` gave, today or in an earlier edition.
    is_waiting : bool
        Whether nobody has set the mark yet.
    """
    notes: list[str] = explained["notes"]
    # an earlier edition did not say whether the first note is this one: it was wherever something was held
    says_it_waits = explained.get("says_it_waits", bool(explained.get("held")))
    return notes[1:] if says_it_waits and not is_waiting else notes


class _Explanation:
    """What can be told about one submission and its score."""

    def __init__(self, vignette: Vignette, key: Key, answers: Answers, score: Score):
        self.vignette, self.key, self.answers, self.score = vignette, key, answers, score
        self.argued = arguments_of(answers)

    def sections(self) -> dict[str, Any]:
        """Explain each section that was scored, in the order of the form."""
        names = [*self.vignette.sections, EVIDENCE]
        return {name: self._section(name) for name in names if name in self.score.sections}

    def _section(self, name: str) -> dict[str, Any]:
        result = self.score.sections[name]
        # sentences may be chosen for a judgement whose best answer asks for none: nothing was scored there
        told = [one for one in self._told(name) if one.item in result.items]
        is_answered = answered(self.vignette, self.answers, name)
        return {
            "title": self.vignette.section_title(name),
            "band": result.band if is_answered else LEFT_OPEN,
            "nothing": why_nothing(self.vignette, self.key, self.answers, name, result),
            "counts": _counts(self.vignette, self.key, name, result),
            "open": self._left_open(name, {one.item for one in told}),
            "items": [self._item(name, result, one) for one in told],
        }

    def _told(self, name: str) -> Iterator[Told]:
        if name == EVIDENCE:
            return _told_evidence(self.key, self.answers)
        section, key = self.vignette.sections[name], self.key.sections[name]
        return section.explain(key, self.answers.to(name), self.vignette)

    def _left_open(self, name: str, told: set[str]) -> int:
        return 0 if name == EVIDENCE else self.vignette.sections[name].left_open(told)

    def _item(self, name: str, result: SectionResult, told: Told) -> dict[str, Any]:
        item, credit = told.item, result.items[told.item].credit
        title = self.vignette.section_title if item in self.vignette.sections else None
        argue = where_argued(self.vignette, name, item)
        return {
            "id": item,
            "text": title(item) if title else self.vignette.item_words(item),
            "line": number_of(item) if item in self.vignette.sentences else "",
            "yours": told.yours,
            "band": None if credit is None else band(credit, self.vignette.settings),
            "judged": judged(self.vignette, self.key, name, item, credit),
            "why": told.why,
            "matters": told.matters,
            "argue": argue,
            "argued": "" if name == EVIDENCE else self.argued.get(argue, ""),
        }

    def notes(self) -> list[str]:
        """Say what concerns the whole: how sure the student was, and whose view the key is."""
        line = _calibration(self.vignette, self.answers, self.score)
        if self.key.is_author_view:
            view = (
                f"Scored with an author key: the view of fewer than {PANEL} raters. Argue with it."
            )
        else:
            view = f"Scored with the answers of a panel of {self.key.raters}."
        return [*([line] if line else []), view]


# ---------------------------------------------------------------- chosen sentences


def _told_evidence(key: Key, answers: Answers) -> Iterator[Told]:
    of_case: SectionKey[None] = SectionKey(None, key.evidence, {})
    for item, argument in key.evidence.items():
        if chosen := answers.evidence.get(item):
            about = _about_sentences(chosen, argument)
            yield Told(
                item, lines_in_words(chosen).capitalize(), about, of_case.nearest(item, chosen)
            )


def _about_sentences(chosen: Sequence[str], argument: Argument) -> str:
    """Say what the chosen sentences do: how far they argue the judgement, and what else some of them do."""
    own = set(chosen)
    against = own & set(argument.against)
    others = own - {*argument.supporting, *argument.related, *argument.against}
    parts = [_how_far(own, argument)]
    if against:
        parts.append(f"{_lines(against)} the other way.")
    if others and own & set(argument.supporting):
        parts.append(f"{_lines(others)} something else.")
    return " ".join(parts)


def _how_far(chosen: set[str], argument: Argument) -> str:
    covered = coverage(chosen, argument.sufficient)
    if covered >= 1:
        return "These sentences are enough to argue it from the text."
    if covered:
        return "Some of these sentences argue it, and alone they are not enough."
    if chosen & set(argument.related):
        return "These sentences are true of it, and others argue it better."
    return "Other sentences argue it better."


def _lines(sentences: Iterable[str]) -> str:
    lines = lines_in_words(sorted(sentences)).capitalize()
    return f"{lines} argue{'s' if len(set(sentences)) == 1 else ''}"


# ---------------------------------------------------------------- about a section, about the whole


def _counts(vignette: Vignette, key: Key, name: str, result: SectionResult) -> str:
    if not key.grades(name):
        return "Not counted: the raters behind the key did not agree enough."
    lines = []
    if result.pooled_with:
        others = " and ".join(vignette.section_title(n) for n in result.pooled_with)
        lines.append(f"Counted together with {others}.")
    elif result.formative:
        lines.append("Not counted: too few judgements to tell from luck.")
    if some := len(key.ungraded_in(name)):
        lines.append(
            f"{some} of the judgements not counted: the raters behind the key did not agree on it."
        )
    return " ".join(lines)


def calibration(case: Data, answers: Data, result: Data) -> str:
    """Compare how sure a student was with how it came out; empty if they did not say. Never graded."""
    vignette = Vignette.from_data(case)
    return _calibration(vignette, Answers.from_data(answers), Score.from_data(result))


def _calibration(vignette: Vignette, answers: Answers, score: Score) -> str:
    skills = {name: one.skill for name, one in score.sections.items() if one.is_answered}
    said = {name: level for name, level in answers.confidence.items() if name in skills}
    if not said:
        return ""
    above = _those(said, SURE, lambda name: skills[name] < POORLY)
    below = _those(said, GUESS, lambda name: skills[name] >= WELL)
    told = "; ".join(
        filter(None, (_surer(SURER, above, vignette), _surer(BETTER, below, vignette)))
    )
    return f"You were {told}." if told else FITS


def _those(said: Mapping[str, int], level: int, is_far: Callable[[str], bool]) -> list[str]:
    return [name for name, own in said.items() if own == level and is_far(name)]


def _surer(words: str, sections: Iterable[str], vignette: Vignette) -> str:
    titles = " and ".join(map(vignette.section_title, sections))
    return f"{words} {titles}" if titles else ""


# ---------------------------------------------------------------- as text


def as_text(explained: Data) -> str:
    """Write the same as plain text, for a notebook's output and for a comment in the gradebook."""
    lines = [f"Your formulation as a whole: {explained['total_band']}."]
    if explained["held"]:
        lines += ["", held("feedback.heading"), *(f"  {reason}" for reason in explained["held"])]
    for section in explained["sections"].values():
        lines += ["", f"{section['title']}: {section['band']}. {section['counts']}".rstrip()]
        if section["nothing"]:
            lines.append(f"  {section['nothing']}")
        lines += [line for item in section["items"] for line in _item_text(item)]
        if section["open"]:
            lines.append(f"  {section['open']} left open.")
    return "\n".join([*lines, "", *explained["notes"]]) + "\n"


def _item_text(item: Data) -> list[str]:
    text = shortened(item["text"], 70)
    name = f"Line {item['line']}: {text}" if item["line"] else text
    judged_so = f" ({item['judged'].rstrip('.')})" if item["judged"] else ""
    lines = [f"  {name}", f"      {item['yours']}{judged_so}."]
    if item["why"]:
        lines.append(f"      {item['why']}")
    if item["matters"] and item["matters"] != [item["id"]]:
        lines.append(f"      What matters: {lines_in_words(item['matters'])}")
    if item["argued"]:
        lines.append(f"      ARGUED: {' '.join(item['argued'].split())}")
    return lines
