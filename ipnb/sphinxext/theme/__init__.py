"""The theme `ipnb`: templates, style sheets and what the template must know about each page."""

from pathlib import Path

from sphinx.application import Sphinx

from ipnb.sphinxext.theme import stylesheet


def setup(app: Sphinx) -> None:
    """Offer the theme, and write its style sheet before any page is written."""
    app.add_html_theme("ipnb", str(Path(__file__).parent))
    app.connect("builder-inited", stylesheet.write)
