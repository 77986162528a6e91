"""Chapters are notebooks: when they run again, and the browser modules of the models that they show."""

from sphinx.application import Sphinx

from ipnb.sphinxext.notebooks import widget_assets


def setup(app: Sphinx) -> None:
    """Tell the kernels that a book is being built, and serve the models' modules."""
    app.connect("builder-inited", widget_assets.announce)
    app.connect("builder-inited", widget_assets.copy_modules)
