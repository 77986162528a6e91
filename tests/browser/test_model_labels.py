"""On the narrowest phone every word in a model's pictures is whole."""

from importlib import import_module

import model_contract as contract
import model_site
import pytest

from ipnb.models import NAMES

#: notes where each word on a canvas was drawn last, in pixels of the page
NOTE = """
const draw = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (words, x, y) {
  const { actualBoundingBoxLeft: before, actualBoundingBoxRight: after,
    actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = this.measureText(words);
  const { width, clientWidth } = this.canvas, place = this.getTransform();
  const corners = [[x - before, y - up], [x + after, y + down]].map(([x, y]) => {
    const point = place.transformPoint({ x, y });
    return [point.x, point.y].map((value) => (value * clientWidth) / width);
  });
  (this.canvas.drawn ??= new Map()).set(words, corners.flat());
  return draw.call(this, words, x, y);
};
"""
CUT = """live => [
  ...[...live.querySelectorAll('canvas')].flatMap((canvas) => {
    const { clientWidth: width, clientHeight: height } = canvas;
    const found = [...(canvas.drawn ?? [])].filter(([, [left, top, right, bottom]]) =>
      left < -1 || top < -1 || right > width + 1 || bottom > height + 1);
    canvas.drawn = null;
    return found.map(([words]) => words);
  }),
  ...[...live.querySelectorAll('svg text')].filter((text) => {
    const inner = text.getBoundingClientRect(), outer = text.ownerSVGElement.getBoundingClientRect();
    return text.textContent.trim() && text.checkVisibility() &&
      (inner.left < outer.left - 1.5 || inner.right > outer.right + 1.5);
  }).map((text) => text.textContent),
]"""


sites = model_site.sites()


@pytest.mark.parametrize("name", sorted(NAMES, key=lambda name: name != "domains"))
def test_no_word_is_cut_at_320_pixels(browser, sites, name):
    """Asking, waiting, compared, nudged, and in each scene: does an edge of a picture take letters away?"""
    module = import_module(f"ipnb.models.{name}.model")
    context = browser.new_context(
        viewport={"width": 320, "height": 800}, reduced_motion="no-preference"
    )
    page = context.new_page()
    page.add_init_script(NOTE)
    live = contract.visit(page, sites(module))
    found = {"asking": live.evaluate(CUT)}
    contract.begin(live, module.MODEL.as_data()["predictions"][0]["name"])
    page.wait_for_timeout(200)
    found["waiting"] = live.evaluate(CUT)
    live.locator("[data-ref=skip]").click()
    contract.show_all(live)
    for scene in live.locator("[data-scene]").all():
        scene.click()
        if live.get_attribute("data-phase") == "asking":
            live.locator(".guess input").first.evaluate("input => input.click()")
        if live.get_attribute("data-phase") in ("ready", "paused"):
            live.locator("[data-ref=play]").click()
        live.locator("[data-ref=skip]").click()
        page.wait_for_timeout(300)
        found[scene.inner_text().splitlines()[0]] = live.evaluate(CUT)
    assert {where: words for where, words in found.items() if words} == {}
    context.close()
