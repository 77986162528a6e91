"""The three paths' numbers as sentences, for text alternatives."""

from math import floor

from ipnb.dynamics.numbers import percent
from ipnb.models.state_space_grid import model
from ipnb.models.state_space_grid.films import FILMS, SECONDS, STATES


def of_film(which: int, /, **settings: float) -> str:
    """Say of one film (0 to 2) what is counted, and what the path is called."""
    cells, squares = model.path(which, **settings), model.side(**settings) ** 2
    found = model.count(cells, squares)
    back = "" if found.back is None else f"; {percent(found.back)} of moves lead back"
    return (
        f"{FILMS[which].title}: {found.squares} of {squares} squares, {found.moves} moves, "
        f"{floor(SECONDS * found.stay + 0.5)} seconds a visit, dispersion {found.dispersion:.2f}, entropy "
        f"{found.entropy:.1f} bits{back}. By this model’s bounds it is {model.kind(found)}."
    )


def recoded(**settings: float) -> str:
    """Say which moment a second coder has seen otherwise, or nothing."""
    chosen = {name: floor(value + 0.5) for name, value in model.MODEL.settings(settings).items()}
    film, at = FILMS[chosen["film"] - 1], chosen["moment"] - 1
    changes = []
    for who, codes in (("carer", film.carer), ("child", film.child)):
        before = codes[at]
        after = min(model.FINE, max(1, before + chosen[who]))
        if after != before:
            changes.append(f"the {who} as {STATES[after - 1]} instead of {STATES[before - 1]}")
    if not changes:
        return ""
    return f"Moment {at + 1} of ‘{film.title}’ is coded anew: {' and '.join(changes)}."


def summary(**settings: float) -> str:
    """Say what was coded anew, and the counts of all three."""
    said = [of_film(i, **settings) for i in range(len(FILMS))]
    return " ".join([one for one in (recoded(**settings), *said) if one])
