"""The judgements of a case as they stand now, each with digests that tell whether older counts are about it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from ipnb.documents.digest import short_digest
from ipnb.formulation.answer_key import Key
from ipnb.formulation.kinds import Response, Section
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.rules import Argument
from ipnb.formulation.kinds.wording import sentences_with_words, shortened
from ipnb.formulation.vignette import Vignette

#: what an open key says of an answer that counts neither way
NEITHER = "neither"


class Majority(NamedTuple):
    """What most raters of a panel said of a judgement: the answer in words, and its share of the votes."""

    words: str
    share: float


@dataclass(frozen=True)
class Judgement:
    """One judgement that the key decides.

    Attributes
    ----------
    section, item : str
        Ids.
    title, words : str
        What stands over its section, and what stands for itself.
    key_words : str
        What the key says of it.
    argument : Argument
        How sentences bear on it, as the key has it.
    digest, evidence : str
        Of its words, options and accepted answers; and of ``argument``.
    majority : Majority or None
        None where the key is an author's.
    """

    section: str
    item: str
    title: str
    words: str
    key_words: str
    argument: Argument
    digest: str
    evidence: str
    majority: Majority | None = None

    @property
    def name(self) -> str:
        """The name under which it is counted."""
        return f"{self.section}.{self.item}"


def judgements(vignette: Vignette, key: Key, data: Data) -> list[Judgement]:
    """List what the key decides, in the order of the form.

    Parameters
    ----------
    vignette, key : Vignette and Key
    data : dict
        The key as it was read, for the votes of a panel.
    """
    return [
        _judgement(vignette, key, data, section, item)
        for section in vignette.in_order
        for item in decided(vignette, key, section)
    ]


def decided(vignette: Vignette, key: Key, section: Section) -> Iterator[str]:
    """Tell the judgements of a section on which an answer can be right or wrong."""
    own = key.sections[section.name]
    for item in section.tallied(own):
        verdicts = section.open_key(own, item, vignette).get("verdicts", {})
        if set(verdicts.values()) != {NEITHER}:
            yield item


def _judgement(vignette: Vignette, key: Key, data: Data, section: Section, item: str) -> Judgement:
    own = key.sections[section.name]
    title, argument = vignette.section_title(section.name), own.argument(item)
    says = section.open_key(own, item, vignette)
    if item not in section.evidence_items:
        # a cue of a safety screen: each sentence that shows it is enough
        argument = Argument(says.get("enough", ()))
    key_words = section.right_in_words(own, item, vignette)
    options = {option: vignette.option_words(option) for option in section.constants}
    asked = [title, vignette.item_words(item), options, key_words, says]
    return Judgement(
        section.name,
        item,
        title,
        _in_words(vignette, item),
        key_words,
        argument,
        _digest([*asked, _credits(section, own, item)]),
        _digest([argument.sufficient, argument.related, argument.against]),
        _majority(vignette, section, item, data),
    )


def _digest(parts: Any) -> str:
    return short_digest(json.dumps(parts, sort_keys=True, ensure_ascii=False))


def _credits(section: Section, own: Any, item: str) -> dict[str, float | None]:
    """Return what each option earns, where one is chosen."""
    given = {option: Response(section.always(option), {}) for option in section.constants}
    scored = {option: section.score(own, response) for option, response in given.items()}
    return {option: one.items[item].credit for option, one in scored.items()}


def _in_words(vignette: Vignette, item: str) -> str:
    """Name a judgement; "" for one that is its section as a whole."""
    if item in vignette.sections:
        return ""
    if item in vignette.sentences:
        return sentences_with_words([item], vignette, 70)
    return shortened(vignette.item_words(item), 70)


def _majority(vignette: Vignette, section: Section, item: str, data: Data) -> Majority | None:
    """Return what most raters chose, where the key holds their votes."""
    votes = data.get("credit", {}).get(section.name, {}).get(item)
    if data.get("source") != "panel" or not isinstance(votes, dict) or not sum(votes.values()):
        return None
    most = max(votes, key=votes.__getitem__)
    return Majority(vignette.option_words(most), votes[most] / sum(votes.values()))
