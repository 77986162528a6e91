"""The co-regulating dyad as a widget."""

from ipnb.models import dyad
from ipnb.widgets import module
from ipnb.widgets.simulation import Simulation


class Dyad(Simulation):
    """A client and a helper who feel each other's change: does more attunement settle them?

    >>> dyad = Dyad(attunement=1, client=-0.1, helper=0.3)  # doctest: +SKIP
    """

    model = dyad.MODEL
    _esm = module.entry("views/dyad.js")
    _css = module.source("simulation.css")
