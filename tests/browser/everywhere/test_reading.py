"""Does a chapter read, and does everything in it answer, in the browser that a student happens to have?"""

import pytest
from book_pages import RIVER
from open_case import LONG
from reading_group import CHAPTER, OTHER_PASSAGE, PASSAGE, SELECT

pytestmark = pytest.mark.deep

NERVES = "book/foundations/a-nervous-system-for-counsellors.html"
PLASTICITY = "book/mind-brain-relationship/plasticity-without-the-hype.html"
BUS = "book/practice/the-late-bus.html"
#: walk down a page in a window, until all that waits for the reader is there
SCROLL = """for (let y = 0; y < page.document.body.scrollHeight; y += 600) {
  page.scrollTo({ top: y, behavior: 'instant' });
  await new Promise(page.requestAnimationFrame);
  await new Promise((done) => setTimeout(done, 20));
}"""
WAITING = """return [...page.document.querySelectorAll('[data-module]')].every((place) =>
  place.querySelector(':is(.live, .wb)') || !place.checkVisibility())"""
#: the page is on this device, and so is what it had loaded
KEPT = """const loaded = [location.href, ...[...document.querySelectorAll('link[rel=modulepreload]')]
  .map(({ href }) => href)];
return (await Promise.all(loaded.map((one) => caches.match(one)))).every(Boolean)"""
MODEL = "#river-model"


@pytest.fixture
def quiet(reader, book):
    """At the end nothing has failed, and nobody else was asked for anything."""
    yield
    assert reader.troubles() == [] and book.missing() == []


def test_every_page_reads_and_is_no_wider_than_a_phone(reader, book, addresses):
    """No script fails, no file is missing, and at 320 pixels nothing has to be scrolled sideways."""
    reader.open("frame.html")
    wide = {}
    for address in addresses:
        reader.open_narrow(address, 320)
        reader.run_narrow(SCROLL)
        reader.until(f"const page = frames[0]; {WAITING}", address)
        width = reader.run_narrow("return page.document.documentElement.scrollWidth")
        assert reader.run_narrow("return page.document.querySelectorAll('h1').length") == 1, address
        if width > 320:
            wide[address] = width
    assert wide == {}
    assert reader.run_narrow("return page.watched()") == [] and book.missing() == []


@pytest.mark.usefixtures("quiet")
def test_the_typefaces_and_formulas_are_there(reader):
    reader.open(RIVER)
    reader.run("await document.fonts.ready")
    faces = "return [...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family)"
    assert [one.strip('"') for one in reader.run(faces)] == ["STIX Two Math"]
    sizes = reader.run(
        "return [...document.querySelectorAll('math')].filter((one) => one.checkVisibility())"
        ".map((one) => one.getBoundingClientRect().width)"
    )
    assert len(sizes) > 5 and min(sizes) > 4


@pytest.mark.usefixtures("quiet")
def test_a_model_moves_by_keyboard_and_says_so(reader):
    """Guess, play, stop, change a slider: what is said of the picture changes each time."""
    reader.open(RIVER)
    reader.run("document.querySelector(arguments[0]).scrollIntoView()", MODEL)
    phase = "return document.querySelector('#river-model .live')?.dataset.phase === arguments[0]"
    reader.until(phase, "asking")
    reader.focus(f"{MODEL} button", "Play")
    reader.press("Enter", "ArrowDown")
    reader.until(phase, "ready")
    assert "You chose flow" in reader.text(f"{MODEL} .sentence")
    reader.focus(f"{MODEL} button", "Play")
    reader.press("Enter")
    reader.until(phase, "playing")
    canvas = "return document.querySelector('#river-model canvas').toDataURL()"
    before = reader.run(canvas)
    reader.until(f"{canvas} !== arguments[0]", before)
    reader.focus(f"{MODEL} button", "Skip ahead")
    reader.press("Enter")
    reader.sees(f"{MODEL} [data-ref=time-note]", "You guessed flow. In the long run,")
    words = reader.run(
        "return document.querySelector('#river-model [data-ref=time]').getAttribute('aria-label')"
    )
    assert "In the long run, most of it goes to rigidity" in words
    reader.focus(f"{MODEL} button", "Pause")
    reader.press("Enter")
    reader.until(phase, "paused")
    reader.click(f"{MODEL} button", "Show all controls")
    reader.focus(f"{MODEL} [data-ref=linkage]")
    reader.press("End")
    value = "return document.querySelector('#river-model [data-ref=linkage]').getAttribute('aria-valuetext')"
    assert reader.run(value) == "very well, 1.00"
    reader.press("ArrowLeft")
    assert reader.run(value) == "very well, 0.95"
    reader.sees(f"{MODEL} [data-ref=bed-note]", "one hollow, at the rigidity bank")


def focus(reader, selector, number):
    """Put the focus on one of several fields of a kind."""
    reader.run(
        "document.querySelectorAll(arguments[0])[arguments[1]].focus()",
        selector,
        number,
    )


def guess(reader, box):
    for number in range(5):
        focus(reader, f"{box} .choices label:first-child input", number)
        reader.press("Space")


def chances(reader, box):
    for number in range(6):
        focus(reader, f"{box} [type=number]", number)
        reader.type("70")


def numbers(reader, box):
    for number, value in enumerate(("0.3", "1.6", "0.5")):
        focus(reader, f"{box} [type=number]", number)
        reader.type(value)


def marks(reader, box):
    for number in (1, 2):
        focus(reader, f"{box} [type=checkbox]", number)
        reader.press("Space")


def order(reader, box):
    reader.focus(f"{box} [data-step=s04] button[aria-label^=Earlier]")
    reader.press("Enter", "Enter")


