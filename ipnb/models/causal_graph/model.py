"""A causal graph: how care goes with security in an invented town, and what holding variables still does.

Read from the top: the graph, what can be set, some presets, and when the model is wrong; then the covariances
that follow from the arrows, and the slopes that follow from them. All arrows are straight lines with normal
noise, so that everything is exact. The same stands a second time in `step.js`; a test in a browser holds the two
together.
"""

from dataclasses import dataclass

import numpy as np

from ipnb.dynamics.declaration import Assumption, Model, Parameter, Prediction, Preset, Step
from ipnb.dynamics.random import check_seed, normals
from ipnb.dynamics.regression import slopes

#: causes before their effects; a higher number is more of it: more quick to anger, more fretful, more care …
VARIABLES = ("genes", "temperament", "care", "expectation", "security", "clinic")
GENES, TEMPERAMENT, CARE, EXPECTATION, SECURITY, CLINIC = range(6)
#: where each stands in the drawing, across and down, as shares of it
PLACES = ((0.15, 0.12), (0.5, 0.12), (0.15, 0.5), (0.5, 0.88), (0.85, 0.5), (0.85, 0.12))
#: how much security rises for one step of what the child expects
EXPECTED = 0.5
#: from, to, the parameter that says how strong, and a factor
ARROWS = (
    (GENES, TEMPERAMENT, "shared", 1.0),
    (GENES, CARE, "shared", -1.0),
    (TEMPERAMENT, CARE, "wears", -1.0),
    (TEMPERAMENT, SECURITY, "slows", -1.0),
    (CARE, SECURITY, "effect", 1.0),
    (CARE, EXPECTATION, "expects", 1.0),
    (EXPECTATION, SECURITY, "", EXPECTED),
    (CARE, CLINIC, "referred", -1.0),
    (TEMPERAMENT, CLINIC, "referred", 1.0),
)
#: what can be held still, in the order of the slider
CHOICES = {
    "nothing": (),
    "temperament": (TEMPERAMENT,),
    "genes": (GENES,),
    "genes and temperament": (GENES, TEMPERAMENT),
    "expectation": (EXPECTATION,),
    "the clinic": (CLINIC,),
    "temperament and the clinic": (TEMPERAMENT, CLINIC),
    "all four": (GENES, TEMPERAMENT, EXPECTATION, CLINIC),
}


@dataclass(frozen=True)
class Way:
    """A way from care to security.

    ``arrows`` are places in `ARROWS`; held still, one of ``closes`` closes it; where there is ``opens``, it is
    closed until one of them is held still. ``wanted`` says whether it is a part of the effect.
    """

    words: str
    wanted: bool
    arrows: tuple[int, ...]
    closes: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()


WAYS = (
    Way("care → security", True, (4,)),
    Way("care → expectation → security", True, (5, 6), (EXPECTATION,)),
    Way("care ← temperament → security", False, (2, 3), (TEMPERAMENT,)),
    Way("care ← genes → temperament → security", False, (1, 0, 3), (GENES, TEMPERAMENT)),
    Way("care → clinic ← temperament → security", False, (7, 8, 3), (TEMPERAMENT,), (CLINIC,)),
)
#: a gap that changes by no more than this has not changed
ALIKE = 0.02
#: families that are recorded at most
LONGEST = 5000

# fmt: off
_HOW_STRONG = ((0.02, "no arrow"), (0.25, "weak"), (0.55, "middling"), (9, "strong"))
_USUAL = {"effect": 0.2, "expects": 0, "wears": 0.6, "slows": 0.6, "shared": 0.0, "referred": 0.0, "exact": 1,
          "lot": 0}
