"""The form in the page of a student's server: what should stay in sight does."""

import pytest
from playwright.sync_api import expect
from student_server.student_hub import StudentHub
from workbench_page import CASE

from ipnb.formulation.build import build

pytestmark = pytest.mark.deep
NAME = CASE["id"]
SIZES = [(390, 844), (1280, 800), (1366, 768), (1920, 1080)]
OUTSIDE = """e => {
  const { top, bottom, left, right, width, height } = e.getBoundingClientRect();
  const across = width && left >= 0 && right <= innerWidth + 1;
  const inside = across && height && top >= 0 && bottom <= innerHeight + 1;
  const there = inside && document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (there && (e.contains(there) || there.contains(e))) return "";
  return JSON.stringify({ top, bottom, left, right, innerHeight });
}"""


def long_case():
    """As many sentences as a real case has, and a budget."""
    more = [
        {**CASE["sentences"][-1], "id": f"s{n}", "text": f"Line {n}. " * 8} for n in range(20, 50)
    ]
    items = {**CASE["items"], "plan": {**CASE["items"]["plan"], "budget": 1}}
    return {**CASE, "sentences": CASE["sentences"] + more, "items": items}


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    hub = StudentHub(tmp_path_factory.mktemp("hub")).start()
    build(long_case(), hub.home("ines") / NAME)
    yield hub
    hub.stop()


@pytest.fixture
def form(page, hub):
    """``form(width, height)`` -> the form in the hub's page, begun."""
    (hub.home("ines") / NAME / "answers.json").unlink(missing_ok=True)

    def go(width, height):
        page.set_viewport_size({"width": width, "height": height})
        hub.sign_in(page, "ines", f"form/{NAME}")
        page.locator(".wb-steps").wait_for(timeout=60_000)
        return page

    return go


def step(page, name):
    page.get_by_role("navigation", name="Steps").get_by_role("button", name=name).click()


def in_sight(locator):
    expect(locator).to_be_visible()
    assert locator.evaluate(OUTSIDE) == ""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_switch_bar_and_messages_stay_in_sight(form, width, height):
    """The switch of a phone, the bar while one chooses, and a tick that was refused, from 390 to 1920 px."""
    page = form(width, height)
    step(page, "Plan")
    boxes = page.locator(".wb-checklist input")
    boxes.nth(0).check()
    boxes.nth(1).click()
    expect(page.locator(".wb-toast")).to_have_text("The budget is 1: take one back first.")
    in_sight(page.locator(".wb-toast"))
    boxes.nth(0).uncheck()
    if width < 800:
        in_sight(page.get_by_role("button", name="Case", exact=True))
    step(page, "Domains")
    page.get_by_role("radiogroup", name="Vertical").get_by_label("Impaired").check()
    page.get_by_role("button", name="Choose sentences for Vertical").click()
    for count, number in enumerate((1, 2, 3, 30, 38), 1):
        page.locator(".wb-line").nth(number - 1).click()
        expect(page.locator(".wb-choosing-row")).to_contain_text(f"{min(count, 4)} of at most 4")
    in_sight(page.locator(".wb-choosing-row button"))
    expect(page.locator(".wb-toast")).to_have_text("At most 4 sentences: take one back first.")
    in_sight(page.locator(".wb-toast"))
    if width < 800:
        in_sight(page.get_by_role("button", name="Question", exact=True))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
