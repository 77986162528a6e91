"""What the next chapter may need is fetched with the first."""

import pytest

from ipnb.sphinxext.apart.shared import fetch_ahead

PAGE = "book/part/chapter.html"
PLAIN = '<head></head><p class="which">Chapter 1</p>'


@pytest.fixture
def site(tmp_path):
    for name in ("ipnb/simulation/simulation.css", "math.woff2"):
        (tmp_path / "_static" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "_static" / name).write_text(name)
    return tmp_path


def test_a_chapter_asks_for_what_it_has_not_itself(site):
    text, _ = fetch_ahead(PAGE, PLAIN, site)
    assert text.count('<link rel="prefetch"') == 2
    assert 'href="../../_static/ipnb/simulation/simulation.css?v=' in text
    assert 'href="../../_static/math.woff2">' in text, "as the style sheet asks for it"
    own = PLAIN + '<math></math><div data-css="ipnb/simulation/simulation.css">'
    assert fetch_ahead(PAGE, own, site) == (own, ())


def test_other_pages_and_books_without_formulas_ask_for_nothing(site, tmp_path):
    assert fetch_ahead(PAGE, "<head></head>", site) == ("<head></head>", ())
    assert fetch_ahead(PAGE, PLAIN, tmp_path / "elsewhere") == (PLAIN, ())
