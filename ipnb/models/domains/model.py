"""The nine-domain profile: two ratings a domain, and what a picture makes of the same nine scores.

Read from the top: what can be set, some presets, and when the model is wrong; then the index, the report, the
radar's area and the closed forms to which the tests hold them; how unsure the scores are is in
`bands.py`. The same stands a second time in `step.js`; a test in a browser
holds the two together. The nine domains are Siegel's (2012); the ratings are of people who do not exist.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ipnb.dynamics.declaration import Assumption, Model, Parameter, Prediction, Preset, Step
from ipnb.dynamics.random import check_seed, uniforms
from ipnb.formulation import vocabulary

#: the names of the domains, in their usual order, by key
DOMAINS = {key: domain.name for key, domain in vocabulary.DOMAINS.items()}

# fmt: off
#: (differentiation, linkage) of each domain, or None where there is not enough information
PROFILES = {
    "bright in places": ((0.8, 0.6), (0.7, 0.2), (0.3, 0.2), (0.6, 0.3), (0.9, 0.9), (0.3, 0.4), (0.9, 0.6),
                         (0.3, 0.5), (1.0, 0.9)),
    "much the same": ((0.5, 0.6), (0.6, 0.5), (0.5, 0.5), (0.6, 0.6), (0.55, 0.5), (0.5, 0.6), (0.6, 0.6),
                      (0.5, 0.5), (0.6, 0.5)),
    "half known": ((0.7, 0.5), None, (0.2, 0.3), None, (0.8, 0.7), (0.4, 0.3), (0.8, 0.3), None, None),
}
#: two areas are the same where they differ by no more than this, and differ little up to this ratio
SAME, LITTLE = 1e-9, 1.1
#: how much more differentiation or linkage is tried
MORE = 0.2
#: how much ratings differ between people, as a standard deviation: a guess
SPREAD = 0.25
#: the grid of errors of a second rating, in standard deviations, and how often an interval is halved
GRID_REACH, GRID_WIDTH, HALVINGS = 5, 0.05, 40
_USUAL = {"reliability": 0.7, "joined": 1, "weaker": 1}
_HOW_MUCH = ((0.15, "hardly"), (0.35, "a little"), (0.55, "partly"), (0.75, "well"), (9, "very well"))
MODEL = Model(
    name="domains",
    title="Nine domains: one profile, many pictures",
    question="One set of scores, drawn as a radar. What does another order of its axes do to the area?",
    parameters=(
        Parameter("profile", "k", "Whose profile", "three people who do not exist",
                  low=1, high=3, step=1, default=1,
                  words=tuple((i + 1.5, name) for i, name in enumerate(PROFILES))),
        Parameter("domain", "j", "Domain to look at", "which of the nine the next two set",
                  low=1, high=9, step=1, default=3,
                  words=tuple((i + 1.5, name.lower()) for i, name in enumerate(DOMAINS.values()))),
        Parameter("differentiation", "D", "Its differentiation", "how fully each part has its own voice",
                  low=0, high=1, step=0.05, default=0.3, words=_HOW_MUCH),
        Parameter("linkage", "L", "Its linkage", "how well the parts listen to each other",
                  low=0, high=1, step=0.05, default=0.2, words=_HOW_MUCH),
        Parameter("reliability", "rel", "Reliability", "how alike a second rater’s numbers would be: a guess",
                  low=0.3, high=0.95, step=0.05, default=0.7,
                  words=((0.47, "poor"), (0.67, "fair"), (0.82, "usual"), (9, "high"))),
    ),
    assumptions=(
        Assumption("joined", "s", "On the radar", default=1,
                   options=((1, "neighbours are joined by lines, as usual"),
                            (0, "each score has a wedge of its own"))),
        Assumption("weaker", "m", "A domain’s score", default=1,
                   options=((1, "is held down by its weaker side, 2DL/(D+L) (this model’s choice)"),
                            (0, "is the geometric mean √(DL)"))),
    ),
    equations=None,
    zones=(),
    predictions=(
        Prediction("same", "Nothing", "the scores are the same"),
        Prediction("little", "A little", "under a tenth more or less"),
        Prediction("much", "Much", "a tenth or more"),
    ),
    presets=(
        Preset("Bright in places", "She reads a poem aloud and glows. Is she hungry? She could not say.",
               {"profile": 1, "domain": 3, "differentiation": 0.3, "linkage": 0.2} | _USUAL),
        Preset("Much the same", "Nothing stands out, he says. It is all right.",
               {"profile": 2, "domain": 5, "differentiation": 0.55, "linkage": 0.5} | _USUAL),
        Preset("One hour together", "You have met once. Four domains have not come up.",
               {"profile": 3, "domain": 7, "differentiation": 0.8, "linkage": 0.3} | _USUAL),
        Preset("One arm stronger", "He can name each part of himself. They do not speak.",
               {"profile": 1, "domain": 2, "differentiation": 0.9, "linkage": 0.1} | _USUAL),
    ),
    steps=(
        Step("joined", "Give each score a wedge of its own. How much will another order of the axes change "
             "now?"),
        Step("scenes", "In ‘Much the same’, how much can another order change? Then open ‘One arm stronger’."),
        Step("differentiation", "He can name every part of himself, and they do not speak. Will 0.2 more of "
             "what he is good at help more, or of the other?"),
        Step("linkage", "And 0.2 more of this?"),
        Step("weaker", "Let a score be the geometric mean. What is a token of the weaker side worth now?"),
        Step("reliability", "Set it to 0.5. How many scores will still lie outside each other’s band?"),
    ),
    prompts=(
        "Press ‘Nudge’ for the order that flatters most. Who would choose it, and for which report?",
        "Turn the first assumption round. Why does the order no longer matter?",
        "In ‘One arm stronger’, guess which 0.2 more helps. Is there a domain where it is the stronger side?",
        "In ‘One hour together’ set the reliability to 0.5. Which two scores lie outside each other’s band?",
    ),
    limitations=(
        "It is not fitted to people, and its units are arbitrary. No validated instrument for nine domains "
        "is known: the numbers here are one rater’s words turned into numbers.",
        "The domains are neither regions of the brain nor nine factors that a study found. They overlap.",
        "A low score is no diagnosis. ‘Not enough information’ is not a low score either: here it has no dot "
        "and no axis, and it is never counted as 0.",
        "Culture comes first. To decide with one’s family is not low differentiation, and to feel close "
        "without words is not low linkage.",
        "The score of a domain is a choice. With 2DL/(D+L) a token of one side hardly counts; in return the "
        "order of two domains can change if one rating is stretched, and with √(DL) it cannot.",
        "How unsure the ratings are is a guess: a spread of 0.25 between people, and the reliability above. "
        "A band is for a second rating by somebody else, and not for the truth, which nobody has.",
    ),
    constants={"PROFILES": list(PROFILES.values()), "SAME": SAME, "LITTLE": LITTLE, "MORE": MORE,
               "SPREAD": SPREAD, "GRID_REACH": GRID_REACH, "GRID_WIDTH": GRID_WIDTH, "HALVINGS": HALVINGS},
    start=0.0, dt=1.0, speed=0.8, seed=7,
)
# fmt: on


@dataclass(frozen=True)
class Report:
    """A profile in four numbers, none of which hangs on the order of the axes.

    Attributes
    ----------
    scores : dict
        Score by domain's key; None where there is not enough information.
    lean : dict
        Differentiation less linkage by domain's key, or None.
    level, spread : float
        Mean and standard deviation of the scores that are known.
    weakest : str
        Key of the domain with the lowest score.
    coverage : float
        Share of the nine domains that are rated.
    """

    scores: dict[str, float | None]
    lean: dict[str, float | None]
    level: float
    spread: float
    weakest: str
    coverage: float


@dataclass(frozen=True)
class Orders:
    """What a simulation gives.

    Attributes
    ----------
    order : array of int, shape (orders, rated)
        The rated domains (0 to 8) in the order of the axes, in each picture.
    area : array, shape (orders,)
        Share of the whole radar that the profile fills, 0 to 1: see :func:`area`.
    settings : dict
        The parameters, all of them.
    seed : int
    """

    order: np.ndarray
    area: np.ndarray
    settings: dict[str, float]
    seed: int


def index(differentiation: ArrayLike, linkage: ArrayLike) -> np.ndarray:
    """Return the integration of a domain, 0 to 1: 2 D L / (D + L), the harmonic mean, and 0 where both are 0."""
    d, link = np.asarray(differentiation, dtype=float), np.asarray(linkage, dtype=float)
    both = d + link
    return np.where(both > 0, 2 * d * link / np.where(both > 0, both, 1), 0.0)


def score(differentiation: ArrayLike, linkage: ArrayLike, weaker: float = 1) -> np.ndarray:
    """Return the score of a domain: :func:`index`, or the geometric mean where ``weaker`` is 0."""
    if weaker:
        return index(differentiation, linkage)
    mean: np.ndarray = np.sqrt(
        np.asarray(differentiation, dtype=float) * np.asarray(linkage, dtype=float)
    )
    return mean


def ratings(**settings: float) -> list[tuple[float, float] | None]:
    """List differentiation and linkage of the nine domains; the chosen one is as the sliders say."""
    chosen = MODEL.settings(settings)
    found = list(list(PROFILES.values())[_whole(chosen["profile"]) - 1])
    found[_whole(chosen["domain"]) - 1] = (chosen["differentiation"], chosen["linkage"])
    return found


def _whole(value: float) -> int:
    return int(value + 0.5)


def _scores(settings: dict[str, float]) -> list[float | None]:
    weaker = MODEL.settings(settings)["weaker"]
    return [
        None if rated is None else float(score(*rated, weaker)) for rated in ratings(**settings)
    ]


def report(**settings: float) -> Report:
    """Report level, spread, weakest domain and coverage. No total, no diagnosis."""
    scores, rated = _scores(settings), ratings(**settings)
    by_key = dict(zip(DOMAINS, scores, strict=True))
    known = {key: value for key, value in by_key.items() if value is not None}
    values = np.array(list(known.values()))
    lean = {
        key: None if pair is None else pair[0] - pair[1]
        for key, pair in zip(DOMAINS, rated, strict=True)
    }
    return Report(
        by_key,
        lean,
        float(values.mean()),
        float(values.std()),
        min(known, key=known.__getitem__),
        len(known) / 9,
    )


# ---------------------------------------------------------------- the radar


def area(scores: ArrayLike, joined: float = 1) -> np.ndarray:
    """Return the share of the whole radar that scores fill in this order, shape (..., axes) -> (...).

    Joined by lines it is a share of the full star, whose scores are all 1: the mean of products of
    neighbours, sum r_i r_(i+1) / n, since each triangle is sin(2 pi / n) r_i r_(i+1) / 2. With a wedge each
    it is a share of the circle: the mean of squares, whatever the order.
    """
    r = np.asarray(scores, dtype=float)
    share: np.ndarray = (r * (np.roll(r, -1, axis=-1) if joined else r)).mean(axis=-1)
    return share


def flattering(scores: ArrayLike) -> np.ndarray:
    """Return the order (indices) with the largest area: the largest in the middle, falling to both sides."""
    falling = np.argsort(-np.asarray(scores, dtype=float), kind="stable")
    return np.concatenate([falling[1::2][::-1], falling[0::2]])


def unflattering(scores: ArrayLike) -> np.ndarray:
    """Return the order (indices) with the smallest area: the largest between the two smallest, and so on.

    Largest, smallest, second largest ... to one side, second smallest, third largest ... to the other.
    """
    rising = np.argsort(np.asarray(scores, dtype=float), kind="stable").tolist()
    other: list[int]
    one, other = [rising.pop()], []
    sides, low = (one, other), True
    while rising:
        for side in sides:
            if rising:
                side.append(rising.pop(0 if low else -1))
        low = not low
    return np.array(other[::-1] + one)


def areas(**settings: float) -> tuple[float, float]:
    """Return the smallest and the largest area of the same scores, over all orders of the axes."""
    known = np.array([value for value in _scores(settings) if value is not None])
    joined = MODEL.settings(settings)["joined"]
    small, large = (
        float(area(known[arranged(known)], joined)) for arranged in (unflattering, flattering)
    )
    return small, large


def answer(**settings: float) -> str:
    """Say which prediction holds: "same", "little" (the largest under 1.1 times the smallest) or "much"."""
    small, large = areas(**settings)
    if large - small <= SAME:
        return "same"
    return "little" if large < LITTLE * small else "much"


def simulate(*, seed: int = MODEL.seed, orders: int = 200, **settings: float) -> Orders:
    """Draw the profile with its axes in one order after another, the same ones as in the browser.

    Parameters
    ----------
    seed : int
        0 to 2**32 - 1.
    orders : int
        How many, 1 to 10,000; the first is the usual order.
    **settings
        ``profile`` (1 to 3), ``domain`` (1 to 9), ``differentiation`` and ``linkage`` (0 to 1),
        ``reliability`` (0.3 to 0.95), ``joined`` and ``weaker`` (1 or 0).

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    chosen, first = MODEL.settings(settings), check_seed(seed)
    if not isinstance(orders, int) or isinstance(orders, bool) or not 1 <= orders <= 10_000:
        raise ValueError(
            f"The number of orders is a whole number from 1 to 10000; you gave {orders!r}."
        )
    scores = np.array([np.nan if value is None else value for value in _scores(settings)])
    rated = np.flatnonzero(~np.isnan(scores))
    order = np.tile(rated, (orders, 1))
    drawn = uniforms(first, (orders - 1) * (len(rated) - 1)).reshape(orders - 1, len(rated) - 1)
    for i in range(1, orders):
        order[i] = _shuffled(order[i - 1], drawn[i - 1])
    return Orders(order, area(scores[order], chosen["joined"]), chosen, first)


def _shuffled(order: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Shuffle (Fisher and Yates): from the last place to the second, exchange with a place up to it."""
    found = order.copy()
    for place, number in zip(range(len(order) - 1, 0, -1), drawn, strict=True):
        other = int(number * (place + 1))
        found[[place, other]] = found[[other, place]]
    return found


# ---------------------------------------------------------------- where to help


def gains(more: float = MORE, **settings: float) -> dict[str, float]:
    """Return what the chosen domain's score gains from ``more`` differentiation, and from ``more`` linkage.

    A side cannot pass 1. In small steps dI/dD = 2 L^2 / (D + L)^2, so the weaker side always helps more.
    """
    chosen = MODEL.settings(settings)
    d, link, weaker = chosen["differentiation"], chosen["linkage"], chosen["weaker"]
    now = float(score(d, link, weaker))
    return {
        "differentiation": float(score(min(1, d + more), link, weaker)) - now,
        "linkage": float(score(d, min(1, link + more), weaker)) - now,
    }
