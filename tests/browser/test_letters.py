"""Letters in still pictures on the narrowest phones that there are."""

import pytest
from book_pages import RIVER

SMALLEST = 12  # pixels
LETTERS = """() => {
  for (const one of document.querySelectorAll('details')) one.open = true;
  return [...document.querySelectorAll('main svg text')].flatMap((text) => {
    const { a, b } = text.getScreenCTM();
    const size = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
    return text.getClientRects().length && text.textContent.trim() ? [[size, text.textContent]] : [];
  });
}"""


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.deep)])
def test_letters_of_still_pictures_can_be_read_at_320_pixels(visit, site, chapters, every):
    """For whoever reads without scripts, and on paper-white phones of old."""
    page = visit(RIVER, width=320, height=700, is_mobile=True, service_workers="block")
    page.route("**/main.js*", lambda route: route.abort())  # the pictures stay still
    for chapter in chapters if every else [RIVER]:
        page.goto(site + chapter)
        small = [one for one in page.evaluate(LETTERS) if one[0] < SMALLEST]
        assert small == [], chapter
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, chapter
