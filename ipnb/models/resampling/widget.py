"""The resampling toy as a widget."""

from ipnb.models.resampling.model import MODEL
from ipnb.simulation.widget import Simulation


class Resampling(Simulation):
    """One study, an interval made from it alone, and a hundred studies: how many intervals hold the truth?

    >>> resampling = Resampling(people=96, level=95)  # doctest: +SKIP
    """

    model = MODEL
