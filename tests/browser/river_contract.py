"""What the river promises wherever it stands: in a published page, in JupyterLab, under Voilà."""

import re

from model_contract import show_all
from playwright.sync_api import expect


def exercise_river(place, within: str = ".simulation") -> None:
    """Go through the river as a reader does, by keyboard: predict, play, compare, change, start from a scene.

    Parameters
    ----------
    place : Page, Frame or Locator
        What holds a river that has not been touched yet.
    within : str
        A selector for the place of that river.
    """
    river = place.locator(f"{within} .live").first
    expect(river).to_have_attribute("data-phase", "asking")
    expect(river.locator(".badge")).to_contain_text("not fitted to people")
    expect(river.locator(".sentence")).to_have_text(
        re.compile("where will this boat spend most of its time")
    )
    _predict(river)
    _play_and_compare(river)
    _change_by_keyboard(river)
    _start_from_a_scene(river)


def _predict(river) -> None:
    """No play before a guess: the button leads to the question instead."""
    river.get_by_role("button", name="Play").press("Enter")
    first = river.locator(".guess input").first
    expect(first).to_be_focused()
    expect(river).to_have_attribute("data-phase", "asking")
    first.press("ArrowDown")
    expect(river.locator(".guess.flow input")).to_be_checked()
    expect(river).to_have_attribute("data-phase", "ready")
    expect(river.locator(".sentence")).to_contain_text("You chose flow")


def _play_and_compare(river) -> None:
    """The boat moves, the last minute is put into words, and the guess meets the long run."""
    river.get_by_role("button", name="Play").press("Enter")
    expect(river).to_have_attribute("data-phase", "playing")
    expect(river.locator(".sentence")).to_contain_text("The boat")
    expect(river.locator(".lately")).to_have_text(
        re.compile(r"In flow for \d+ % of the time so far; ")
    )
    river.get_by_role("button", name="Skip ahead").press("Enter")
    expect(river.locator("[data-ref=time-note]")).to_contain_text(
        "You guessed flow. In the long run,"
    )
    expect(river.locator("[data-ref=time]")).to_have_attribute(
        "aria-label", re.compile(r"Flow \d+ %, long run 37 %")
    )
    expect(river.get_by_label("What surprised me")).to_be_visible()
    river.get_by_role("button", name="Pause").press("Enter")
    expect(river).to_have_attribute("data-phase", "paused")


def _change_by_keyboard(river) -> None:
    """A slider answers to its keys, in words, and what was counted before no longer counts."""
    show_all(river)
    linkage = river.get_by_role("slider", name=re.compile("Linkage"))
    linkage.press("End")
    expect(linkage).to_have_attribute("aria-valuetext", "very well, 1.00")
    linkage.press("ArrowLeft")
    expect(linkage).to_have_attribute("aria-valuetext", "very well, 0.95")
    expect(river.locator("[data-ref=bed-note]")).to_have_text(
        "Integration 0.33: one hollow, at the rigidity bank."
    )
    expect(river.locator("[data-ref=time-note]")).not_to_contain_text("You guessed")
    river.get_by_role("radio", name=re.compile("rigidity .the reverse")).check()
    expect(river.locator("[data-ref=bed-note]")).to_have_text(
        "Integration 0.33: one hollow, at the chaos bank."
    )


def _start_from_a_scene(river) -> None:
    """A scene sets the river and asks again."""
    river.get_by_role("button", name=re.compile("They disagree, laugh")).press("Enter")
    expect(river).to_have_attribute("data-phase", "asking")
    expect(river.get_by_role("slider", name=re.compile("Differentiation"))).to_have_value("1")
    expect(river.locator("[data-ref=bed-note]")).to_be_empty()
    river.get_by_role("button", name="Start again").press("Enter")
    expect(river.get_by_role("slider", name=re.compile("Differentiation"))).to_have_value("0.2")
    expect(river.locator(".guess input").first).to_be_focused()
