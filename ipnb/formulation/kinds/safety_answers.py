"""Answers to a safety screen: of each cue, is it in the text and has anybody asked; and what somebody would do.

Both questions have a true answer of their own. A risk that a client raises and nobody follows up is in the
text, and nobody has asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Self

from ipnb.documents.diagnostics import Finding, Path
from ipnb.formulation.kinds.checks import (
    SAVE_AGAIN,
    chosen_sentences,
    id_list,
    named_fields,
    not_of_this_case,
    shown,
    usable_by_item,
    usable_ids,
)
from ipnb.formulation.kinds.protocol import Context

#: is it in the text: yes (then sentences are chosen), or no sign of it
FLAG, NO_FLAG = "flag", "no_flag"
#: has anybody asked: somebody has, nobody has, or it is not needed now
ASKED, NOT_ASKED, NOT_NEEDED = "asked", "not_asked", "not_needed"
IN_TEXT, WHETHER_ASKED = (FLAG, NO_FLAG), (ASKED, NOT_ASKED, NOT_NEEDED)

FIELDS = ("flags", "asked", "actions")


class Screened(NamedTuple):
    """What somebody said of each cue, and would do.

    Attributes
    ----------
    flags : mapping of str to (list of str or str)
        Cue -> the sentences that show it, or `NO_FLAG`.
    asked : mapping of str to str
        Cue -> one of `WHETHER_ASKED`.
    actions : sequence of str
        What was chosen to do.
    """

    flags: Mapping[str, Any]
    asked: Mapping[str, str]
    actions: Sequence[str]

    @classmethod
    def of(cls, given: Any) -> Self:
        """Read the answers to a screen; nothing answered is nothing raised."""
        given = up_to_date(given) or {}
        return cls(given.get("flags") or {}, given.get("asked") or {}, given.get("actions") or ())

    def raises(self, cue: str) -> bool:
        """Return whether a cue was raised, by its sentences or as not asked yet."""
        return self.cites(cue) or self.asked.get(cue) == NOT_ASKED

    def cites(self, cue: str) -> bool:
        """Return whether a cue was said to be in the text, with a sentence at least."""
        flag = self.flags.get(cue)
        return isinstance(flag, list) and bool(flag)

    def in_text(self, cue: str) -> str:
        """Return `FLAG`, `NO_FLAG`, or ``""`` for a question left open."""
        flag = self.flags.get(cue)
        return FLAG if isinstance(flag, list) else flag or ""

    def pair(self, cue: str) -> tuple[str, str]:
        """Return the answers to the two questions about a cue; ``""`` for one left open."""
        return self.in_text(cue), self.asked.get(cue, "")

    def is_answered(self, cue: str) -> bool:
        """Return whether either question about a cue was answered."""
        return any(self.pair(cue))


def up_to_date(given: Any) -> Any:
    """Return answers of the first edition's form, which asked one question of a cue, as answers to both.

    “The text shows it” raised a risk, so nobody had asked; “not asked” said that the text shows nothing; “no
    sign of it” saw no need to ask. Anything else is returned as it is.
    """
    if not _is_first_edition(given):
        return given
    flags, asked = given["flags"], given.get("asked")
    # beside answers to the second question, only what this form never saves is the first edition's
    old = {cue: f for cue, f in flags.items() if f == NOT_ASKED or (asked is None and f)}
    text = {cue: NO_FLAG if flag == NOT_ASKED else flag for cue, flag in flags.items()}
    return {**given, "flags": text, "asked": {**_whether_asked(old), **(asked or {})}}


def _whether_asked(flags: Mapping[str, Any]) -> dict[str, str]:
    """Return what the first edition's answers say of the second question."""
    return {cue: NOT_NEEDED if flag == NO_FLAG else NOT_ASKED for cue, flag in flags.items()}


def _is_first_edition(given: Any) -> bool:
    """Return whether answers are of the first edition's form, all of them or some."""
    if not isinstance(given, dict) or not isinstance(given.get("flags"), dict):
        return False
    if given.get("asked") is None:
        return True
    return isinstance(given["asked"], dict) and NOT_ASKED in given["flags"].values()


def check_screen(
    path: Path, given: Any, cues: Sequence[str], actions: Sequence[str], context: Context
) -> Iterator[Finding]:
    """Check the answers to a screen, which stand at ``path``."""
    if wrong := list(named_fields(path, given)):
        yield from wrong
        return
    yield from not_of_this_case(path, given, FIELDS, "a field")
    given = up_to_date(given)
    for part in ("flags", "asked"):
        if not isinstance(given.get(part, {}), dict):
            yield Finding((*path, part), "Named fields were expected here.", SAVE_AGAIN)
            return
        yield from not_of_this_case((*path, part), given.get(part, {}), cues, "a cue")
    for cue, flag in given.get("flags", {}).items():
        if flag != NO_FLAG:
            yield from chosen_sentences((*path, "flags", cue), flag, context)
    for cue, asked in given.get("asked", {}).items():
        if asked not in WHETHER_ASKED:
            problem = f"{shown(asked)} does not say whether anybody has asked."
            yield Finding((*path, "asked", cue), problem, SAVE_AGAIN)
    yield from id_list((*path, "actions"), given.get("actions", []), actions, "an action")


def usable_screen(
    given: Any, cues: Sequence[str], actions: Sequence[str], sentences: set[str]
) -> dict[str, Any]:
    """Keep what of stored answers fits; nothing if nothing does."""
    given = up_to_date(given)
    if not isinstance(given, dict):
        return {}

    def keep(flag: Any) -> Any:
        if isinstance(flag, list):
            return usable_ids(flag, sentences)
        return flag if flag == NO_FLAG else None

    flags = usable_by_item(given.get("flags"), cues, keep)
    asked = usable_by_item(given.get("asked"), cues, lambda a: a if a in WHETHER_ASKED else None)
    chosen = usable_ids(given.get("actions"), actions) or []
    kept = {"flags": flags, "asked": asked, "actions": chosen}
    return kept if any(kept.values()) else {}
