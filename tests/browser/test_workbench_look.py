"""The form to look at: by axe, on a phone, on paper, in other people's colours and styles."""

import pytest
from playwright.sync_api import expect
from workbench_page import CASE, FEEDBACK, complete, opened

CONFLICT = {
    "file": "answers.conflict-2026-03-02T12-03-00.json",
    "page": {"at": "2026-03-02T12:03:00Z"},
    "other": {"at": "2026-03-02T12:01:00Z", "answers": {"window": {"g1": "above"}}},
}


@pytest.fixture
def form(page):
    with opened(page) as form:
        yield form


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1200, "light"),
        (390, "dark"),
        pytest.param(1200, "dark", marks=pytest.mark.deep),
        pytest.param(390, "light", marks=pytest.mark.deep),
    ],
)
def test_axe_finds_nothing_on_any_step(form, axe, width, scheme):
    """Contrast, names, roles, targets: every step, filled in, with a message above it, and feedback."""
    form.page.set_viewport_size({"width": width, "height": 844})
    form.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    told = {"told": "Something was put aside.", "save": "conflict", "conflict": CONFLICT}
    form.start(
        host="takes", answers=complete(), status={**told, "saved_at": "2026-03-02T12:03:00Z"}
    )
    faults = []
    for step in form.steps:
        form.step(step)
        faults += [f"{step}: {fault}" for fault in axe(form.page)]
        if step in ("Domains", "Narrative") and width < 800:
            form.page.get_by_role("button", name="Case", exact=True).click()
            faults += [f"{step}, the case: {fault}" for fault in axe(form.page)]
    form.start(answers=complete(), status={"feedback": FEEDBACK})
    faults += [f"Feedback: {fault}" for fault in axe(form.page)]
    assert faults == []


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_nothing_sticks_out_and_everything_is_big_enough_to_touch(form, width):
    form.page.set_viewport_size({"width": width, "height": 740})
    form.start(host="takes", answers=complete())
    for step in form.steps:
        form.step(step)
        assert form.page.evaluate("document.documentElement.scrollWidth") <= width, step
        assert small_targets(form.page) == [], step


def small_targets(page):
    """What can be pressed and is under 24 px (WCAG 2.2, 2.5.8); a radio is pressed by its whole label."""
    return page.evaluate("""() => {
      const pressed = ".wb :is(button, summary, textarea, input, .wb-line[role])";
      const small = ({ width, height }) => width < 24 || height < 24;
      return [...document.querySelectorAll(pressed)].map((e) => e.closest("label") ?? e)
        .filter((e) => e.checkVisibility({ visibilityProperty: true }) && small(e.getBoundingClientRect()))
        .map((e) => e.outerHTML.slice(0, 90));
    }""")


def test_on_a_phone_one_goes_to_the_case_chooses_and_comes_back(form):
    form.page.set_viewport_size({"width": 390, "height": 740})
    form.start()
    form.step("Domains")
    form.choose("Vertical", "Both")
    expect(form.line(5)).not_to_be_visible()
    form.page.get_by_role("button", name="Choose sentences for Vertical").click()
    form.line(5).click()
    expect(
        form.page.get_by_text("Choosing sentences for Vertical · 1 of at most 4")
    ).to_be_visible()
    form.page.get_by_role("button", name="Done").click()
    expect(form.page.get_by_role("button", name="Take back sentence 5")).to_be_visible()
    expect(form.page.get_by_role("button", name="Choose sentences for Vertical")).to_be_focused()


def test_on_a_phone_the_focus_is_never_under_the_switch(form):
    form.page.set_viewport_size({"width": 390, "height": 740})
    form.start(answers=complete())
    form.step("Domains")
    for _ in range(14):
        form.page.keyboard.press("Tab")
        hidden = form.page.evaluate("""() => {
          const e = document.activeElement.closest("label") ?? document.activeElement;
          const bar = document.querySelector(".wb-switch").getBoundingClientRect();
          const box = e.getBoundingClientRect();
          return !e.closest(".wb-switch") && box.bottom > bar.top + 1 && box.top < bar.bottom;
        }""")
        assert not hidden, form.page.evaluate("document.activeElement.outerHTML")


def test_the_case_scrolls_by_itself_and_leaves_the_page_where_it_is(form):
    """In a book the form is one figure among paragraphs: following a line must not move the page."""
    form.page.set_viewport_size({"width": 1200, "height": 500})
    form.page.evaluate("document.querySelector('main').style.paddingBottom = '2000px'")
    form.start()
    form.step("States")
    form.page.evaluate("window.scrollTo(0, 40)")
    form.page.get_by_label("Rigidity").focus()
    before = form.page.evaluate("window.scrollY")
    for _ in range(5):
        form.page.keyboard.press("1")
    expect(form.line(10)).to_be_in_viewport()
    assert form.page.evaluate("window.scrollY") == before


