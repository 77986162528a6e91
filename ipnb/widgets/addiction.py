"""Addiction as a widget: opponent process, set point, and relationship as regulator."""

from ipnb.models import addiction
from ipnb.widgets import module
from ipnb.widgets.simulation import Simulation


class Addiction(Simulation):
    """Mood over a floor that moves: where does it settle when the substance goes?

    >>> addiction = Addiction(support=0.7, after=2)  # doctest: +SKIP
    """

    model = addiction.MODEL
    _esm = module.entry("views/addiction.js")
    _css = module.source("simulation.css")
