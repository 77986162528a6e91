"""Controls come one after another, in every model; who gets all of them; and nothing tells before the guess."""

import re
from importlib import import_module

import model_contract as contract
import model_site
import pytest
from playwright.sync_api import expect

from ipnb import models
from ipnb.models.window_of_tolerance import model as window_of_tolerance

sites = model_site.sites()


def each(quick: str):
    """Every model, the ``quick`` one first: the quick run takes the first, and the deep run all."""
    names = sorted(models.NAMES, key=lambda name: name != quick)
    every = [import_module(f"ipnb.models.{name}.model") for name in names]
    return pytest.mark.parametrize("module", every, ids=names)


@each("river")
def test_controls_come_one_after_another_each_with_its_question(page, sites, module):
    """By keyboard, on a phone: in the declared order, focused, and then all of the others at once."""
    page.set_viewport_size(contract.NARROW)
    complaints = contract.watch(page)
    contract.goes_step_by_step(contract.visit(page, sites(module)), module.MODEL)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert complaints == []


@each("dyad")
def test_a_link_that_sets_a_hidden_control_shows_all(page, sites, module):
    """What is set and cannot be seen would be a trick; and a new guess takes nothing back."""
    model = module.MODEL
    parameter = model.parameters[-1]
    value = parameter.high if parameter.default != parameter.high else parameter.low
    live = contract.visit(page, f"{sites(module)}/?{model.name}={parameter.name}:{value:g}")
    for name in model.choices:
        expect(live.locator(f"[data-control={name}]")).to_be_visible()
    live.get_by_role("button", name="Start again").press("Enter")
    expect(live.locator(f"[data-control={parameter.name}]")).to_be_visible()


def test_a_scene_shows_what_it_changes_and_python_what_it_sets(page, sites):
    """The rest stays for later."""
    live = contract.visit(page, sites(window_of_tolerance))

    def seen(*names):
        for name in window_of_tolerance.MODEL.choices:
            expect(live.locator(f"[data-control={name}]")).to_be_visible(visible=name in names)

    seen()
    live.get_by_role("button", name=re.compile("A friend sits down")).press("Enter")
    seen("often", "lent")
    page.evaluate("model.set('width', 2)")
    seen("often", "lent", "width")


#: of every panel what is written below it, and what its pictures are called
SAID = """live => [...live.querySelectorAll('.panels figure')].map((figure) => [
  [...figure.querySelectorAll('.note')].map((node) => node.textContent).join(' '),
  [...figure.querySelectorAll('[aria-label]')].map((node) => node.getAttribute('aria-label')).join(' ')])"""
#: how well a hand has fitted the points in sight may be known before the guess
KNOWN = "Typical miss: yours, where fitted"


@each("dyad")
def test_the_panel_that_answers_says_nothing_before_the_guess(page, sites, module):
    """Nor to whoever asks for all controls first: neither its note nor its label has a number."""
    live = contract.visit(page, sites(module))
    contract.show_all(live)
    before = live.evaluate(SAID)
    contract.begin(live, module.MODEL.as_data()["predictions"][0]["name"])
    live.locator("[data-ref=skip]").press("Enter")
    expect(live.locator(".panels")).to_contain_text("You guessed")
    answers = [i for i, (note, _) in enumerate(live.evaluate(SAID)) if "You guessed" in note]
    assert len(answers) == 1
    note, label = before[answers[0]]
    assert not re.search(r"\d", note), note
    assert not re.search(r"\d", label) or label.startswith(KNOWN), label
