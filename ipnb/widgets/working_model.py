"""The internal working model as a widget."""

from ipnb.models import working_model
from ipnb.widgets import module
from ipnb.widgets.simulation import Simulation


class WorkingModel(Simulation):
    """Three learners with one history meet kind people: who comes to expect it, and when?

    >>> learners = WorkingModel(cold=31, holding=0.2)  # doctest: +SKIP
    """

    model = working_model.MODEL
    _esm = module.entry("views/working_model.js")
    _css = module.source("simulation.css")
