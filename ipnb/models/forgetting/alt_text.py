"""The data, the fit and its failure, as sentences for text alternatives."""

from ipnb.models.forgetting import model

_ANSWERS = {"near": "hardly off", "off": "somewhat off", "far": "far off"}


def _listed(points: model.Points, names: tuple[str, ...]) -> str:
    return ", ".join(
        f"{name} {value:.1f}" for name, value in zip(names, points.savings, strict=True)
    )


def data(**settings: float) -> str:
    """Say what was measured: to what the curve is fitted, and on what it is tested."""
    chosen = model.MODEL.settings(settings)
    seen, tested = model.fitted_points(**settings), model.tested_points(**settings)
    person, other = (model.PEOPLE[int(chosen[name] + 0.5) - 1].name for name in ("person", "other"))
    count = len(model.INTERVALS)
    said = (
        f"Per cent of the time saved in relearning. Fitted to {person}: "
        f"{_listed(seen, model.INTERVALS[: len(seen.savings)])}."
    )
    if model.is_untested(**settings):
        return f"{said} Nothing is left on which to test it."
    return f"{said} Tested on {other}: {_listed(tested, model.INTERVALS[count - len(tested.savings) :])}."


def fit(**settings: float) -> str:
    """Say the curve of least squares, and how far it is off."""
    curve, seen = model.least_squares(**settings), model.fitted_points(**settings)
    pace = "ever more slowly" if curve.shape else "at one pace"
    start = (
        f"The curve of least squares, on which what is left is lost {pace}, starts at {curve.level:.1f} after "
        f"twenty minutes and keeps {100 * curve.kept:.0f} per cent of it by the next day. It is typically off by "
        f"{model.miss(curve, seen):.1f} points where it was fitted"
    )
    if model.is_untested(**settings):
        return f"{start}."
    tested = model.miss(curve, model.tested_points(**settings))
    return f"{start}, and by {tested:.1f} where it had seen nothing: {_ANSWERS[model.answer(**settings)]}."


def summary(**settings: float) -> str:
    """Say data and fit."""
    return f"{data(**settings)} {fit(**settings)}"
