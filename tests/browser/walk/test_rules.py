"""Every page by the rules that screen readers go by; and what they find on a page made to break each of them."""

import pytest
from book_pages import scroll_through
from rules import faults_of

BROKEN = """<main><h1>One</h1><h3>Three</h3><h4> </h4>
<a href="#a">2017</a> <a href="#b"><b></b></a>
<nav>one</nav><nav>two</nav><ul></ul>
<svg role="img" aria-label="Drawn"><text y="9">letters</text></svg><img src="data:," alt="" role="img">
<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>
<div role="radiogroup"><input type="radio"></div>
<p aria-hidden="true"><button>pressed unseen</button></p><p role="status" hidden></p></main>"""


def test_each_rule_finds_what_breaks_it(page):
    """Would a fault on a page go by in silence, because a rule looks for something else?"""
    page.set_content(BROKEN)
    found = "\n".join(faults_of(page))
    for words in (
        "comes one of level 3: Three",
        "an empty heading of level 4",
        "a link that says '2017'",
        "a link without a name",
        "a radio without a name",
        "a radiogroup without a name",
        "2 landmarks alike: navigation ''",
        "a list of nothing",
        "the letters in a picture are read: Drawn: letters",
        "a stop of the keyboard in what is hidden: <button>",
        'a live region that comes with its words: <p role="status"',
    ):
        assert words in found, found
    page.set_content(
        "<main><h1>One</h1><p role='status'></p><h2>Two</h2><a href='#a'>Ada, 2017</a></main>"
    )
    assert faults_of(page) == []


@pytest.mark.parametrize("every", [11, pytest.param(1, marks=pytest.mark.deep)])
def test_every_chapter_keeps_the_rules(visit, chapters, site, every):
    """Are there controls without names, headings left out, or pictures read letter by letter?

    The quick run looks at two chapters.
    """
    page = visit(chapters[0])
    found = {}
    for address in chapters[::every]:
        page.goto(site + address)
        scroll_through(page)
        if page.locator("[data-module]").count():
            page.wait_for_selector("[data-module] :is(.live, .wb)")
        found[address] = faults_of(page)
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.deep
def test_every_other_page_keeps_the_rules(visit, addresses, chapters, site):
    """And ledger, glossary, open cases, guides and the pages for instructors?"""
    page = visit(chapters[0])
    found = {}
    for address in sorted(set(addresses) - set(chapters)):
        if address == "index.html":  # it leads on
            continue
        page.goto(site + address)
        found[address] = faults_of(page)
    assert {address: faults for address, faults in found.items() if faults} == {}
