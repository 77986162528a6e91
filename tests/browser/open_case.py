"""An open case in the published book, by the names that a reader would use."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key

PRACTICE = Path(__file__).parents[2] / "book/practice"
NAMES = sorted(path.parent.name for path in PRACTICE.glob("*/case.yaml"))
BUS, LETTERS = "the-late-bus", "forty-one-letters"
LONG = 90_000  # milliseconds: Python in the page, on a machine with other things to do


def address_of(name: str) -> str:
    """The page of a case, below the site."""
    return f"book/practice/{name}.html"


class OpenCase:
    """One case in a page that `visit` has opened."""

    def __init__(self, page: Page, name: str):
        self.page, self.name = page, name
        self.case = load_case(PRACTICE / name / "case.yaml")
        self.key = load_key(PRACTICE / name / "key.yaml", self.case)
        self.wait()

    def wait(self) -> None:
        """Until the form stands in the page."""
        expect(self.page.locator(".wb")).to_be_visible()

    def step(self, name: str) -> None:
        """Go to a step by its name."""
        self.page.get_by_role("navigation", name="Steps").get_by_role("button", name=name).click()

    def reasons(self):
        """The reasons in sight, which is not those of what was rightly left out."""
        return self.page.locator(".wb-after > .wb-reason:visible")

    def score(self) -> None:
        """Score, and wait for the outcome, good or bad."""
        self.page.get_by_role("button", name="Score").last.click()
        self.page.locator(".wb-total, .wb-fault:not(:empty)").first.wait_for(timeout=LONG)

    def total(self) -> float:
        """The number that the page shows, with all its digits."""
        return float(self.page.locator(".wb-total").get_attribute("data-total"))

    def kept(self) -> dict[str, str]:
        """What this browser keeps."""
        return self.page.evaluate("({ ...localStorage })")

    def fill(self, answers: dict) -> None:
        """Answers that were given on another day."""
        kept = json.dumps({"answers": answers, "at": "2026-03-02T12:00:00.000Z"})
        self.page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)", [f"ipnb.answers/{self.name}", kept]
        )
        self.page.reload()
        self.wait()


def fixtures():
    """The fixtures ``case``, of which ``case(name, …)`` is a case in a page of its own, and ``bus``, one such."""

    @pytest.fixture
    def case(visit):
        return lambda name, **options: OpenCase(visit(address_of(name), **options), name)

    @pytest.fixture
    def bus(case):
        return case(BUS)

    return case, bus


def quiet(page) -> None:
    """No script failed, and nothing was asked of anybody else."""
    assert page.faults == [] and page.foreign == [], (page.faults, page.foreign)
