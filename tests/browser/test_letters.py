"""Letters in still pictures on the narrowest phones that there are."""

import pytest
from book_pages import RIVER

SMALLEST = 12  # pixels
PICTURES = """() => {
  for (const one of document.querySelectorAll('details')) one.open = true;
  return [...document.querySelectorAll('main img[src*=".svg"]')]
    .filter((one) => one.checkVisibility())
    .map((one) => {
      const phone = one.previousElementSibling?.srcset;
      return [new URL(phone ?? one.src, location).href, one.clientWidth];
    });
}"""
LETTERS = """() => [...document.querySelectorAll('svg text')].flatMap((text) => {
  const { a, b } = text.getScreenCTM();
  const size = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
  return text.getClientRects().length && text.textContent.trim() ? [[size, text.textContent]] : [];
})"""


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.deep)])
def test_letters_of_still_pictures_can_be_read_at_320_pixels(visit, site, chapters, every):
    """For whoever reads without scripts, and on paper-white phones of old."""
    page = visit(RIVER, width=320, height=700, is_mobile=True, service_workers="block")
    page.route("**/main.js*", lambda route: route.abort())  # the pictures stay still
    alone = visit("book/figures.html", width=320, service_workers="block")
    for chapter in chapters if every else [RIVER]:
        page.goto(site + chapter)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, chapter
        pictures = page.evaluate(PICTURES)
        assert page.evaluate("document.querySelectorAll('main svg text').length") == 0, chapter
        for address, shown in pictures:
            alone.set_viewport_size({"width": shown, "height": 4 * shown})
            alone.goto(address)
            small = [one for one in alone.evaluate(LETTERS) if one[0] < SMALLEST]
            assert small == [], address
