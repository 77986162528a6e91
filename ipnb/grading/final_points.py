"""What a submission earns in the end. Pure."""


def final_points(points: float, penalty: float | None) -> float:
    """Return what is left of points after a late penalty, never below nought.

    Parameters
    ----------
    points
        Of a submission, as the gradebook has them.
    penalty
        In points; None where none was ever set.
    """
    return max(0.0, float(points) - (penalty or 0.0))
