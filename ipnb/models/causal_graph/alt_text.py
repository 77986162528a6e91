"""What the arrows are and what adjusting leaves, as sentences for text alternatives."""

from ipnb.dynamics.numbers import signed
from ipnb.models.causal_graph import model

_STATES = {
    "open": "is open",
    "half open": "is half open, since the measures are noisy",
    "closed": "is closed",
}


def arrows(**settings: float) -> str:
    """Say each arrow with its strength, and those that are missing."""
    strong = model.strengths(**settings)
    there = [
        f"{model.VARIABLES[start]} to {model.VARIABLES[end]} {signed(strength)}"
        for (start, end, _, _), strength in zip(model.ARROWS, strong, strict=True)
        if strength
    ]
    chosen = model.MODEL.settings(settings)
    said = f"The arrows, in steps for one step: {'; '.join(there)}."
    return f"{said} A lot decides how much care a family gives." if chosen["lot"] else said


def found(**settings: float) -> str:
    """Say the slope with nothing held still, with the chosen variables, and the true effect."""
    chosen = model.MODEL.settings(settings)
    every, true = model.every_slope(**settings), model.true_effect(**settings)
    name = list(model.CHOICES)[int(chosen["held"] + 0.5) - 1]
    raw = f"For each step of care security changes by {signed(every['nothing'])} among all families"
    end = f"the true effect is {signed(true)}"
    if name == "nothing":
        return f"{raw}; {end}."
    measure = "" if chosen["exact"] else ", measured with as much noise as truth,"
    is_judged = {
        "nearer": "nearer",
        "alike": "no nearer and no further away",
        "further": "further away",
    }
    held = f"with {name}{measure} held still by {signed(every[name])}"
    return f"{raw}, and {held}; {end}, so that what is left lies {is_judged[model.answer(**settings)]}."


def open_ways(**settings: float) -> str:
    """Say of each way from care to security whether it is open."""
    said = [
        f"{way.words.replace('→', 'to').replace('←', 'from')} {_STATES[state]}"
        for way, state in zip(model.WAYS, model.ways(**settings), strict=True)
        if state != "missing"
    ]
    if not said:
        return "There is no way from care to security: an arrow is missing in each."
    return f"The ways from care to security: {'; '.join(said)}."


def summary(**settings: float) -> str:
    """Say arrows, slopes and ways."""
    return f"{arrows(**settings)} {found(**settings)} {open_ways(**settings)}"
