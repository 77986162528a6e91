"""Modules of models are asked for where the first model stands."""

from ipnb.sphinxext.apart.modules import set_modules_apart
from ipnb.sphinxext.theme.page_context import preloaded

LINKS = "".join(
    f'\n  <link rel="modulepreload" href="../../_static/ipnb/{name}.js">'
    for name in ("view", "run")
)
MODEL = '<div data-module="ipnb/models/river/view.js" data-values="{}"></div>'


def test_a_page_asks_for_them_at_its_first_model():
    text, files = set_modules_apart("book/x/y.html", f"<head>{LINKS}</head>{MODEL}{MODEL}")
    assert files == () and "modulepreload" not in text
    first = '<div data-ahead="../../_static/ipnb/view.js ../../_static/ipnb/run.js" data-module='
    assert text.count(first) == text.count("data-ahead") == 1
    assert preloaded(text) == preloaded(LINKS) == ["ipnb/view.js", "ipnb/run.js"]


def test_what_is_no_model_is_still_asked_for_at_the_head():
    page = f'<head>{LINKS}</head><div data-module="review/review.js"></div>'
    assert set_modules_apart("book/x/y.html", page) == (page, ())
