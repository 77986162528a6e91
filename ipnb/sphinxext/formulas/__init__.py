"""Formulas as MathML, and the font that draws them."""

from ipnb.sphinxext.formulas import mathml


def setup(app) -> None:
    """Offer the renderer that `html_math_renderer: mathml` chooses."""
    app.add_html_math_renderer("mathml", (mathml.visit_inline, None), (mathml.visit_display, None))
