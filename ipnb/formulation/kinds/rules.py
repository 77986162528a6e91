"""The rules of scoring that more than one kind, or whoever explains a score, goes by. Pure numbers."""

from collections.abc import Mapping, Sequence

#: raters: fewer than these make an author key, whatever the file says
PANEL = 8
#: a panel's answer with fewer votes than this share of the most voted one earns nothing
MODAL_SHARE = 0.25
#: a field with a smaller share for the most voted answer gives reasons and no grade
SPLIT = 0.5
#: judgements that a section needs to be told apart from luck
FEWEST = 6
#: thresholds of skill from which a section is developing, nearing, sound, expert-like
THRESHOLDS = (0.10, 0.35, 0.65, 0.80)


def best_constant(
    options: Sequence[str], credits: Sequence[Mapping[str, float]]
) -> tuple[str, float]:
    """Return the one option that earns most when given to every item, and E, its mean credit."""
    if not credits:
        return options[0], 0.0
    means = {option: sum(c.get(option, 0.0) for c in credits) / len(credits) for option in options}
    best = max(options, key=lambda option: means[option])
    return best, means[best]


def kappa(universe: int, core: int, chosen: int, both: int) -> float:
    """Chance-corrected F1 of a chosen set against the core: Cohen's kappa. Blank and select-all give 0."""
    below = universe * (core + chosen) - 2 * core * chosen
    return 2 * (universe * both - core * chosen) / below if below else 0.0


def brier_skill(placed: Sequence[float], right: Sequence[float]) -> float:
    """Return how much nearer shares are to the right ones than an even spread, from -1 to 1."""
    even = 1 / len(right)
    reference = sum((even - q) ** 2 for q in right)
    brier = sum((p - q) ** 2 for p, q in zip(placed, right, strict=True))
    return max(-1.0, 1 - brier / reference) if reference > 1e-9 else 0.0


def pair(chosen: Sequence[str], sets: Sequence[Sequence[str]]) -> float:
    """Measure how well chosen sentences support a judgement, 0..1.

    For the best-matching sufficient set: plus its share for each sentence in it, minus its share for each
    sentence outside every set, never below 0.
    """
    chosen_set, anywhere = set(chosen), {s for one in sets for s in one}
    outside = len(chosen_set - anywhere)
    values = [(len(chosen_set & set(one)) - outside) / len(set(one)) for one in sets if one]
    return max([0.0, *values])
