"""Prediction error: what a sign calls up after several stages of learning (Rescorla and Wagner 1972).

Read from the top: the cues and the courses, what can be set, some presets, and when the model is wrong; then a
learner's way through a course, and the mean of all learners, which is exact. The step of one occasion is
`ipnb.dynamics.associative`, which the model of plasticity uses as well. The same stands a second time in
`step.js`; a test in a browser holds the two together.
"""

from dataclasses import dataclass

import numpy as np

from ipnb.dynamics import associative
from ipnb.dynamics.declaration import Assumption, Model, Parameter, Prediction, Preset, Step
from ipnb.dynamics.random import check_seed, uniforms

CUES = ("the bark", "the jingle", "the yard", "the park")
BARK, JINGLE, YARD, PARK = range(4)
#: the cues that are places, and are noticed less
PLACES = (YARD, PARK)
#: frights of a third stage
REMINDERS = 12


@dataclass(frozen=True)
class Stage:
    """A stretch of occasions that are alike.

    ``cues`` are there on each; ``frightens`` says whether a fright can come; ``length`` is the parameter that
    says how many occasions, or their number.
    """

    words: str
    where: str
    cues: tuple[int, ...]
    frightens: bool
    length: str | int


@dataclass(frozen=True)
class Course:
    """Stages, the cues at the test, and the course without one of the stages with which it is compared."""

    name: str
    stages: tuple[Stage, ...]
    test: tuple[int, ...]
    asked: str
    against: tuple[Stage, ...]
    compared: str


_LEARNS = Stage("bark, fright", "yard", (BARK, YARD), True, "first")
_CALM = Stage("bark, calm", "yard", (BARK, YARD), False, "second")
_CALM_ELSEWHERE = Stage("bark, calm", "park", (BARK, PARK), False, "second")
_AGAIN = Stage("frights", "yard", (YARD,), True, REMINDERS)
_AGAIN_ELSEWHERE = Stage("frights", "park", (PARK,), True, REMINDERS)
_BOTH = Stage("bark, jingle, fright", "yard", (BARK, JINGLE, YARD), True, "second")
_IN_THE_YARD = "the bark in the yard"
COURSES = (
    Course("calm in the same place", (_LEARNS, _CALM), (BARK, YARD), _IN_THE_YARD,
           (_LEARNS,), "without the calm occasions"),
    Course("calm elsewhere", (_LEARNS, _CALM_ELSEWHERE), (BARK, YARD), _IN_THE_YARD,
           (_LEARNS, _CALM), "had they been in the yard"),
    Course("frights in the same place", (_LEARNS, _CALM, _AGAIN), (BARK, YARD), _IN_THE_YARD,
           (_LEARNS, _CALM), "without the later frights"),
    Course("frights elsewhere", (_LEARNS, _CALM, _AGAIN_ELSEWHERE), (BARK, YARD), _IN_THE_YARD,
           (_LEARNS, _CALM, _AGAIN), "had they been in the yard"),
    Course("a second sign", (_LEARNS, _BOTH), (JINGLE,), "the jingle, anywhere",
           (_BOTH,), "had the bark been new as well"),
)  # fmt: skip
#: of a sure fright: under the first share next to nothing is expected, over the second most of it
LITTLE, MUCH = 0.25, 0.5
LIVES = 24

