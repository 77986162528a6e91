"""The river as a notebook mounts it, and takes it away."""

import re

from model_contract import show_all
from playwright.sync_api import expect
from river_site import begin, fixtures

site, errors, visit = fixtures()


def test_leaving_takes_everything_away(visit, page):
    """JupyterLab removes a cell's output: no timer, listener or picture may stay behind."""
    live = visit()
    begin(live)
    page.evaluate("leave()")
    expect(page.locator(".live")).to_have_count(0)
    expect(page.locator(".still")).to_be_visible()
    page.evaluate("model.set('linkage', 0.9)")


AS_IN_A_NOTEBOOK = """async () => {
  const { default: simulation } = await import('/_static/ipnb/models/river/view.js');
  const el = document.createElement('div');
  window.keys = [];
  document.addEventListener('keydown', ({ key }) => window.keys.push(key));
  const model = { get: () => undefined, set() {}, on() {}, off() {}, save_changes() {} };
  simulation.render({ model, el });
  await new Promise(requestAnimationFrame);
  document.querySelector('main').replaceChildren(el);
}"""


def test_a_river_that_is_rendered_before_it_is_shown_has_its_colours(visit, page):
    """JupyterLab renders into a place outside the page, where no colour is known yet."""
    visit()
    page.evaluate(AS_IN_A_NOTEBOOK)
    live = page.locator(".live")
    expect(live.locator("canvas")).to_be_visible()
    page.wait_for_timeout(300)
    pixel = "c => [...c.getContext('2d').getImageData(c.width / 2, c.height / 2 - 30, 1, 1).data.slice(0, 3)]"
    assert max(live.locator("canvas").evaluate(pixel)) > 100, "the water is black"


def test_in_a_notebook_keys_stay_in_the_river_and_the_address_stays_as_it_is(visit, page):
    """JupyterLab would take the arrows away from a slider, and delete the cell on d, d."""
    visit()
    page.evaluate(AS_IN_A_NOTEBOOK)
    show_all(page.locator(".live"))
    linkage = page.get_by_role("slider", name=re.compile("Linkage"))
    linkage.press("ArrowRight")
    linkage.press("d")
    linkage.press("Control+s")
    assert page.evaluate("keys") == ["Control", "s"]
    page.wait_for_timeout(400)
    assert "?" not in page.url
    expect(page.get_by_role("button", name="Copy a link")).to_have_count(0)