MODEL = Model(
    name="causal_graph",
    title="A causal graph: what adjusting does",
    question="Hold the chosen variable still. Does what is left come nearer to the true effect of care?",
    parameters=(
        Parameter("held", "z", "Held still", "what the researcher adjusts for",
                  low=1, high=8, step=1, default=2,
                  words=tuple((i + 1.5, name) for i, name in enumerate(CHOICES))),
        Parameter("effect", "b", "Care → security", "the direct part of what care does",
                  low=-0.2, high=0.8, step=0.05, default=0.2,
                  words=((-0.02, "it harms"), *_HOW_STRONG)),
        Parameter("expects", "m", "Care → expectation", "of what the child expects, half reaches security",
                  low=0, high=1, step=0.05, default=0, words=_HOW_STRONG),
        Parameter("wears", "a", "Temperament → care", "how much a fretful baby wears care down",
                  low=0, high=1, step=0.05, default=0.6, words=_HOW_STRONG),
        Parameter("slows", "c", "Temperament → security", "how much a fretful baby is slower to feel safe",
                  low=0, high=1, step=0.05, default=0.6, words=_HOW_STRONG),
        Parameter("shared", "g", "Genes → both", "quick to anger, less care; quick to cry, more fretful",
                  low=0, high=1, step=0.05, default=0, words=_HOW_STRONG),
        Parameter("referred", "r", "Both → clinic", "how far less care and a fretful baby bring families there",
                  low=0, high=1, step=0.05, default=0, words=_HOW_STRONG),
    ),
    assumptions=(
        Assumption("exact", "e", "What is held still", default=1,
                   options=((1, "is measured without error (this model’s choice)"),
                            (0, "is measured with as much noise as truth"))),
        Assumption("lot", "l", "How much care a family gives", default=0,
                   options=((0, "follows from the baby and from genes as well (this model’s choice)"),
                            (1, "is decided by lot"))),
    ),
    equations=None,
    zones=(),
    predictions=(
        Prediction("nearer", "Nearer", "the gap becomes smaller"),
        Prediction("alike", "Neither", "the gap stays as it was"),
        Prediction("further", "Further away", "the gap becomes larger"),
    ),
    presets=(
        Preset("The baby who screamed", "He wore her out, and he was slow to feel safe.",
               _USUAL | {"held": 2}),
        Preset("Equal expectations", "A careful analyst compares children who expect the same.",
               _USUAL | {"held": 5, "expects": 0.8, "wears": 0.0}),
        Preset("Seen at the clinic", "Only families who were referred, for the baby or for the care.",
               _USUAL | {"held": 6, "wears": 0.0, "referred": 0.9}),
        Preset("To be on the safe side", "Everything on the questionnaire goes into the analysis.",
               _USUAL | {"held": 8, "expects": 0.8, "shared": 0.4, "referred": 0.5}),
    ),
    steps=(
        Step("scenes", "Guess for each of the other three scenes before you open it: will what is left lie "
             "nearer to the true effect, as far from it, or further away?"),
        Step("held", "Stay with the last scene, and hold something else still each time. Which ways from care "
             "to security will be open?"),
        Step("exact", "In ‘The baby who screamed’, let what is held still be measured with noise. How much of "
             "the gap will come back?"),
        Step("lot", "Let the lot decide. For which choices is nothing to be gained by adjusting, and which "
             "still harm?"),
    ),
    prompts=(
        "In ‘The baby who screamed’ turn the first assumption round. How much of the gap comes back?",
        "In ‘Seen at the clinic’ hold temperament still as well. Why is the clinic harmless then?",
        "Let genes do it: genes strong, the arrow from temperament to care missing. Which choices are enough?",
        "Let the lot decide. For which choices is nothing to be gained by adjusting, and which still harm?",
    ),
    limitations=(
        "It is not fitted to people, and its units are arbitrary. The strengths are invented; what is known of "
        "these arrows stands in the chapter, with its size.",
        "Which arrows there are was decided by whoever drew it. No data can tell the three places apart: they "
        "look the same in all three.",
        "Every arrow is a straight line, as strong for each family as for the next, and no arrow goes back. In "
        "families a baby acts on a parent who acts on a baby.",
        "To hold the clinic still is here to adjust for how far a family was on the way to it. A study at a "
        "clinic looks only at those who came, which does the same in a coarser way.",
        "What nobody thought of is not in the drawing: money, illness, a partner, a timetable. A variable that "
        "is missing cannot be held still.",
    ),
    constants={"VARIABLES": list(VARIABLES), "PLACES": [list(place) for place in PLACES],
               "ARROWS": [list(arrow) for arrow in ARROWS], "CHOICES": [list(held) for held in CHOICES.values()],
               "WAYS": [vars(way) for way in WAYS],
               "ALIKE": ALIKE, "LONGEST": LONGEST},
    start=0.0, dt=1.0, speed=20.0, seed=7,
)
# fmt: on


@dataclass(frozen=True)
class Families:
    """What a simulation gives.

    Attributes
    ----------
    values : array, shape (families, 6)
        Each variable of each family, in the order of `VARIABLES`.
    measured : array, shape (families, 6)
        The same as the researcher has it: with noise, where that was chosen.
    settings : dict
        The parameters, all of them.
    seed : int
    """

    values: np.ndarray
    measured: np.ndarray
    settings: dict[str, float]
    seed: int


def held_still(**settings: float) -> tuple[int, ...]:
    """List the variables that are held still (places in `VARIABLES`)."""
    return list(CHOICES.values())[_whole(MODEL.settings(settings)["held"]) - 1]


