"""The whole form without a mouse, from the case to the text."""

import pytest
from playwright.sync_api import expect
from workbench_page import CASE, opened

STATES = CASE["items"]["states"]["only"]
NAME = """() => {
  const e = document.activeElement;
  if (e === document.body) return "";
  const name = e.getAttribute("aria-label") || e.labels?.[0]?.innerText || e.innerText || e.tagName;
  return name.replace(/\\s+/g, " ").trim();
}"""
RING = """() => {
  const e = document.activeElement;
  if (e === document.body || e.matches("h2")) return true;
  return [e, e.closest(".wb-option") ?? e].some((one) => getComputedStyle(one).outlineStyle === "solid");
}"""


class Keys:
    """A student with a keyboard: presses, and looks where the focus is."""

    def __init__(self, form):
        self.page, self.form = form.page, form

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, wanted: str, key: str = "Tab"):
        """Tab until something with these words in its name has the focus; every stop must be seen."""
        for _ in range(60):
            self.press(key)
            assert self.page.evaluate(RING), f"no focus ring on {self.name}"
            if wanted.lower() in self.name.lower():
                return
        raise AssertionError(f"never reached {wanted}; at {self.name}")

    @property
    def phone(self) -> bool:
        return self.page.viewport_size["width"] < 800

    @property
    def opens_at(self) -> str:
        """*Read the case* opens the case: on a phone alone, else beside the question."""
        return CASE["title"] if self.phone else "What state does each line show?"

    @property
    def name(self) -> str:
        return self.page.evaluate(NAME)

    def go_on(self, step: str):
        self.tab_to(f"Go on: {step}")
        self.press("Enter")


@pytest.fixture(params=[1200, 390])
def keys(page, request):
    page.set_viewport_size({"width": request.param, "height": 800})
    with opened(page) as form:
        form.start()
        yield Keys(form)


def do_the_states(keys):
    """Into the case, six lines by number, and how sure one is."""
    answers = keys.form.answers
    keys.tab_to("Read the case")
    keys.press("Enter")
    expect(keys.page.get_by_role("heading", level=2, name=keys.opens_at)).to_be_focused()
    if keys.phone:
        keys.tab_to("Question")
        keys.press("Enter")
    else:
        keys.tab_to("Rigidity")
    keys.press("1", "2", "3", "4", "1", "2")
    assert list(answers()["states"]) == STATES
    keys.tab_to("A guess")
    keys.press("ArrowRight")
    assert answers()["confidence"] == {"states": 2}


def do_the_window(keys):
    """One column for each part of the session; taken back, and back again."""
    answers = keys.form.answers
    keys.go_on("Window")
    for presses in ([" "], [" ", "ArrowDown"], [" ", "ArrowDown", "ArrowDown"]):
        keys.tab_to("Above")
        keys.press(*presses)
    assert answers()["window"] == {"g1": "above", "g2": "within", "g3": "below"}
    keys.press("Delete")
    assert answers()["window"] == {"g1": "above", "g2": "within"}
    keys.press("Control+z")
    assert answers()["window"]["g3"] == "below"


def do_the_domains(keys):
    """A judgement with its sentences, one of which is given back."""
    answers = keys.form.answers
    keys.go_on("Domains")
    keys.tab_to("Impaired")
    keys.press(" ")
    keys.tab_to("Choose sentences for Vertical")
    keys.press("Enter")
    assert keys.page.evaluate("document.activeElement.getAttribute('role')") == "checkbox"
    keys.press("Home", "ArrowDown", " ", "End", "Enter", "Escape")
    assert answers()["evidence"] == {"vertical": ["s02", "s10"]}
    assert keys.name == "Choose sentences for Vertical"
    keys.tab_to("Take back sentence 2", "Shift+Tab")
    keys.press("Enter")
    assert (
        answers()["evidence"] == {"vertical": ["s10"]}
        and keys.name == "Choose sentences for Vertical"
    )


def do_the_claims(keys):
    """A section of the case's own, with a sentence."""
    answers = keys.form.answers
    keys.go_on("Claims")
    keys.tab_to("Definition")
    keys.press("ArrowDown")
    keys.tab_to("Choose sentences for Sentence 2")
    keys.press("Enter", "Home", " ", "Escape")
    assert answers()["claim"] == {"s02": "mechanism"} and answers()["evidence"]["s02"] == ["s01"]


def do_cards_links_and_plan(keys):
    """Cards by number; boxes by space."""
    answers = keys.form.answers
    keys.go_on("Five Ps")
    keys.tab_to("Presenting")
    keys.press("3", "4", "5", "6")
    assert answers()["five_p"] == {
        "k1": "precipitating", "k2": "perpetuating", "k3": "protective", "k4": "leave_out"
    }  # fmt: skip
    keys.go_on("Links")
    keys.tab_to("the letter")
    keys.press(" ")
    keys.go_on("Plan")
    keys.tab_to("Slow down")
    keys.press(" ")
    assert (answers()["links"], answers()["plan"]) == (["l1"], ["p1"])


def do_the_points(keys):
    """Points on sliders."""
    answers = keys.form.answers
    keys.go_on("Attachment")
    keys.tab_to("Points for Avoidant")
    keys.press(*["ArrowRight"] * 12)
    keys.tab_to("Points for Not enough")
    keys.press("End")
    assert answers()["attach"] == {"avoidant": 60, "not_enough": 40}


def do_the_rates(keys):
    """A number, typed."""
    answers = keys.form.answers
    keys.go_on("Rates")
    keys.tab_to("Joined at the first reach")
    keys.press("0", ".", "3", "Tab")
    assert answers()["rates"] == {"r1": 0.3}


def do_the_safety_page(keys):
    """A sign with its sentence, one not asked about, an action."""
    answers = keys.form.answers
    keys.go_on("Safety")
    keys.tab_to("The text shows it")
    keys.press(" ")
    keys.tab_to("Choose sentences for Thoughts")
    keys.press("Enter", "End", " ", "Escape")
    keys.tab_to("Somebody has asked")
    keys.press("ArrowDown")
    keys.tab_to("The text shows it")
    keys.press("ArrowDown")
    keys.tab_to("Somebody has asked")
    keys.press("ArrowDown")
    keys.tab_to("Ask directly")
    keys.press(" ")
    assert answers()["safety"] == {
        "flags": {"c1": ["s10"], "c2": "no_flag"},
        "asked": {"c1": "not_asked", "c2": "not_asked"},
        "actions": ["x1"],
    }


def write_and_go_back(keys):
    """The text, then from the page at a glance back to it."""
    answers = keys.form.answers
    keys.go_on("Narrative")
    keys.tab_to("Text 1")
    keys.page.keyboard.type("written by key")
    keys.go_on("At a glance")
    assert answers()["narrative"] == {"n1": "written by key"}
    keys.tab_to("Narrative")
    keys.press("Enter")
    expect(keys.page.get_by_role("heading", level=2, name="In your own words")).to_be_focused()


def test_the_whole_form_is_done_with_the_keyboard_alone(keys):
    """At both widths: every answer, sentences, the text, and back to what is still open."""
    for part in (
        do_the_states,
        do_the_window,
        do_the_domains,
        do_the_claims,
        do_cards_links_and_plan,
        do_the_points,
        do_the_rates,
        do_the_safety_page,
        write_and_go_back,
    ):
        part(keys)
