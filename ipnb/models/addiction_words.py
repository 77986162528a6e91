"""The numbers of kick, payback and floor as sentences, for text alternatives."""

from math import inf

from ipnb.models import addiction as model

_HELD = {"well": "near nought", "bearable": "low, but bearable", "low": "low enough to reach for something"}
_AFTER = {
    0: "After 60 units of time the substance is gone.",
    1: "After 60 units of time the substance is gone, and another is at hand.",
    2: "The substance stays at hand.",
}


def number(value: float) -> str:
    """A number with a real minus sign."""
    return f"{value:.2f}".replace("-", "−")


def in_the_end(**settings: float) -> str:
    """Where the mood settles without any substance."""
    mood, held = model.settles(**settings), _HELD[model.answer(**settings)]
    return f"Without any substance the mood settles at {number(mood)}: {held}."


def company(**settings: float) -> str:
    """How much company would be enough."""
    chosen, needed = model.MODEL.settings(settings), model.enough(**settings)
    before = f"Company of {number(needed['before'])} would keep it from reaching"
    if not chosen["loss"]:
        return f"{before}."
    waits = model.wait(**settings)
    said = {0: "it is enough already", inf: "with the company there is no wait helps"}.get(
        waits, f"with the company there is it takes {waits:.0f} units of time"
    )
    return f"{before} before the floor was lowered, {number(needed['after'])} now; {said}."


def summary(**settings: float) -> str:
    """The settings, the end, and the company needed."""
    chosen = model.MODEL.settings(settings)
    return (
        f"Distress carried alone {number(chosen['distress'])}, company {number(chosen['support'])}, limit "
        f"{number(-chosen['limit'])}. {_AFTER[int(chosen['after'])]} {in_the_end(**settings)} "
        f"{company(**settings)}"
    )