def _whole(value: float) -> int:
    return int(value + 0.5)


def strengths(**settings: float) -> list[float]:
    """List how strong each arrow is, in the order of `ARROWS`: steps of its end for one step of its start."""
    chosen = MODEL.settings(settings)
    return [
        0.0 if chosen["lot"] and end == CARE else factor * (chosen[name] if name else 1.0)
        for _, end, name, factor in ARROWS
    ]


def _responses(**settings: float) -> np.ndarray:
    """Return how much each variable (rows) answers to one step of each variable's own noise (columns)."""
    found = np.eye(len(VARIABLES))
    for (start, end, _, _), strength in sorted(
        zip(ARROWS, strengths(**settings), strict=True), key=lambda pair: pair[0][1]
    ):
        found[end] += strength * found[start]
    return found


def covariance(**settings: float) -> np.ndarray:
    """Return the covariances of the six variables in the whole town, shape (6, 6).

    Each variable has noise of its own, of variance 1.
    """
    responses = _responses(**settings)
    table: np.ndarray = responses @ responses.T
    return table


def _as_measured(**settings: float) -> np.ndarray:
    """Return the covariances as the researcher has them: noise doubles what all but care and security vary."""
    table = covariance(**settings)
    if not MODEL.settings(settings)["exact"]:
        noisy = [i for i in range(len(VARIABLES)) if i not in (CARE, SECURITY)]
        table[noisy, noisy] *= 2
    return table


def slope(**settings: float) -> float:
    """Return how much security rises for one step of care, exactly, with the chosen variables held still."""
    held = held_still(**settings)
    return float(slopes(_as_measured(**settings), SECURITY, [CARE, *held])[0])


def every_slope(**settings: float) -> dict[str, float]:
    """Return the slope of each choice of what is held still, by its name."""
    return {
        name: slope(**settings | {"held": place}) for place, name in enumerate(CHOICES, start=1)
    }


def true_effect(**settings: float) -> float:
    """Return what one step of care does to security, directly and by way of what the child expects."""
    chosen = MODEL.settings(settings)
    return chosen["effect"] + EXPECTED * chosen["expects"]


def answer(**settings: float) -> str:
    """Say which prediction holds: what is left lies "nearer" to the true effect, "alike" or "further"."""
    true = true_effect(**settings)
    raw, left = (abs(slope(**chosen) - true) for chosen in (settings | {"held": 1}, settings))
    if abs(left - raw) <= ALIKE:
        return "alike"
    return "nearer" if left < raw else "further"


def ways(**settings: float) -> list[str]:
    """Say of each of `WAYS` whether it is "missing", "open", "half open" or "closed"."""
    held, strong = set(held_still(**settings)), strengths(**settings)
    half = "half open" if not MODEL.settings(settings)["exact"] else ""

    def state(way: Way) -> str:
        if any(strong[arrow] == 0 for arrow in way.arrows):
            return "missing"
        if way.opens and not held & set(way.opens):
            return "closed"
        if held & set(way.closes):
            return half or "closed"
        return (half or "open") if way.opens else "open"

    return [state(way) for way in WAYS]


def simulate(*, seed: int = MODEL.seed, families: int = 400, **settings: float) -> Families:
    """Draw families, the same ones as in the browser for the same seed.

    Parameters
    ----------
    seed : int
        0 to 2**32 - 1.
    families : int
        How many, 1 to 5000.
    **settings
        ``held`` (1 to 8), ``effect`` (-0.2 to 0.8), ``expects``, ``wears``, ``slows``, ``shared`` and
        ``referred`` (0 to 1), ``exact`` and ``lot`` (1 or 0).

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    chosen, first = MODEL.settings(settings), check_seed(seed)
    if not isinstance(families, int) or isinstance(families, bool) or not 1 <= families <= LONGEST:
        raise ValueError(
            f"The number of families is a whole number from 1 to {LONGEST}; you gave {families!r}."
        )
    count = len(VARIABLES)
    drawn = normals(first, 2 * count * families).reshape(families, 2, count)
    values = drawn[:, 0] @ _responses(**chosen).T
    spread = np.sqrt(np.diag(_as_measured(**chosen)) - np.diag(covariance(**chosen)))
    return Families(values, values + drawn[:, 1] * spread, chosen, first)


def fitted(families: Families) -> dict[str, float]:
    """Return the slope that these families give for each choice of what is held still."""
    table = np.cov(families.measured, rowvar=False)
    return {
        name: float(slopes(table, SECURITY, [CARE, *held])[0]) for name, held in CHOICES.items()
    }
