"""The two pairs' numbers as sentences, for text alternatives."""

from ipnb.dynamics.numbers import percent
from ipnb.models.attunement import model

_HELD = {
    "first": "The first pair is back in step sooner",
    "second": "The second pair is back in step sooner",
    "alike": "Both pairs need much the same time to be back in step",
}


def of_pair(pair: str, **settings: float) -> str:
    """One pair: how often in step, how long a slip lasts, and how often it ends in distress."""
    shares, hurt = model.long_run(**settings)[pair], model.into_distress(**settings)[pair]
    lasts = model.back_in_step(**settings)[pair]
    distress = f"; {percent(hurt)} of slips end in distress" if hurt else ""
    return (
        f"{model.PAIRS[pair]} is in step for {percent(shares['matched'])} of the time, and a slip lasts "
        f"{lasts:.1f} moments on average{distress}."
    )


def held(**settings: float) -> str:
    """Which pair mends sooner, and whether it is the one that is more in step."""
    answer = model.answer(**settings)
    shares = {pair: share["matched"] for pair, share in model.long_run(**settings).items()}
    other = {"first": "second", "second": "first"}.get(answer)
    if other and shares[other] > shares[answer] + 0.01:
        return f"{_HELD[answer]}, although it is less in step."
    if other and abs(shares[other] - shares[answer]) <= 0.01:
        return f"{_HELD[answer]}, although both are as much in step."
    return f"{_HELD[answer]}."


def summary(**settings: float) -> str:
    """Both pairs and what follows."""
    said = " ".join(of_pair(pair, **settings) for pair in model.PAIRS)
    return f"{said} {held(**settings)}"
