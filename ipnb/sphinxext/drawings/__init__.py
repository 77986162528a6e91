"""Drawings of our own, in the page's colours."""

from sphinx.application import Sphinx

from ipnb.sphinxext.drawings import directive


def setup(app: Sphinx) -> None:
    """Offer ``{drawing}``."""
    app.add_config_value("drawings_dir", "book/drawings", "env")
    app.add_directive("drawing", directive.Drawing)
