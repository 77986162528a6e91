"""Several raters' answers become a key: votes for options, majorities for sets, shares, sentences.

How the answers to one section are counted stands with its kind. What votes cannot say (reasons, what harms,
exemplars) comes from the author's key, where there is one.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ipnb.formulation.agreement import Agreement, Rating, agreement
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds import Section
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.rules import PANEL, SPLIT
from ipnb.formulation.panel_sentences import evidence_sets
from ipnb.formulation.vignette import Vignette

# raters: one view is no panel
LEAST = 2
#: the parts of a key that raters fill
COUNTED = ("credit", "sets", "estimates", "evidence", "formative", "gate")


@dataclass
class Panel:
    """What came of a panel.

    Attributes
    ----------
    key : dict
        As `ipnb.formulation.key.check_key` accepts it.
    fields : list of dict
        A row a field: ``field`` (its title), ``agreement``, ``modal`` (mean modal share, or None) and
        ``formative`` (whether the whole field is).
    differences : list of dict
        A row a judgement on which not everybody said the same: ``field``, ``item``, ``text``, ``votes``
        (list of words and number), ``sentences`` (list of words of an option, and sentences with numbers),
        ``modal`` (share of the most voted answer) and ``formative``.
    notes : list of str
        What a person has to look at.
    """

    key: dict[str, Any]
    fields: list[dict[str, Any]] = field(default_factory=list)
    differences: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def panel(
    case: Data, raters: Mapping[str, Data], description: str = "", author: Data | None = None
) -> Panel:
    """Turn raters' answers into a panel's key.

    Parameters
    ----------
    case : dict
        A checked case.
    raters : dict of str to dict
        Name -> clean answers, at least two.
    description : str
        Who the raters were and how they worked.
    author : dict, optional
        The author's key, for what votes cannot say.

    Raises
    ------
    ValueError
        With fewer than two raters.
    """
    if len(raters) < LEAST:
        raise ValueError(f"a panel needs at least {LEAST} raters, there are {len(raters)}")
    author = author or {}
    vignette = Vignette.from_data(case)
    answers = {who: Answers.from_data(one) for who, one in raters.items()}
    stock = f"{len(raters)} raters, each alone in the form; answers counted."
    found = Panel(_heading(vignette.id, len(raters), description or stock, author))
    if len(raters) < PANEL:
        found.notes.append(
            f"{len(raters)} raters are fewer than {PANEL}: scores are shown as an author's view all the same."
        )
    for section in vignette.in_order:
        _count(vignette, section, answers, author, found)
    found.key = {name: part for name, part in found.key.items() if part}
    return found


def _heading(case: str, raters: int, description: str, author: Data) -> dict[str, Any]:
    """Return a key before anything is counted, with what only its author can say."""
    return {
        "schema": "ipnb.key/2",
        "case": case,
        "demonstration": author.get("demonstration", False),
        "source": "panel",
        "n": raters,
        "description": description,
        **{part: [] if part == "formative" else {} for part in COUNTED},
        **{name: author.get(name) for name in ("rationale", "exemplars")},
    }


def _count(
    vignette: Vignette,
    section: Section,
    raters: Mapping[str, Answers],
    author: Data,
    found: Panel,
) -> None:
    """Count a section, and put its entry into the key."""
    ballot = SectionBallot(vignette, section, raters, section.read_key(author), found)
    entry = section.count_votes(ballot, vignette)
    if entry is None:
        return
    if section.keyed_by_section:
        found.key.setdefault(section.key_part, {})[section.name] = entry
    else:
        found.key[section.key_part] = entry


class SectionBallot:
    """What raters make of one section, written into a panel (an `ipnb.formulation.kinds.protocol.Ballot`).

    Attributes
    ----------
    given : dict of str to object
        Rater -> answers to the section, for those who gave any.
    author : object
        What the section's kind reads from the author's key.
    """

    def __init__(
        self,
        vignette: Vignette,
        section: Section,
        raters: Mapping[str, Answers],
        author: Any,
        found: Panel,
    ):
        self._vignette, self._section, self._raters = vignette, section, raters
        self._found = found
        self.author = author
        name = section.name
        self.given: Mapping[str, Any] = {
            who: one.given[name] for who, one in raters.items() if one.given.get(name)
        }

    def note(self, text: str) -> None:
        """Write down something that a person has to look at."""
        self._found.notes.append(text)

    def unsettle(self, item: str) -> None:
        """Take a judgement out of the grade."""
        self._found.key["formative"].append(f"{self._section.name}.{item}")

    def keep_evidence(self, item: str, votes: Mapping[str, int]) -> None:
        """Keep the sets of sentences that raters chose for a judgement."""
        if sets := evidence_sets(self._vignette, self._section, self._raters, item, votes):
            self._found.key["evidence"][item] = {"sufficient": sets}

    def agree(
        self,
        ratings: list[Rating],
        modal: float | None = None,
        numbers: bool = False,
        more: str = "",
    ) -> None:
        """Write down the agreement; what raters are split on as a whole is formative as a whole."""
        name, formative = self._section.name, self._found.key["formative"]
        split = modal is not None and modal < SPLIT
        if split:
            others = [one for one in formative if not one.startswith(f"{name}.")]
            self._found.key["formative"] = [*others, name]
        how: Agreement = agreement(ratings, numbers)
        title = self._vignette.section_title(name) + more
        row = {"field": title, "agreement": how, "modal": modal, "formative": split}
        self._found.fields.append(row)

    def differ(self, item: str, votes: Counter[str], unsettled: bool = False) -> None:
        """Write down the votes, if not everybody said the same, with the sentences each side chose."""
        said = {answer: number for answer, number in votes.most_common() if number}
        if len(said) < 2:
            return
        vignette, words = self._vignette, self._vignette.option_words
        cited = {answer: self._cited(item, answer) for answer in said}
        self._found.differences.append(
            {
                "field": vignette.section_title(self._section.name),
                "item": item,
                "text": vignette.answer_title(self._section.name, item),
                "votes": [(words(answer), number) for answer, number in said.items()],
                "sentences": [
                    (words(a), count.most_common()) for a, count in cited.items() if count
                ],
                "modal": max(said.values()) / sum(said.values()),
                "formative": unsettled,
            }
        )

    def _cited(self, item: str, answer: str) -> Counter[str]:
        """Count the sentences that raters chose for an answer."""
        responses = [answers.to(self._section.name) for answers in self._raters.values()]
        cited = self._section.cited_for
        return Counter(s for response in responses for s in cited(response, item, answer))
