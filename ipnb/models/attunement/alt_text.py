"""The two pairs' numbers as sentences, for text alternatives."""

from ipnb.dynamics.numbers import percent
from ipnb.models.attunement import model

_PHRASES = model.MODEL.phrases
_ALIKE = "Both pairs need much the same time to be back in step"


def of_pair(pair: str, **settings: float) -> str:
    """Say of one pair how often in step, how long a slip lasts, and how often it ends in distress."""
    shares, hurt = model.long_run(**settings)[pair], model.into_distress(**settings)[pair]
    lasts = model.back_in_step(**settings)[pair]
    distress = f"; {percent(hurt)} of slips end in distress" if hurt else ""
    return (
        f"{model.PAIRS[pair]} is in step for {percent(shares['matched'])} of the time, and a slip lasts "
        f"{lasts:.1f} moments on average{distress}."
    )


def held(**settings: float) -> str:
    """Say which pair mends sooner, and whether it is the one that is more in step."""
    answer = model.answer(**settings)
    shares = {pair: share["matched"] for pair, share in model.long_run(**settings).items()}
    other = {"first": "second", "second": "first"}.get(answer)
    if other and shares[other] > shares[answer] + 0.01:
        return f"{_PHRASES[answer]}{_PHRASES['less_in_step']}."
    if other and abs(shares[other] - shares[answer]) <= 0.01:
        return f"{_PHRASES[answer]}{_PHRASES['as_much_in_step']}."
    return f"{_PHRASES.get(answer, _ALIKE)}."


def summary(**settings: float) -> str:
    """Say both pairs and what follows."""
    said = " ".join(of_pair(pair, **settings) for pair in model.PAIRS)
    return f"{said} {held(**settings)}"
