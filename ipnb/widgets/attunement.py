"""The attunement chain as a widget."""

from ipnb.models import attunement
from ipnb.widgets import module
from ipnb.widgets.simulation import Simulation


class Attunement(Simulation):
    """Two pairs, in step, out of step and in distress: which is back in step sooner?

    >>> attunement = Attunement(slip_first=0.3, repair_first=0.2)  # doctest: +SKIP
    """

    model = attunement.MODEL
    _esm = module.entry("views/attunement.js")
    _css = module.source("simulation.css")
