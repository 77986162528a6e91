"""Answers to a safety screen: what somebody raised, cue by cue, and would do."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Self

from ipnb.documents.diagnostics import Finding, Path
from ipnb.formulation.kinds.checks import (
    SAVE_AGAIN,
    chosen_sentences,
    id_list,
    named_fields,
    not_of_this_case,
    usable_by_item,
    usable_ids,
)
from ipnb.formulation.kinds.protocol import Context

FLAG, NOT_ASKED, NO_FLAG = "flag", "not_asked", "no_flag"


class Screened(NamedTuple):
    """What somebody raised, cue by cue, and would do."""

    flags: Mapping[str, Any]
    actions: Sequence[str]

    @classmethod
    def of(cls, given: Any) -> Self:
        """Read the answers to a screen; nothing answered is nothing raised."""
        given = given or {}
        return cls(given.get("flags") or {}, given.get("actions") or ())

    def raises(self, cue: str) -> bool:
        """Return whether a cue was raised, by its sentences or as not asked yet."""
        flag = self.flags.get(cue)
        return flag == NOT_ASKED or (isinstance(flag, list) and bool(flag))

    def answer(self, cue: str) -> str:
        """Return the name of the answer to a cue; ``""`` for none."""
        flag = self.flags.get(cue)
        return FLAG if isinstance(flag, list) else flag or ""


def check_screen(
    path: Path, given: Any, cues: Sequence[str], actions: Sequence[str], context: Context
) -> Iterator[Finding]:
    """Check the answers to a screen, which stand at ``path``."""
    if wrong := list(named_fields(path, given)):
        yield from wrong
        return
    yield from not_of_this_case(path, given, ("flags", "actions"), "a field")
    flags = given.get("flags", {})
    if not isinstance(flags, dict):
        yield Finding((*path, "flags"), "Named fields were expected here.", SAVE_AGAIN)
        return
    yield from not_of_this_case((*path, "flags"), flags, cues, "a cue")
    for cue, flag in flags.items():
        if flag not in (NOT_ASKED, NO_FLAG):
            yield from chosen_sentences((*path, "flags", cue), flag, context)
    yield from id_list((*path, "actions"), given.get("actions", []), actions, "an action")


def usable_screen(
    given: Any, cues: Sequence[str], actions: Sequence[str], sentences: set[str]
) -> dict[str, Any]:
    """Keep what of stored answers fits; nothing if nothing does."""
    if not isinstance(given, dict):
        return {}

    def keep(flag: Any) -> Any:
        if isinstance(flag, list):
            return usable_ids(flag, sentences)
        return flag if flag in (NOT_ASKED, NO_FLAG) else None

    flags = usable_by_item(given.get("flags"), cues, keep)
    chosen = usable_ids(given.get("actions"), actions) or []
    return {"flags": flags, "actions": chosen} if flags or chosen else {}
