"""A model by ear: guess, play, pause, controls one after another, scenes; what is said, and how often."""

import pytest
from accessibility_tree import tree_of
from announcements import heard, words_heard
from book_pages import RIVER
from playwright.sync_api import expect
from speech import spoken

pytestmark = pytest.mark.deep
AT_REST = 2000  # milliseconds: longer than a model waits before it speaks, also on a busy machine
QUESTION = "Before it moves: where will this boat spend most of its time?"


@pytest.fixture
def model(hear):
    page = hear(RIVER)
    place = page.locator("#river-model")
    place.scroll_into_view_if_needed()
    expect(place.locator(".live")).to_be_visible()
    page.wait_for_timeout(AT_REST)
    heard(page)
    return place


def said_after(model, act) -> list[str]:
    """What is said once somebody has done something and waits."""
    act()
    model.page.wait_for_timeout(AT_REST)
    told = heard(model.page)
    assert not [one for one in told if one.late or one.how != "polite"], told
    return [one.words for one in told]


def guess(model, which="flow"):
    model.locator(f".guess.{which} input").press(" ")


def press(model, name):
    model.locator(f"[data-ref={name}]").press("Enter")


def test_how_it_reads_before_anything_is_done(model):
    """Title, that it is a model, the question, the picture in words, the guesses; Play does not go yet."""
    lines = spoken(tree_of(model.page, "#river-model"))
    assert lines[1] == "region, The integration river"
    assert "Teaching model: not fitted to people; units are arbitrary" in lines
    asked = [line for line in lines if QUESTION in line]
    assert asked == [QUESTION, f"grouping, {QUESTION}"]
    assert [line.split(",")[0] for line in lines if "A river seen from above" in line] == [
        "graphic"
    ]
    assert [line for line in lines if line.startswith("radio button")] == [
        "radio button, Rigidity stuck, always the same, not checked",
        "radio button, Flow flexible, steady, alive, not checked",
        "radio button, Chaos flooded, tossed about, not checked",
    ]
    assert "button, Play, unavailable (Let the boat drift)" in lines
    assert "disclosure, When this model is wrong, collapsed" in lines


def test_each_act_is_answered_once(model):
    """The guess, playing, pausing, a leap in time: one sentence each, and the state on the button."""
    assert said_after(model, lambda: guess(model)) == ["You chose flow. Press ‘Play’ and watch."]
    [moving] = said_after(model, lambda: press(model, "play"))
    assert moving.startswith("The boat")
    expect(model.locator("[data-ref=play]")).to_have_text("Pause")
    told = said_after(model, lambda: press(model, "play"))
    assert len(told) == 1 and told[0].startswith("The boat")
    expect(model.locator("[data-ref=play]")).to_have_text("Play")
    [leapt] = said_after(model, lambda: press(model, "skip"))
    assert "In flow for" in leapt, "what came of the time that went by unseen"
    assert "less, or more" not in leapt


def test_playing_does_not_flood(model):
    """In half a minute of movement: the beginning, perhaps the first control's question, one line of news."""
    guess(model)
    press(model, "play")
    model.page.wait_for_timeout(32_000)
    told = words_heard(model.page)
    assert 2 <= len(told) <= 5, told
    assert any("In flow for" in words for words in told)


def test_a_control_comes_with_its_question_and_the_focus(model):
    """Next: the focus is on the new slider, and its question is heard."""
    guess(model)
    press(model, "play")
    press(model, "play")
    press(model, "skip")
    model.page.wait_for_timeout(AT_REST)
    heard(model.page)
    told = said_after(model, lambda: press(model, "next"))
    question = model.locator("[data-ref=asked]").text_content()
    assert len(told) == 1 and question in told[0]
    slider = model.get_by_role("slider", name="Differentiation")
    expect(slider).to_be_focused()
    node = tree_of(model.page, "#river-model").one("slider", "Differentiation")
    assert node.states["valuetext"] == "a little, 0.20"


def test_a_slider_speaks_for_itself(model):
    """Ten steps: the slider's own values are enough; the page adds at most one line, when the hand rests."""
    guess(model)
    press(model, "all")
    model.page.wait_for_timeout(AT_REST)
    slider = model.get_by_role("slider", name="Differentiation")
    heard(model.page)
    for step in range(10):
        slider.press("ArrowRight")
        model.page.wait_for_timeout(80)
        assert words_heard(model.page) == [], step
    model.page.wait_for_timeout(AT_REST)
    assert len(words_heard(model.page)) <= 1
    assert slider.get_attribute("aria-valuetext") == "mostly, 0.70"


def test_what_was_said_is_not_met_again_when_reading_on(model):
    """Is the sentence read twice, where it is written and where it was spoken?"""
    guess(model)
    press(model, "play")
    press(model, "play")
    model.page.wait_for_timeout(6000)
    lines = spoken(tree_of(model.page, "#river-model"))
    assert len([line for line in lines if line.startswith("The boat")]) == 1


def test_scenes_links_and_beginning_again(model):
    """A scene is pressed and says its question; the link is copied aloud; Start again goes to the guesses."""
    guess(model)
    press(model, "all")
    model.page.wait_for_timeout(AT_REST)
    heard(model.page)
    scene = model.locator("[data-scene]").nth(1)
    assert said_after(model, lambda: scene.press("Enter")) == [QUESTION]
    assert (
        tree_of(model.page, "#river-model").one("button", "Voices, no listening").states["pressed"]
        == "true"
    )
    assert len(said_after(model, lambda: press(model, "share"))) == 1
    press(model, "again")
    expect(model.locator(".guess.rigidity input")).to_be_focused()
