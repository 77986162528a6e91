"""The attunement chain as a widget."""

from ipnb.models.attunement.model import MODEL
from ipnb.simulation.widget import Simulation


class Attunement(Simulation):
    """Two pairs, in step, out of step and in distress: which is back in step sooner?

    >>> attunement = Attunement(slip_first=0.3, repair_first=0.2)  # doctest: +SKIP
    """

    model = MODEL