def compare(reader, box):
    reader.focus(f"{box} textarea")
    reader.type("People shake.")


@pytest.mark.parametrize(
    ("address", "name", "answer", "said"),
    [
        (RIVER, "difference-or-answer", guess, "of 5 best supported"),
        (NERVES, "how-sure-of-the-bench", chances, "Your Brier score is 0.29"),
        (PLASTICITY, "how-much-does-sleep-help", numbers, "1 of 3 near enough, 1 not far off."),
        (NERVES, "two-sentences", marks, "1 of 2 sentences found, 1 marked that does not."),
        (PLASTICITY, "a-design-in-order", order, "stand the right way round."),
        (NERVES, "two-of-your-own", compare, ""),
    ],
    ids=["nominal", "probability", "number", "mark", "order", "compare"],
)  # fmt: skip
@pytest.mark.usefixtures("quiet")
def test_an_exercise_is_answered_by_keys_and_gives_its_reasons(reader, address, name, answer, said):
    """Nothing is told before; afterwards there is a reason, and both are there tomorrow."""
    reader.open(address)
    box = f".check[data-store={name}]"
    reader.sees(f"{box} [type=submit]")
    told = "return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility()).length"
    reasons = f"{box} :is(.reason, .verdict, .criteria)"
    assert reader.run(told, reasons) == 0
    answer(reader, box)
    reader.focus(f"{box} [type=submit]")
    reader.press("Enter")
    reader.sees(f"{box} [role=status]", said)
    reader.until(told, reasons)
    reader.open(address)
    reader.until(told, reasons)


@pytest.mark.usefixtures("quiet")
def test_an_open_case_is_filled_in_and_scored_in_the_page(reader):
    """The form by its steps, a reason on request, and Python in the page for the score."""
    reader.open(BUS)
    steps = "nav[aria-label=Steps] button"
    reader.click(steps, "States")
    reader.click(".wb-option", "Rigidity")
    reader.click(".wb button", "Show the reason")
    reader.sees(".wb-after > .wb-reason", "Best supported: Not enough information.")
    reader.click(steps, "Narrative")
    reader.focus(".wb textarea")
    reader.type("Ottilie, you have come.")
    reader.open(BUS)
    reader.sees(steps, "1 of 14")
    reader.click(steps, "Score")
    reader.click(".wb button", "Score me")
    reader.sees(".wb-total", "%", seconds=LONG / 1000)


@pytest.mark.usefixtures("quiet")
def test_settings_are_chosen_in_a_dialog_and_kept(reader):
    reader.open(RIVER)
    reader.focus("[data-tool=settings]")
    reader.press("Enter")
    reader.sees("dialog[open]", "Text size")
    reader.click("dialog label", "largest")
    reader.click("dialog label", "dark")
    size = "return parseFloat(getComputedStyle(document.body).fontSize)"
    assert reader.run(size) == 27
    reader.press("Escape")
    assert reader.run("return document.activeElement.dataset.tool") == "settings"
    reader.open(CHAPTER)
    assert reader.run(size) == 27
    assert reader.run("return getComputedStyle(document.documentElement).colorScheme") == "dark"


@pytest.mark.usefixtures("quiet")
def test_search_is_called_by_keys_and_leads_to_a_place(reader):
    reader.open(RIVER)
    reader.press("Control+k")
    reader.sees("dialog [role=combobox]")
    reader.type("hysteresis")
    reader.sees("dialog [role=status]", "for “hysteresis”")
    reader.sees("dialog mark", "hysteresis")
    reader.press("ArrowDown")
    target = reader.run("return document.querySelector('dialog [aria-selected=true]').href")
    reader.press("Enter")
    reader.until(
        "return location.href === arguments[0] && !document.querySelector('dialog[open]')", target
    )


@pytest.mark.usefixtures("quiet")
def test_notes_and_highlights_are_kept(reader):
    reader.open(CHAPTER)
    bar = "[role=group][aria-label='The selected passage'] button"
    assert reader.run(SELECT_IN_PAGE, PASSAGE)
    reader.click(bar, "Highlight")
    assert reader.run(SELECT_IN_PAGE, OTHER_PASSAGE)
    reader.click(bar, "Note")
    reader.sees("[role=dialog] textarea")
    reader.type("Why these two?")
    reader.click("button", "Keep note")
    reader.open(CHAPTER)
    reader.sees(".notes-open", "Notes (2)")
    drawn = "return [...CSS.highlights].flatMap(([, ranges]) => [...ranges].map(String))"
    assert {PASSAGE, OTHER_PASSAGE} <= {" ".join(one.split()) for one in reader.run(drawn)}
    reader.focus("button.note-mark")
    reader.press("Enter")
    reader.sees("[role=dialog]", "Done")
    assert reader.run("return document.querySelector('[role=dialog] textarea').value") in (
        "Why these two?",
        "",
    )


SELECT_IN_PAGE = f"return ({SELECT})(arguments[0])"


def test_what_was_read_can_be_read_without_a_network(reader, book):
    """And a page that was not says which can be."""
    to_the_model = "document.querySelector('#river-model').scrollIntoView()"
    reader.open(RIVER)
    reader.run("await navigator.serviceWorker.ready")
    reader.run(to_the_model)  # which is fetched when it is met
    reader.sees(f"{MODEL} .live")
    reader.until(KEPT)
    book.network.clear()
    reader.open(RIVER)
    assert "Integration and the river" in reader.text("h1")
    reader.run(to_the_model)
    reader.sees(f"{MODEL} .live")
    reader.open("book/references.html")
    assert "This page is not on your device" in reader.text("h1")
    reader.sees("#kept a", "Integration and the river")
