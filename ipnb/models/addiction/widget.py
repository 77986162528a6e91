"""Addiction as a widget: opponent process, set point, and relationship as regulator."""

from ipnb.models.addiction.model import MODEL
from ipnb.simulation.widget import Simulation


class Addiction(Simulation):
    """Mood over a floor that moves: where does it settle when the substance goes?

    >>> addiction = Addiction(support=0.7, after=2)  # doctest: +SKIP
    """

    model = MODEL
