"""Plasticity as a widget."""

from ipnb.models import plasticity
from ipnb.widgets import module
from ipnb.widgets.simulation import Simulation


class Plasticity(Simulation):
    """A weight arrow that turns with what comes together: how many warm experiences undo a history of shame?

    >>> arrow = Plasticity(history=300, now=0.02)  # doctest: +SKIP
    """

    model = plasticity.MODEL
    _esm = module.entry("views/plasticity.js")
    _css = module.source("simulation.css")
