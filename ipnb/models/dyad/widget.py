"""The co-regulating dyad as a widget."""

from ipnb.models.dyad.model import MODEL
from ipnb.simulation.widget import Simulation


class Dyad(Simulation):
    """A client and a helper who feel each other's change: does more attunement settle them?

    >>> dyad = Dyad(attunement=1, client=-0.1, helper=0.3)  # doctest: +SKIP
    """

    model = MODEL
