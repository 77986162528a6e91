"""The profile's numbers as sentences, for text alternatives."""

from ipnb.dynamics.numbers import percent
from ipnb.models.domains import model


def profile(**settings: float) -> str:
    """Say level, spread, weakest domain, and what is not known."""
    told = model.report(**settings)
    open_ones = [model.DOMAINS[key].lower() for key, value in told.scores.items() if value is None]
    unknown = f" Not enough information on {_listed(open_ones)}." if open_ones else ""
    return (
        f"{round(9 * told.coverage)} of nine domains are rated. Their scores lie round {told.level:.2f} "
        f"(standard deviation {told.spread:.2f}); the lowest is {model.DOMAINS[told.weakest].lower()}, "
        f"{told.scores[told.weakest]:.2f}.{unknown}"
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def radar(**settings: float) -> str:
    """Say between which areas the order of the axes moves the radar."""
    small, large = model.areas(**settings)
    if model.answer(**settings) == "same":
        whole = "full star" if model.MODEL.settings(settings)["joined"] else "circle"
        return f"As a radar the profile fills {percent(small)} of the {whole} in every order of its axes."
    return (
        f"As a radar the same scores fill {percent(small)} to {percent(large)} of the full star, whose "
        f"scores are all 1: {large / small:.2f} times as much, depending on nothing but the order of the "
        "axes."
    )


def weaker_side(**settings: float) -> str:
    """Say what 0.2 more would do for the chosen domain."""
    chosen, gained = model.MODEL.settings(settings), model.gains(**settings)
    name = list(model.DOMAINS.values())[int(chosen["domain"] + 0.5) - 1]
    return (
        f"{name}: 0.2 more differentiation adds {gained['differentiation']:.2f} to the score, 0.2 more "
        f"linkage {gained['linkage']:.2f}."
    )


def summary(**settings: float) -> str:
    """Say the profile, the radar and the weaker side."""
    return f"{profile(**settings)} {radar(**settings)} {weaker_side(**settings)}"
