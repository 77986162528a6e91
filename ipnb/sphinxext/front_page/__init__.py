"""The front page and its picture."""

from sphinx.application import Sphinx

from ipnb.sphinxext.front_page import river_hero


def setup(app: Sphinx) -> None:
    """Offer ``{river-hero}``."""
    app.add_node(river_hero.river_hero, html=(river_hero.visit, None))
    app.add_directive("river-hero", river_hero.RiverHero)
