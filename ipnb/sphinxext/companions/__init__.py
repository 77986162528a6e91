"""What goes with the pages: the book as PDF and ePub, slides for whoever teaches."""

from pathlib import Path

from sphinx.application import Sphinx

from ipnb.sphinxext.companions import links, made


def look(app: Sphinx) -> None:
    """Note what was made, so that pages are written again when there is more of it, or less."""
    app.config.companions_made = made.find(Path(app.outdir).parent).names


def setup(app: Sphinx) -> None:
    """Look before the configuration is compared with that of the last build."""
    app.add_config_value("companions_made", [], "html")
    app.connect("config-inited", lambda app, config: look(app))
    app.connect("builder-inited", links.load)
