"""The answers about a cue of safety, in words: what was said to both questions, and the reasons for it."""

from collections.abc import Callable, Sequence
from typing import Any

from ipnb.formulation.kinds import wording
from ipnb.formulation.kinds.protocol import Context, SectionKey
from ipnb.formulation.kinds.safety_answers import FLAG, Screened

#: between the two answers about a cue, where one name stands for both
BOTH = "+"


def in_words(
    said: Screened,
    cue: str,
    context: Context,
    where: Callable[[Sequence[str]], str] | None = None,
) -> str:
    """Return what was said of a cue, with its sentences as ``where`` writes them; "" for nothing."""
    text, asked = said.pair(cue)
    lines = f" ({where(said.flags[cue])})" if where and text == FLAG and said.cites(cue) else ""
    words = [
        wording.option_name(text, context) + lines if text else "",
        wording.option_name(asked, context) if asked else "",
    ]
    return "; ".join(filter(None, words))


def numbers(sentences: Sequence[str]) -> str:
    """``["s04", "s07"]`` -> "4, 7"."""
    return ", ".join(map(wording.number_of, sentences))


def reason(key: SectionKey[Any], said: Screened, cue: str) -> str:
    """Return the reasons for the two answers, those of the cue where there is none of their own."""
    own = [key.rationale.get(f"{cue}.{answer}", "") for answer in said.pair(cue)]
    return " ".join(filter(None, own)) or key.rationale.get(cue, "")
