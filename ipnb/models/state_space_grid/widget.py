"""The state-space grid as a widget."""

from ipnb.models.state_space_grid.model import MODEL
from ipnb.simulation.widget import Simulation


class StateSpaceGrid(Simulation):
    """Three filmed pairs, invented, as paths over squares: which is rigid, which flexible, which scattered?

    >>> grid = StateSpaceGrid(film=3, moment=24, child=1)  # doctest: +SKIP
    """

    model = MODEL
