"""Decks and handouts in a real Chromium, opened from a folder as an instructor opens them."""

from pathlib import Path

import pytest

from ipnb.slides.write import make, write

BOOK = Path(__file__).parents[2] / "book"
SIZE = {"width": 1280, "height": 720}
#: what cannot be read from the back row, or runs out of its slide; of a drawing the parts are what is read
FAULTS = """() => {
    const slide = Reveal.getCurrentSlide().querySelector(".slide");
    const faults = [];
    if (slide.scrollHeight > 721 || slide.scrollWidth > 1281) {
        faults.push(`runs out of the slide: ${slide.scrollWidth} by ${slide.scrollHeight}`);
    }
    const foot = slide.querySelector(".stop");
    const above = foot?.previousElementSibling.getBoundingClientRect().bottom ?? 0;
    if (above > (foot?.getBoundingClientRect().top ?? 0)) faults.push("runs into its foot");
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        const isSeen = walker.currentNode.data.trim() && parent.checkVisibility({ visibilityProperty: true });
        if (!isSeen || parent.closest(".unseen, svg.whole, title, script")) continue;
        const scale = parent.ownerSVGElement ? parent.getScreenCTM().a : 1;
        const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
        if (size < 27.9) faults.push(`${size.toFixed(1)} px: ${walker.currentNode.data.trim().slice(0, 40)}`);
    }
    return faults;
}"""


def written(built_book, folder, weeks=None) -> Path:
    made, faults = make(BOOK, built_book / "book", weeks)
    assert faults == []
    write(made, folder)
    return folder


@pytest.fixture(scope="module")
def week(built_book, tmp_path_factory) -> Path:
    """The folder with the deck of week 5."""
    return written(built_book, tmp_path_factory.mktemp("slides"), {5})


def shown(page, file: Path):
    page.set_viewport_size(SIZE)
    page.goto(file.as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    return page


def test_a_deck_opens_from_a_folder_goes_by_keys_and_has_its_notes(page, axe, week):
    """Does an instructor see the plan's words, and the class the first slide, without a server?"""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    shown(page, week / "week-05.html")
    assert axe(page) == []
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    notes = opened.value.locator(".speaker-controls-notes")
    notes.get_by_text("in 90: 35, in 150: 40 minutes: Beans").wait_for()
    page.keyboard.press("ArrowRight")
    notes.get_by_text("You begin: “Write three reasons").wait_for()
    assert (
        page.evaluate("Reveal.getCurrentSlide().querySelector('h2').innerText") == "Eleven offers"
    )
    assert all(url.startswith(("file:", "about:", "data:")) for url in asked), asked


def test_a_tall_drawing_is_shown_whole_and_then_in_parts(page, week):
    shown(page, week / "week-05.html")
    at = page.evaluate("Reveal.getSlides().findIndex((one) => one.querySelector('svg.whole'))")
    page.evaluate(f"Reveal.slide({at})")
    seen = []
    for _ in range(3):
        seen.append(
            page.evaluate("""[...Reveal.getCurrentSlide().querySelectorAll('.stage > svg')]
                .map((one) => getComputedStyle(one).visibility === 'visible')""")
        )
        page.keyboard.press("ArrowRight")
    assert seen == [[True, False, False], [False, True, False], [False, False, True]]


@pytest.mark.deep
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_slide_of_every_week_can_be_read_from_the_back_row(
    built_book, tmp_path, browser, axe, scheme
):
    """Is anything too small, cut off, or a fault to axe, on any slide?"""
    folder = written(built_book, tmp_path)
    page = browser.new_page(viewport=SIZE, color_scheme=scheme)
    found = {}
    for file in sorted(folder.glob("week-??.html")):
        shown(page, file)
        for number in range(page.evaluate("Reveal.getTotalSlides()")):
            page.evaluate(f"Reveal.slide({number})")
            faults = axe(page)
            for _ in range(3 if page.evaluate("Reveal.availableFragments().next") else 1):
                faults += page.evaluate(FAULTS)
                page.evaluate("Reveal.nextFragment()")
            if faults:
                found[file.stem, number + 1] = faults
    page.close()
    assert found == {}


@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("index", marks=pytest.mark.deep),
        "week-05-notes",
        pytest.param("week-05-handouts", marks=pytest.mark.deep),
    ],
)
def test_pages_for_paper_are_accessible_on_a_screen_too(page, axe, week, name, width):
    """What does axe-core find, and does anything stick out?"""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((week / f"{name}.html").as_uri())
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
