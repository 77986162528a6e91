"""The window of tolerance as a widget."""

from ipnb.models import window_of_tolerance
from ipnb.widgets import module
from ipnb.widgets.simulation import Simulation


class WindowOfTolerance(Simulation):
    """Arousal in its window, under stressors: which helps more, more room or quicker settling?

    >>> window = WindowOfTolerance(often=1, lent=0.5)  # doctest: +SKIP
    """

    model = window_of_tolerance.MODEL
    _esm = module.entry("views/window_of_tolerance.js")
    _css = module.source("simulation.css")
