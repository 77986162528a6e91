"""The causal graph as a widget."""

from ipnb.models.causal_graph.model import MODEL
from ipnb.simulation.widget import Simulation


class CausalGraph(Simulation):
    """Six variables and their arrows: what is left of an association when others are held still.

    >>> graph = CausalGraph(held=5, expects=0.8)  # doctest: +SKIP
    """

    model = MODEL
