"""The nine-domain profile as a widget."""

from ipnb.models.domains.model import MODEL
from ipnb.simulation.widget import Simulation


class Domains(Simulation):
    """Nine domains as a dot plot, and as a radar whose axes change places.

    >>> domains = Domains(profile=1, domain=2, differentiation=0.9, linkage=0.1)  # doctest: +SKIP
    """

    model = MODEL
