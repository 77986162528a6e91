"""What a model's first movement rests on, counted and not timed: files asked for at once, and little laid out."""

import re

import pytest
from book_pages import RIVER
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
#: chapters with one model, two and three
WITH_MODELS = (RIVER, "book/mind-brain-relationship/plasticity-without-the-hype.html")
#: scripts that the page has loaded by itself, without their versions
SCRIPTS = """() => performance.getEntriesByType('resource').map(({ name }) => name.split('?')[0])
  .filter((name) => name.endsWith('.js')).map((name) => name.split('/_static/')[1])"""
SECTIONS = "document.querySelectorAll('.which ~ section > section').length"
#: as a page is when its scripts have run and it has not been read
EARLY = """addEventListener('DOMContentLoaded', () => {
  const sections = [...document.querySelectorAll('.which ~ section > section')];
  window.skipped = sections.filter((one) => getComputedStyle(one).contentVisibility === 'auto').length;
});"""


@pytest.fixture
def phone(browser, site):
    """``phone(address)`` -> a chapter on a phone."""
    context = browser.new_context(viewport=PHONE)

    def go(address: str):
        page = context.new_page()
        page.add_init_script(EARLY)
        page.goto(f"{site}/{address}")
        return page

    yield go
    context.close()


@pytest.mark.parametrize("address", WITH_MODELS)
def test_no_script_is_learned_of_from_another(phone, built_book, address):
    """Two files a model, and each is named in the page: on a phone each step of a chain is a wait."""
    page = phone(address)
    for place in page.locator("[data-module*='/models/']").all():
        place.evaluate("place => place.scrollIntoView({ behavior: 'instant' })")
        expect(place.locator(".live")).to_be_visible()
    text = (built_book / address).read_text(encoding="utf-8")
    named = set(re.findall(r'<(?:link|script)[^>]+_static/([^"?]+\.js)', text))
    loaded = page.evaluate(SCRIPTS)
    # those of models where the first of them stands (`apart/modules.py`)
    for ahead in re.findall(r'data-ahead="([^"]+)"', text):
        named |= {one.partition("_static/")[2] for one in ahead.split()}
    assert set(loaded) <= named
    of_models = [name for name in loaded if name.startswith(("ipnb/models/", "ipnb/simulation/"))]
    views = set(re.findall(r'data-module="(ipnb/models/[^"]+)"', text))
    assert sorted(of_models) == sorted([*views, "ipnb/simulation/shared.js"])


def test_a_phone_lays_out_at_first_what_is_near_its_window_and_then_the_rest(phone):
    """Would all of a long chapter be laid out before its model moves, or some of it never?"""
    page = phone(RIVER)
    sections = page.evaluate(SECTIONS)
    assert page.evaluate("window.skipped") == sections > 6
    page.wait_for_function("() => !document.querySelector('.which ~ section > section:not(.laid)')")


@pytest.mark.parametrize("how", ["by a link to a place in it", "again"])
def test_who_comes_to_a_place_in_a_chapter_has_all_of_it_laid_out(phone, how):
    page = phone(RIVER if how == "again" else f"{RIVER}#river-model")
    if how == "again":
        page.reload()
    assert page.evaluate("window.skipped") == 0


def test_a_link_within_a_chapter_leads_where_it_says(phone):
    """While heights are guessed it would not: so they are no longer when it is pressed."""
    page = phone(RIVER)
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("""() => {
      const link = Object.assign(document.createElement('a'), { href: '#river-model', id: 'to' });
      document.querySelector('article').prepend(link);
      document.documentElement.style.scrollBehavior = 'auto';
      document.getElementById('to').click();
    }""")
    page.wait_for_timeout(300)
    top = page.evaluate("document.getElementById('river-model').getBoundingClientRect().top")
    assert 0 <= top <= 60
