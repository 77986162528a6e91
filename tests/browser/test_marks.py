"""Every mark of every model can be seen under the book's own style sheets, at every width, light and dark."""

from pathlib import Path

import model_site
import pytest
from model_contract import begin

from ipnb.dynamics.numbers import finely, percent, roughly
from ipnb.models.addiction import model as addiction
from ipnb.models.attunement import model as attunement
from ipnb.models.causal_graph import model as causal_graph
from ipnb.models.domains import model as domains
from ipnb.models.dyad import model as dyad
from ipnb.models.forgetting import model as forgetting
from ipnb.models.plasticity import model as plasticity
from ipnb.models.prediction_error import model as prediction_error
from ipnb.models.resampling import model as resampling
from ipnb.models.river import model as river
from ipnb.models.state_space_grid import model as grid
from ipnb.models.window_of_tolerance import model as window
from ipnb.models.working_model import model as working_model
from ipnb.sphinxext.assets import MERGED_SHEETS, PACKAGE

MODELS = [
    river, window, dyad, addiction, attunement, causal_graph, domains, forgetting, plasticity,
    prediction_error, working_model, grid, resampling,
]  # fmt: skip
BOOK = sorted((PACKAGE / address for address in MERGED_SHEETS), key=lambda sheet: sheet.name)
#: marks that have an outline and are not hidden on purpose: which of them take up no room?
UNSEEN = """() => [...document.querySelectorAll('.live svg :is(path, rect, circle)')].filter((mark) => {
  if (mark.closest('defs, clipPath')) return false;
  const drawn = mark.getAttribute('d') || Number(mark.getAttribute('width')) > 1 || mark.hasAttribute('r');
  const hidden = mark.style.display === 'none' || mark.style.visibility === 'hidden';
  return drawn && !hidden;
}).filter((mark) => {
  const { width, height } = mark.getBoundingClientRect(), style = getComputedStyle(mark);
  return width + height < 1 || style.display !== 'inline' || style.visibility !== 'visible';
}).map((mark) => mark.outerHTML.slice(0, 120))"""


def under_the_book(folder: Path) -> None:
    """Give the page the style sheets of the book, and its elements."""
    sheets = "".join(sheet.read_text(encoding="utf-8") for sheet in BOOK)
    (folder / "page.css").write_text(sheets, encoding="utf-8")
    page = (folder / "index.html").read_text(encoding="utf-8")
    page = page.replace("<main>", "<main><article>").replace("</main>", "</article></main>")
    (folder / "index.html").write_text(page, encoding="utf-8")


sites = model_site.sites(under_the_book)


@pytest.mark.parametrize("module", MODELS, ids=lambda module: module.MODEL.name)
def test_every_mark_that_is_drawn_has_a_size(page, sites, module):
    """`.bar` of the page's head took the bars of four models away from every desktop."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(sites(module))
    live = page.locator(".live")
    begin(live, (module.MODEL.predictions or module.MODEL.zones)[0].name)
    live.locator("[data-ref=skip]").click()
    live.locator("[data-ref=explain]").wait_for()
    for width in (1280, 390, 1024, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(".live svg").count() >= 1 and page.evaluate(UNSEEN) == [], (
            f"at {width} px"
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"at {width} px"


def test_a_bar_without_room_would_be_found(page, sites):
    """The check above, with the fault put back."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(sites(window))
    live = page.locator(".live")
    begin(live, "wider")
    live.locator("[data-ref=skip]").click()
    live.locator("[data-ref=explain]").wait_for()
    page.evaluate("document.styleSheets[0].insertRule('.bar { display: contents; }')")
    assert len(page.evaluate(UNSEEN)) == 3


NUMBERS = """async (values) => {
  const { finely, percent, roughly } = await import('/_static/ipnb/dynamics/numbers.js');
  return values.map((value) => [percent(value), finely(value), value ? roughly(1000 * value) : '']);
}"""


def test_numbers_are_said_as_in_python(page, sites):
    """62.5 was 62 % in the text and 63 % on the screen beside it."""
    page.goto(sites(river))
    values = [i / 2000 for i in range(2001)]
    expected = [[percent(v), finely(v), roughly(1000 * v) if v else ""] for v in values]
    assert page.evaluate(NUMBERS, values) == expected