# fmt: off
_HOW_MANY = ((1, "none"), (15, "few"), (35, "some"), (99, "many"))
_USUAL = {"first": 30, "second": 40, "pace": 0.12, "noticed": 0.3, "sure": 0.9, "together": 1}
MODEL = Model(
    name="prediction_error",
    title="Prediction error: what a surprise teaches",
    question="At the test, when all stages are over: how much of the fright will be expected?",
    parameters=(
        Parameter("course", "c", "What happens", "after the first stage, in which a bark came before a fright",
                  low=1, high=5, step=1, default=2,
                  words=tuple((i + 1.5, course.name) for i, course in enumerate(COURSES))),
        Parameter("first", "n₁", "Occasions of stage one", "a bark in the yard, then mostly a fright",
                  low=0, high=60, step=5, default=30, words=_HOW_MANY),
        Parameter("second", "n₂", "Occasions of stage two", "what the first slider says",
                  low=5, high=60, step=5, default=40, words=_HOW_MANY),
        Parameter("pace", "α", "Pace", "how much one surprise changes",
                  low=0.02, high=0.3, step=0.02, default=0.12,
                  words=((0.05, "very slow"), (0.1, "slow"), (0.17, "middling"), (9, "fast"))),
        Parameter("noticed", "k", "The place is noticed", "compared with a sign such as the bark",
                  low=0, high=1, step=0.1, default=0.3,
                  words=((0.05, "not at all"), (0.45, "somewhat"), (0.75, "well"), (9, "as well as the bark"))),
        Parameter("sure", "p", "How sure the fright is", "in the stages with a fright",
                  low=0.4, high=1, step=0.1, default=0.9,
                  words=((0.65, "every other time or so"), (0.95, "mostly"), (9, "always"))),
    ),
    assumptions=(
        Assumption("together", "e", "What came is compared with", default=1,
                   options=((1, "what all that is present calls up together (this model’s choice)"),
                            (0, "what each sign calls up alone"))),
    ),
    equations=None,
    zones=(),
    predictions=(
        Prediction("little", "Next to nothing", "under a quarter of the fright"),
        Prediction("part", "A part", "a quarter to a half"),
        Prediction("most", "Most of it", "more than half"),
    ),
    presets=(
        Preset("Home by the yard", "Forty calm dogs in the park. Then she walks home by the yard.",
               _USUAL | {"course": 2}),
        Preset("Back to the yard", "They went where it had happened, and nothing happened there.",
               _USUAL | {"course": 1}),
        Preset("The gate slams", "She had stopped minding the bark. Then came frights of another kind.",
               _USUAL | {"course": 3}),
        Preset("A lead that jingles", "She knows what the bark means. Now something jingles with it.",
               _USUAL | {"course": 5}),
    ),
    steps=(
        Step("scenes", "Guess for each of the other three scenes before you open it: how much of the fright "
             "will be expected at its test?"),
        Step("noticed", "In ‘Home by the yard’, let the place not be noticed at all. How much of the fright "
             "will be expected then?"),
        Step("course", "In ‘The gate slams’, let the later frights come elsewhere. What will the bark in the "
             "yard call up then?"),
        Step("together", "In ‘A lead that jingles’, let each sign learn by itself. What will the jingle come "
             "to call up?"),
    ),
    prompts=(
        "In ‘Home by the yard’ let the place not be noticed at all. Where has the return of the fear gone?",
        "In ‘The gate slams’ move the later frights elsewhere. What does the yard call up then?",
        "In ‘A lead that jingles’ leave stage one out. How much does the jingle come to call up?",
        "Turn the assumption round in ‘A lead that jingles’. What does the jingle come to call up, and why?",
    ),
    limitations=(
        "It is not fitted to people, and its units are arbitrary. A learner is four numbers here, and nobody’s "
        "occasions can be counted like this.",
        "Nothing happens between the occasions. That a fear can come back after a pause, with no change of "
        "place, cannot come out of this model, and it is often seen (Bouton 2004).",
        "A place is one more sign, whose weight is added. Bouton takes it to work rather as a word does that "
        "says which of two meanings holds (2004).",
        "Blocking is the best-known success of the rule, and it is not found whenever it is looked for: one "
        "group reported fifteen experiments in which it failed to appear (Maes et al. 2016).",
        "Extinction in the same place wipes the old learning out here. In experiments with animals and people "
        "it mostly lies beside it.",
        "A child who was bitten also runs, is held, hears what is said of it, and can be asked. None of this "
        "is in the model.",
    ),
    constants={"CUES": list(CUES), "PLACES": list(PLACES),
               "COURSES": [vars(course) | {key: [vars(stage) for stage in getattr(course, key)]
                                           for key in ("stages", "against")} for course in COURSES],
               "LITTLE": LITTLE, "MUCH": MUCH, "LIVES": LIVES},
    start=0.0, dt=1.0, speed=6.0, seed=7,
)
# fmt: on


@dataclass(frozen=True)
class Learners:
    """What a simulation gives.

    Attributes
    ----------
    outcome : array, shape (lives, occasions)
        1 for a fright, 0 for none.
    weight : array, shape (lives, occasions + 1, 4)
        What each cue calls up before each occasion, and after the last.
    expectation : array, shape (lives, occasions)
        What the present cues call up together, on each occasion.
    at_test : array, shape (lives,)
        What the cues of the test call up in the end.
    settings : dict
        The parameters, all of them.
    seed : int
        The first learner's seed; the others' follow.
    """

    outcome: np.ndarray
    weight: np.ndarray
    expectation: np.ndarray
    at_test: np.ndarray
    settings: dict[str, float]
    seed: int


