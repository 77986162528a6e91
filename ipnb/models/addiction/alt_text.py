"""The numbers of kick, payback and floor as sentences, for text alternatives."""

from math import inf

from ipnb.dynamics.numbers import signed
from ipnb.models.addiction import closed_form as ends
from ipnb.models.addiction import model

_PHRASES = model.MODEL.phrases
_AFTER = {
    0: "After 60 units of time the substance is gone.",
    1: "After 60 units of time the substance is gone, and another is at hand.",
    2: "The substance stays at hand.",
}


def in_the_end(**settings: float) -> str:
    """Say where the mood settles without any substance."""
    mood, held = ends.settles(**settings), _PHRASES[ends.answer(**settings)]
    settles = _PHRASES[
        "settles_in_weather" if model.MODEL.settings(settings)["weather"] else "settles"
    ]
    return f"Without any substance the mood {settles} {signed(mood)}: {held}."


def company(**settings: float) -> str:
    """Say how much company would be enough, if nothing is used and nothing new comes to be carried."""
    chosen, needed = model.MODEL.settings(settings), ends.enough(**settings)
    calm = "While the distress is as usual, company" if chosen["weather"] else "Company"
    before = f"{calm} of {signed(needed['before'])} would keep it from reaching"
    if not chosen["loss"]:
        return f"{before}."
    waits = ends.wait(**settings)
    said = {0: "it is enough already", inf: "with the company there is no wait helps"}.get(
        waits,
        "with the company there is, and nothing used meanwhile, it would take "
        f"{waits:.0f} units of time until that is enough",
    )
    return f"{before} before the floor was lowered, {signed(needed['after'])} now; {said}."


def summary(**settings: float) -> str:
    """Say the settings, the end, and the company needed."""
    chosen = model.MODEL.settings(settings)
    return (
        f"Distress carried alone {signed(chosen['distress'])}, company {signed(chosen['support'])}, limit "
        f"{signed(-chosen['limit'])}. {_AFTER[int(chosen['after'])]} {in_the_end(**settings)} "
        f"{company(**settings)}"
    )
