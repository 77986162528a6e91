"""The nine-domain profile as a widget."""

from ipnb.models import domains
from ipnb.widgets import module
from ipnb.widgets.simulation import Simulation


class Domains(Simulation):
    """Nine domains as a dot plot, and as a radar whose axes change places.

    >>> domains = Domains(profile=1, domain=2, differentiation=0.9, linkage=0.1)  # doctest: +SKIP
    """

    model = domains.MODEL
    _esm = module.entry("views/domains.js")
    _css = module.source("simulation.css")
