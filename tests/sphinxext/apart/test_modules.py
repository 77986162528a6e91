"""Modules of models are asked for where the first model stands."""

from ipnb.sphinxext.apart.modules import set_modules_apart
from ipnb.sphinxext.theme.page_context import preloaded

LINKS = "".join(
    f'\n  <link rel="modulepreload" href="../../_static/{name}.js">'
    for name in ("ipnb/models/river/view", "ipnb/simulation/shared", "ipnb/web/dom")
)
MODEL = '<div data-module="ipnb/models/river/view.js" data-values="{}"></div>'


def test_a_page_asks_for_them_at_its_first_model():
    text, files = set_modules_apart("book/x/y.html", f"<head>{LINKS}</head>{MODEL}{MODEL}")
    assert files == () and text.count("modulepreload") == 1, "what its scripts need stays there"
    view, shared = "ipnb/models/river/view.js", "ipnb/simulation/shared.js"
    first = f'<div data-ahead="../../_static/{view} ../../_static/{shared}" data-module='
    assert text.count(first) == text.count("data-ahead") == 1
    assert preloaded(text) == ["ipnb/web/dom.js", view, shared]
    assert set(preloaded(text)) == set(preloaded(LINKS))


def test_what_is_no_model_is_still_asked_for_at_the_head():
    page = f'<head>{LINKS}</head><div data-module="review/review.js"></div>'
    assert set_modules_apart("book/x/y.html", page) == (page, ())
