"""Chapters are notebooks: when they run again, their models' browser modules, their code, and they themselves."""

from sphinx.application import Sphinx

from ipnb.sphinxext.notebooks import links, show_code, widget_assets


def setup(app: Sphinx) -> None:
    """Tell the kernels that a book is being built, serve the models' modules, and offer code and notebooks."""
    app.connect("builder-inited", widget_assets.announce)
    app.connect("builder-inited", widget_assets.copy_modules)
    show_code.setup(app)
    links.setup(app)
