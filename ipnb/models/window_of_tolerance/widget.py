"""The window of tolerance as a widget."""

from ipnb.models.window_of_tolerance.model import MODEL
from ipnb.simulation.widget import Simulation


class WindowOfTolerance(Simulation):
    """Arousal in its window, under stressors: which helps more, more room or quicker settling?

    >>> window = WindowOfTolerance(often=1, lent=0.5)  # doctest: +SKIP
    """

    model = MODEL
