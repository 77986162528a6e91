"""Prediction error as a widget."""

from ipnb.models.prediction_error.model import MODEL
from ipnb.simulation.widget import Simulation


class PredictionError(Simulation):
    """A learner whom surprises teach: what does a sign call up after two or three stages?

    >>> learner = PredictionError(course=5, first=40)  # doctest: +SKIP
    """

    model = MODEL
