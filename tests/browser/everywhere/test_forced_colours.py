"""Where the reader's system forces its own colours: is everything there, and told apart without the book's own?

Chromium is told to force colours; with a dark scheme they are light on black, with a light one dark on white.
"""

import pytest
from book_pages import LEDGER, RIVER, scroll_through
from open_case import BUS, OpenCase, address_of

pytestmark = pytest.mark.deep

SCHEMES = ["light", "dark"]
OTHER = {"light": "dark", "dark": "light"}
#: how many colours each picture on a stage has
DRAWN = """() => [...document.querySelectorAll('.live canvas')].filter(({ width }) => width).map((canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height), found = new Set();
  for (let i = 0; i < data.length; i += 4 * 7) found.add(data.slice(i, i + 3).join());
  return found.size;
})"""
#: by which colours the pictures are drawn, and whether those of the zones go with them
GROUND = """() => ['--paper', 'color-scheme'].map((name) =>
  getComputedStyle(document.querySelector('.simulation')).getPropertyValue(name))"""
#: what is pressed and has no border, no underline, and nothing of the browser's own to be known by
BARE = """() => [...document.querySelectorAll('button, select, input')]
  .filter((node) => !node.matches('[type=radio], [type=checkbox], [type=range]'))
  .filter((node) => node.checkVisibility() && !node.closest('.unseen'))
  .filter((node) => {
    const { borderTopStyle, borderBottomStyle, textDecorationLine } = getComputedStyle(node);
    return [borderTopStyle, borderBottomStyle].every((one) => one === 'none') && textDecorationLine === 'none';
  }).map((node) => node.outerHTML.slice(0, 120))"""
#: what the focus looks like, and what has it
FOCUS = """() => {
  const at = document.activeElement, shown = at.matches('.guess input') ? at.nextElementSibling :
    at.matches('.choices input, .settings input') ? at.closest('label') : at;
  return [getComputedStyle(shown).outlineStyle, getComputedStyle(at).outlineStyle, at.outerHTML.slice(0, 120)];
}"""
#: a state -> what it is told apart from; by a line or by what the browser draws, not by a ground alone
STATES = """(pairs) => pairs.flatMap(([on, off]) => {
  const [one, other] = [on, off].map((selector) =>
    [...document.querySelectorAll(selector)].find((node) => node.checkVisibility()));
  if (!one || !other) return [`not there: ${one ? off : on}`];
  const look = (node) => {
    const style = getComputedStyle(node);
    return ['outlineStyle', 'outlineColor', 'borderLeftColor', 'borderBottomColor', 'fontWeight']
      .map((name) => style[name]).join();
  };
  return look(one) === look(other) ? [`${on} looks like ${off}`] : [];
})"""


@pytest.fixture
def forced(visit):
    """``forced(address, scheme, …)`` -> a page in forced colours."""
    return lambda address, scheme, **more: visit(
        address, color_scheme=scheme, forced_colors="active", **more
    )


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_model_is_drawn_whatever_the_reader_chose(forced, site, built_book, scheme):
    """A picture of one colour says nothing; light words on a light ground say nothing either."""
    page = forced("book/index.html", scheme)
    chosen = f'{{"theme": "{OTHER[scheme]}"}}'
    page.evaluate("(text) => localStorage.setItem('book.settings', text)", chosen)
    seen = set()
    for file in sorted((built_book / "book").rglob("*.html")):
        if 'data-module="ipnb/models/' not in file.read_text(encoding="utf-8"):
            continue
        page.goto(site + file.relative_to(built_book).as_posix())
        for place in page.locator("[data-module^='ipnb/models/']").all():
            place.scroll_into_view_if_needed()
            place.locator("canvas").first.wait_for()
            seen.add(place.get_attribute("data-module"))
        page.wait_for_timeout(300)
        assert min(page.evaluate(DRAWN)) > 8, file
        assert page.evaluate(GROUND) == ["Canvas", "light dark"]
    assert len(seen) >= 13 and page.faults == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", [RIVER, LEDGER, "book/your-answers.html", address_of(BUS)])
def test_what_is_pressed_has_an_edge_and_the_focus_is_seen(forced, axe, address, scheme):
    page = forced(address, scheme)
    scroll_through(page)
    page.wait_for_timeout(500)
    assert page.evaluate(BARE) == []
    for _ in range(40):
        page.keyboard.press("Tab")
        shown, own, node = page.evaluate(FOCUS)
        assert shown != "none" or own != "none", node
    # axe looks at the fill of letters, which stays the author's where nobody sets it, and is not what is drawn
    assert [fault for fault in axe(page) if not fault.startswith("color-contrast")] == []
    assert page.faults == []


def test_states_are_told_apart_by_more_than_their_ground(forced):
    page = forced(RIVER, "dark", width=1200)
    scroll_through(page)
    model = page.locator("#river-model .live")
    model.locator(".guess input").first.check(force=True)
    model.get_by_role("button", name="Play").click()
    model.get_by_role("button", name="Skip ahead").click()
    model.get_by_role("button", name="Show all controls").click()
    model.locator(".scenes button").first.click()
    model.locator(".guess input").first.check(force=True)
    live = "#river-model .live"
    pairs = [
        (f"{live} .guess :checked + span", f"{live} .guess :not(:checked) + span"),
        (f"{live} .scenes [aria-pressed=true]", f"{live} .scenes [aria-pressed=false]"),
        (".menu a.current", ".menu nav a:not(.current)"),
    ]
    assert page.evaluate(STATES, pairs) == []
    page.locator("h1").click()
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("attachment")
    page.get_by_role("option").nth(1).wait_for()
    pairs = [("dialog [aria-selected=true]", "dialog [aria-selected=false]")]
    assert page.evaluate(STATES, pairs) == []


def test_states_of_the_form_are_told_apart(forced):
    form = OpenCase(forced(address_of(BUS), "dark"), BUS)
    form.step("States")
    form.page.get_by_role("radio", name="Rigidity").check()
    pairs = [
        (".wb-step[aria-current]", ".wb-step:not([aria-current])"),
        (".wb-option:has(:checked)", ".wb-option:not(:has(:checked))"),
    ]
    assert form.page.evaluate(STATES, pairs) == []
