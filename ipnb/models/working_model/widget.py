"""The internal working model as a widget."""

from ipnb.models.working_model.model import MODEL
from ipnb.simulation.widget import Simulation


class WorkingModel(Simulation):
    """Three learners with one history meet kind people: who comes to expect it, and when?

    >>> learners = WorkingModel(cold=31, holding=0.2)  # doctest: +SKIP
    """

    model = MODEL
