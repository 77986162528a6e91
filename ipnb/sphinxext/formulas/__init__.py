"""Formulas as MathML, and the font that draws them."""

from sphinx.application import Sphinx

from ipnb.sphinxext.formulas import mathml


def setup(app: Sphinx) -> None:
    """Offer the renderer that `html_math_renderer: mathml` chooses."""
    app.add_html_math_renderer("mathml", (mathml.visit_inline, None), (mathml.visit_display, None))
