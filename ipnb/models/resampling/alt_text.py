"""The study's numbers, and those of a hundred like it, as sentences for text alternatives."""

from typing import Any

from ipnb.models.resampling import model


def days(value: float) -> str:
    """Write days with one decimal and a real minus sign."""
    return f"{round(value, 1) + 0.0:.1f}".replace("-", "−")


def one_study(found: model.Studies) -> str:
    """Say average and interval of the first study, and whether it holds the truth."""
    low, high = found.low[0], found.high[0]
    level, truth = found.settings["level"], found.settings["truth"]
    verb = "holds" if found.holds[0] else "does not hold"
    return (
        f"A study of {found.values.shape[1]} people found {days(found.values[0].mean())} days fewer on average. "
        f"{model.RESAMPLES} resamples of their answers make a {level:.0f} % interval from {days(low)} to "
        f"{days(high)} days. It {verb} the truth, which is {days(truth)}."
    )


def hundred(found: model.Studies) -> str:
    """Say how many of the studies hold the truth, and where the others lie."""
    truth = found.settings["truth"]
    below, above = int((found.high < truth).sum()), int((found.low > truth).sum())
    return (
        f"Of {len(found.holds)} studies like it {int(found.holds.sum())} have an interval that holds the truth; "
        f"{below} lie below it and {above} above."
    )


def stayed_away(**settings: float) -> str:
    """Say round what the intervals gather where some do not answer, or nothing."""
    if model.MODEL.settings(settings)["answers"]:
        return ""
    average, _ = model.answering(**settings)
    return f"All who would answer have {days(average)} days on average, and the intervals gather there."


def width(**settings: float) -> str:
    """Say how wide an interval is on average, now and with four times as many people."""
    count = round(model.MODEL.settings(settings)["people"])
    now, later = (model.typical_width(n, **settings) for n in (count, model.MORE * count))
    return (
        f"On average an interval is {days(now)} days wide with {count} people and {days(later)} with "
        f"{model.MORE * count}: {model.MODEL.phrases[model.answer(**settings)]}."
    )


def summary(**settings: Any) -> str:
    """Say the study, the hundred, who stayed away, and the width."""
    found = model.simulate(**settings)
    said = (one_study(found), hundred(found), stayed_away(**settings), width(**settings))
    return " ".join(one for one in said if one)
