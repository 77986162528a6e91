"""Forgetting as a widget."""

from ipnb.models.forgetting.model import MODEL
from ipnb.simulation.widget import Simulation


class Forgetting(Simulation):
    """Four people's forgetting, a curve fitted to a part of it, and how far it misses the rest.

    >>> forgetting = Forgetting(person=1, shown=4, other=4, shape=1)  # doctest: +SKIP
    """

    model = MODEL
