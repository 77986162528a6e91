"""The integration river as a widget."""

from ipnb.models.river.model import MODEL
from ipnb.simulation.widget import Simulation


class River(Simulation):
    """The integration river: differentiation, linkage, storm, and a boat between two banks.

    >>> river = River(differentiation=0.2, linkage=0.6)  # doctest: +SKIP
    """

    model = MODEL
