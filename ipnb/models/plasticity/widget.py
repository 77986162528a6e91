"""Plasticity as a widget."""

from ipnb.models.plasticity.model import MODEL
from ipnb.simulation.widget import Simulation


class Plasticity(Simulation):
    """A weight arrow that turns with what comes together: how many warm experiences undo a history of shame?

    >>> arrow = Plasticity(history=300, now=0.02)  # doctest: +SKIP
    """

    model = MODEL
