"""What a slider's speed rests on, counted and not timed: pictures drawn and changes of the page, by input."""

import model_site
import pytest
from model_contract import NARROW, begin, show_all

from ipnb.models import NAMES, declared

#: counts from now on; every picture sets its scale once when it is drawn
COUNT = """() => {
  const live = document.querySelector('.live');
  const counts = (window.counts = { draws: 0, again: 0, changes: 0, styles: 0 });
  const pens = CanvasRenderingContext2D.prototype, { setTransform } = pens;
  pens.setTransform = function (...all) { counts.draws += 1; return setTransform.apply(this, all); };
  const ask = window.getComputedStyle;
  window.getComputedStyle = (...all) => { counts.styles += 1; return ask(...all); };
  window.changes = new MutationObserver((list) => {
    counts.changes += list.length;
    // outside the panels nothing is written again that stands there
    for (const { type, target, attributeName, oldValue } of list)
      if (type === 'attributes' && !target.closest('.panels figure') &&
        target.getAttribute(attributeName) === oldValue) counts.again += 1;
  });
  window.changes.observe(live, {
    attributes: true, attributeOldValue: true, childList: true, characterData: true, subtree: true,
  });
}"""
#: one input a frame, as a hand that draws a slider gives them; -> frames that went by
DRAG = """async ([name, count]) => {
  const slider = document.querySelector(`[data-ref=${name}]`);
  const low = Number(slider.min), step = Number(slider.step), most = Number(slider.max);
  for (let i = 0; i < count; i++) {
    await new Promise(requestAnimationFrame);
    slider.value = Math.min(most, low + step * (1 + (i % 8)));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }
  await new Promise(requestAnimationFrame);
}"""
INPUTS = 24
#: what an input changes in the page at most, the panels included, which are drawn ten times a second
CHANGES = 20

sites = model_site.sites()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(one, marks=[] if one in ("river", "dyad") else pytest.mark.deep)
        for one in NAMES
    ],
)
def test_an_input_draws_once_a_frame_and_changes_little(page, sites, name):
    """Would a picture be drawn for each input as well, or all colours be asked for when a note grows?"""
    model = declared(name)
    page.set_viewport_size(NARROW)
    page.goto(sites(_Declared(model)))
    live = page.locator(".live")
    live.wait_for()
    begin(live, (model.predictions or model.zones)[0].name)
    live.locator("[data-ref=skip]").click()
    show_all(live)
    page.evaluate(COUNT)
    slider = "linkage" if name == "river" else model.parameters[0].name
    page.evaluate(DRAG, [slider, INPUTS])
    counts = page.evaluate("window.counts")
    assert counts["draws"] <= INPUTS + 4
    assert counts["styles"] == counts["again"] == 0
    assert counts["changes"] <= CHANGES * INPUTS, counts


class _Declared:
    """What `model_site.sites` asks for: a module with its `MODEL`."""

    def __init__(self, model):
        self.MODEL = model
