"""Can the book be read in a narrow window, enlarged, with larger text, and with more space in the text?

WCAG 2.2: 1.4.4 resize text, 1.4.10 reflow, 1.4.12 text spacing. A window of 1280 by 1024 at 400 per cent has 320
by 256 pixels.
"""

import pytest
from book_pages import scroll_through
from workbench_page import FEEDBACK, complete, opened

pytestmark = pytest.mark.deep

#: what 1.4.12 asks for
SPACED = """*:not(svg *, math *) { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
#: (width, height, style)
LOOKS = {
    "a phone": (320, 640, ""),
    "a phone on its side": (844, 390, ""),
    "400 per cent": (320, 256, ""),
    "200 per cent": (640, 512, ""),
    "more space on a phone": (320, 640, SPACED),
    "more space": (1280, 1024, SPACED),
}
#: what is too wide, cut off, in the way of something else, or stands still over half of the window
FAULTS = """() => {
  const faults = [], seen = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const name = (node) => `${node.tagName.toLowerCase()}${node.id && '#' + node.id}` +
    `.${[...node.classList].join('.')} “${node.textContent.trim().slice(0, 40)}”`;
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) faults.push(`the page is ${root.scrollWidth} wide`);
  const all = [...document.body.querySelectorAll('*:not(svg *, math *, script, template, option)')];
  const hides = ({ overflowX, overflowY }) => /hidden|clip/.test(overflowX + overflowY);
  const stays = ({ position, overflowY }) => /sticky|fixed/.test(position) && !/auto|scroll/.test(overflowY);
  for (const node of all) {
    const style = getComputedStyle(node);
    if (stays(style) && seen(node) && node.offsetHeight > innerHeight / 2)
      faults.push(`stands over more than half of the window: ${name(node)}`);
    if (!node.innerText?.trim() || style.clipPath !== 'none' || !seen(node) || !node.clientWidth) continue;
    const isWide = node.scrollWidth > node.clientWidth + 1, isHigh = node.scrollHeight > node.clientHeight + 1;
    if (hides(style) && (isWide || isHigh)) faults.push(`cut off: ${name(node)}`);
    if (isWide && node.matches('button, summary, th, td, label, legend, .badge'))
      faults.push(`sticks out: ${name(node)}`);
  }
  const aside = '.unseen, .menu, dialog, .skip';
  const pressed = all.filter((node) => node.matches('a[href], button, input, select, textarea, summary') &&
    seen(node) && !node.closest(aside) && getComputedStyle(node).clipPath === 'none');
  // scrolled out of its box, or on a bar that stays while the page goes by beneath it
  const isAway = (node, box) => {
    for (let place = node.parentElement; place !== document.body; place = place.parentElement) {
      const { position, overflowX } = getComputedStyle(place), { left, right } = place.getBoundingClientRect();
      if (/sticky|fixed/.test(position)) return true;
      if (/auto|scroll|hidden/.test(overflowX) && (box.right > right + 3 || box.left < left - 3)) return true;
    }
    return false;
  };
  const boxes = pressed.flatMap((node) => [...node.getClientRects()].filter((box) => !isAway(node, box))
    .filter(({ width, height }) => width > 4 && height > 4).map((box) => ({ node, box })))
    .sort((a, b) => a.box.top - b.box.top);
  boxes.forEach((one, i) => {
    for (const other of boxes.slice(i + 1)) {
      if (other.box.top >= one.box.bottom - 3) break;
      if (one.node.contains(other.node) || other.node.contains(one.node)) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      const lines = one.node.matches('a') && other.node.matches('a') ? 8 : 3; // boxes of lines overlap a little
      if (across > 3 && down > lines)
        faults.push(`in each other's way: ${name(one.node)}, ${name(other.node)}`);
    }
  });
  return faults;
}"""


#: a sheet beside those of the page, which the policy of a page does not forbid
STYLED = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}"""


def faults_of(page, look: str) -> list[str]:
    """What is wrong with a page in one look."""
    width, height, style = LOOKS[look]
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(STYLED, style)
    page.wait_for_timeout(150)
    return [f"{look}: {fault}" for fault in page.evaluate(FAULTS)]


def test_nothing_is_lost_in_a_small_window_or_with_more_space(visit, site, addresses):
    page = visit(addresses[0], width=320)
    found = {}
    for address in addresses:
        page.goto(site + address)
        scroll_through(page)
        if faults := [fault for look in LOOKS for fault in faults_of(page, look)]:
            found[address] = faults
    assert found == {}
    assert page.faults == []


@pytest.fixture
def large_text(browser_type, browser_type_launch_args):
    """A browser whose reader has set text of twice the size, and nothing else."""
    flags = [*browser_type_launch_args["args"], "--blink-settings=defaultFontSize=32"]
    browser = browser_type.launch(**browser_type_launch_args | {"args": flags})
    yield browser
    browser.close()


def test_nothing_is_lost_with_text_of_twice_the_size(large_text, site, addresses):
    page = large_text.new_page(viewport={"width": 1280, "height": 1024})
    found = {}
    for address in addresses:
        page.goto(site + address)
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "36px", address
        scroll_through(page)
        if faults := page.evaluate(FAULTS):
            found[address] = faults
    assert found == {}


def steps_of(form):
    """Walk through the form of the hub, filled in, to the end and to the feedback; each step's name."""
    form.start(host="takes", answers=complete())
    for step in form.steps:
        form.step(step)
        yield step
    form.start(answers=complete(), status={"feedback": FEEDBACK})
    yield "Feedback"


def test_nothing_of_the_hubs_form_is_lost(page):
    with opened(page) as form:
        found = [
            (step, fault)
            for step in steps_of(form)
            for look in LOOKS
            for fault in faults_of(page, look)
        ]
    assert found == []


def test_nothing_of_the_hubs_form_is_lost_with_text_of_twice_the_size(large_text):
    page = large_text.new_page(viewport={"width": 1280, "height": 1024})
    with opened(page) as form:
        found = [(step, fault) for step in steps_of(form) for fault in page.evaluate(FAULTS)]
    assert found == []