def test_paper_gets_the_formulation_alone_on_white(form):
    """Print in a dark JupyterLab or in the middle of a chapter: one sheet, black on white."""
    page = form.page
    page.emulate_media(color_scheme="dark")
    page.evaluate("window.print = () => { window.printed = document.body.innerHTML; }")
    form.start(answers=complete())
    form.step("At a glance")
    page.get_by_role("button", name="Print this page").click()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.querySelector('main')).display") == "none"
    sheet = page.locator("body > .wb-sheet")
    expect(sheet.get_by_text("One reading of an invented case")).to_be_visible()
    colours = page.evaluate("""() => ['.wb-sheet', '.wb-sheet .wb-prose'].map((one) => {
      const style = getComputedStyle(document.querySelector(one));
      return one === '.wb-sheet' ? style.backgroundColor : style.color;
    })""")
    assert colours == ["rgb(255, 255, 255)", "rgb(45, 42, 38)"]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(sheet).to_have_count(0)
    expect(page.get_by_role("button", name="Print this page")).to_be_visible()


def test_the_theme_of_a_book_or_of_jupyterlab_wins_over_the_systems(form):
    form.start()
    paper = "getComputedStyle(document.querySelector('.wb')).backgroundColor"
    light = form.page.evaluate(paper)
    form.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    dark = form.page.evaluate(paper)
    assert dark != light
    form.page.evaluate("delete document.documentElement.dataset.theme")
    form.page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert form.page.evaluate(paper) == dark


def test_forced_colours_still_show_what_is_chosen(form):
    form.page.emulate_media(forced_colors="active")
    form.start(answers=complete())
    form.step("Window")
    outlines = form.page.evaluate("""() => [true, false].map((chosen) => {
      const labels = [...document.querySelectorAll(".wb-option")];
      const label = labels.find((one) => one.querySelector("input").checked === chosen);
      return getComputedStyle(label).outlineStyle;
    })""")
    assert outlines == ["solid", "none"]


def test_nothing_moves_for_whoever_wants_no_motion(form):
    form.page.emulate_media(reduced_motion="reduce")
    form.start(answers=complete())
    for step in form.steps:
        form.step(step)
        moving = "e => !['0s', ''].includes(getComputedStyle(e).transitionDuration)"
        assert (
            form.page.evaluate(f"[...document.querySelectorAll('.wb *')].filter({moving}).length")
            == 0
        )


def test_an_answer_is_told_by_more_than_its_colour(form):
    """Each option has a letter of its own within its question, and a pattern beside it."""
    form.start(answers=complete())
    for step in ("States", "Window", "Domains", "Five Ps", "Attachment", "Claims", "Safety"):
        form.step(step)
        groups = form.page.evaluate("""() => [...document.querySelectorAll(".wb-options, .wb-points")]
          .map((group) => [...group.querySelectorAll(".wb-mark")].map((mark) => mark.textContent))
          .filter((letters) => letters.length)""")
        assert groups and all(len(set(letters)) == len(letters) for letters in groups), (
            step,
            groups,
        )


BOOTSTRAP = """
*, ::before, ::after { box-sizing: border-box; } legend { float: left; width: 100%; font-size: 1.5rem; }
.row { display: flex; margin: 0 -12px; } .row > * { width: 100%; padding: 12px; } .mark { padding: .2em; }
.toast { display: none; } .lead { font-size: 2rem; } .line { display: block; } .option { font-weight: bold; }
dd { margin-left: 2rem; } dt { font-weight: bold; } p { margin-bottom: 1.15rem; } ul { padding-left: 2rem; }
h2, h3 { margin: 2.75rem 0 1.05rem; color: red; } button { border-radius: 0; }
label { display: inline-block; }
body dt { float: left; width: 20%; } /* a notebook's page */
"""
ADD = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""


def test_the_styles_of_a_book_around_it_do_not_reach_in(form):
    """Jupyter Book's theme styles bare tags and common class names; the form must look the same there."""
    form.start(answers=complete())
    sizes = """() => [...document.querySelectorAll(".wb-task *")].map((e) => {
      const { x, y, width, height } = e.getBoundingClientRect();
      return [e.tagName, e.className.baseVal ?? e.className, x, y, width, height].join(" ");
    })"""
    for step in ("Start", "States", "Domains", "Plan", "Safety"):
        form.step(step)
        form.page.evaluate("document.adoptedStyleSheets = []")
        alone = form.page.evaluate(sizes)
        form.page.evaluate(ADD, BOOTSTRAP)
        inside = form.page.evaluate(sizes)
        assert [one for one in zip(alone, inside, strict=True) if one[0] != one[1]][:3] == [], step


def test_every_module_and_sheet_of_the_form_is_among_the_pages_files():
    """The book copies what `bundle.files()` gives: a part left out would be a form that never comes."""
    from ipnb.web import bundle

    files = bundle.files()
    waiting, seen = ["workbench/widget.js"], set()
    while waiting:
        path = waiting.pop()
        assert path in files
        seen.add(path)
        found = {bundle._target(path, match) for match in bundle.IMPORT.finditer(files[path])}
        waiting += sorted(found - seen)
    assert len(seen) > 10 and "--paper" in files["workbench/workbench.css"]
    assert CASE["title"] not in "".join(files[path] for path in seen)