def course(**settings: float) -> Course:
    """Return the course that was chosen."""
    return COURSES[_whole(MODEL.settings(settings)["course"]) - 1]


def _whole(value: float) -> int:
    return int(value + 0.5)


def lengths(stages: tuple[Stage, ...], **settings: float) -> list[int]:
    """List how many occasions each stage has."""
    chosen = MODEL.settings(settings)
    return [
        _whole(chosen[stage.length]) if isinstance(stage.length, str) else stage.length
        for stage in stages
    ]


def occasions(stages: tuple[Stage, ...], **settings: float) -> tuple[np.ndarray, np.ndarray]:
    """Return which cues are there on each occasion, shape (occasions, 4), and how surely a fright follows."""
    chosen, many = MODEL.settings(settings), lengths(stages, **settings)
    there = np.array([[cue in stage.cues for cue in range(len(CUES))] for stage in stages], float)
    sure = np.array([chosen["sure"] * stage.frightens for stage in stages])
    return np.repeat(there, many, axis=0), np.repeat(sure, many)


def _learned(present: np.ndarray, outcome: np.ndarray, chosen: dict[str, float]) -> np.ndarray:
    """Return the weights before each occasion and after the last; outcome of shape (..., occasions)."""
    rate = np.full(len(CUES), chosen["pace"])
    rate[list(PLACES)] *= chosen["noticed"]
    weight = np.zeros((*outcome.shape[:-1], len(present) + 1, len(CUES)))
    for i, there in enumerate(present):
        now = weight[..., i, :]
        called_up = associative.expected(now, there)[..., None] if chosen["together"] else now
        weight[..., i + 1, :] = associative.learn(
            now, there, rate, outcome[..., i, None] - called_up
        )
    return weight


def _at_test(weight: np.ndarray, test: tuple[int, ...]) -> np.ndarray:
    total: np.ndarray = weight[..., -1, list(test)].sum(axis=-1)
    return total


def simulate(*, seed: int = MODEL.seed, lives: int = 1, **settings: float) -> Learners:
    """Let learners go through the course, on the same occasions as in the browser for the same seed.

    Parameters
    ----------
    seed : int
        Seed of the first learner, 0 to 2**32 - 1; learner ``i`` has ``seed + i``.
    lives : int
        How many learners, 1 to 100,000.
    **settings
        ``course`` (1 to 5), ``first`` and ``second`` (0 to 60), ``pace`` (0.02 to 0.3), ``noticed`` (0 to 1),
        ``sure`` (0.4 to 1), ``together`` (1 or 0).

    Raises
    ------
    ValueError, TypeError
        In plain words, if a value is out of range, or there is no such parameter.
    """
    chosen, first = MODEL.settings(settings), check_seed(seed)
    if not isinstance(lives, int) or isinstance(lives, bool) or not 1 <= lives <= 100_000:
        raise ValueError(
            f"The number of lives is a whole number from 1 to 100000; you gave {lives!r}."
        )
    way = course(**chosen)
    present, sure = occasions(way.stages, **chosen)
    seeds = (first + np.arange(lives)) % 2**32
    outcome = (uniforms(seeds, len(sure)) < sure).astype(float)
    weight = _learned(present, outcome, chosen)
    expectation = associative.expected(weight[:, :-1], present)
    return Learners(outcome, weight, expectation, _at_test(weight, way.test), chosen, first)


# ---------------------------------------------------------------- the mean of all learners


def mean_weight(stages: tuple[Stage, ...], **settings: float) -> np.ndarray:
    """Return the mean weights of all learners, exactly, shape (occasions + 1, 4).

    What is there does not hang on what was learned, and the rule is linear in what came, so that the mean learns
    from the mean outcome.
    """
    present, sure = occasions(stages, **settings)
    return _learned(present, sure, MODEL.settings(settings))


def at_test(**settings: float) -> float:
    """Return what is expected at the test, in the mean of all learners."""
    way = course(**settings)
    return float(_at_test(mean_weight(way.stages, **settings), way.test))


def compared(**settings: float) -> float:
    """Return the same for the course with which it is compared."""
    way = course(**settings)
    return float(_at_test(mean_weight(way.against, **settings), way.test))


def answer(**settings: float) -> str:
    """Say which prediction holds in the mean: "little" (under a quarter), "part" (up to half) or "most"."""
    found = at_test(**settings)
    if found < LITTLE:
        return "little"
    return "part" if found <= MUCH else "most"
