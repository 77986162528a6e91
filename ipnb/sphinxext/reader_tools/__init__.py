"""What readers set and call for: settings, shortcuts, and the way back to where they were."""

from sphinx.application import Sphinx

from ipnb.sphinxext.reader_tools import fonts


def setup(app: Sphinx) -> None:
    """Cut the typeface before any page is written; the rest is scripts and style sheets."""
    app.connect("builder-inited", fonts.write)
