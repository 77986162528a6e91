"""What was learned over the stages, as sentences for text alternatives."""

from ipnb.dynamics.numbers import signed
from ipnb.models.prediction_error import model
from ipnb.models.prediction_error.model import Stage

_ANSWERS = {"little": "next to nothing", "part": "a part", "most": "most of it"}


def stages(**settings: float) -> str:
    """Say the stages with their lengths, and the test."""
    way = model.course(**settings)

    def said(stage: Stage, many: int) -> str:
        return f"{many} occasions in the {stage.where} ({stage.words})"

    listed = [
        said(*pair) for pair in zip(way.stages, model.lengths(way.stages, **settings), strict=True)
    ]
    return f"The stages: {'; then '.join(listed)}. The test: {way.asked}."


def rule(**settings: float) -> str:
    """Say how fast is learned, how far the place is noticed, and what a surprise is."""
    chosen = model.MODEL.settings(settings)
    compared = (
        "all that is present calls up together"
        if chosen["together"]
        else "each sign calls up alone"
    )
    return (
        f"Pace {signed(chosen['pace'])}; the place is noticed {signed(chosen['noticed'])} times as much as a "
        f"sign; a fright comes {signed(chosen['sure'])} of the time. What came is compared with what {compared}."
    )


def found(**settings: float) -> str:
    """Say what is expected at the test, of what it is made, and what it is compared with."""
    way = model.course(**settings)
    weight = model.mean_weight(way.stages, **settings)[-1]
    parts = " and ".join(f"{model.CUES[cue]} {signed(weight[cue])}" for cue in way.test)
    return (
        f"In the mean of all learners {signed(model.at_test(**settings))} of the fright is expected at the test, "
        f"{_ANSWERS[model.answer(**settings)]} ({parts}). It would be {signed(model.compared(**settings))} "
        f"{way.compared}."
    )


def summary(**settings: float) -> str:
    """Say stages, rule and test."""
    return f"{stages(**settings)} {rule(**settings)} {found(**settings)}"
