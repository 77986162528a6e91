"""An open case in the book: commit to an answer, then read the reason."""

from open_case import LETTERS, fixtures, quiet
from playwright.sync_api import expect

from ipnb.formulation.reasons import reasons
from ipnb.formulation.vocabulary import OPTIONS, VERDICTS

case, bus = fixtures()


def test_a_line_by_keyboard_alone(bus):
    """Can somebody without a mouse answer, read why, and go on?"""
    page = bus.page
    page.get_by_role("button", name="Read the case").focus()
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("heading", level=2, name="What state does each line show?")
    ).to_be_focused()
    while page.evaluate("document.activeElement.type") != "radio":
        page.keyboard.press("Tab")
    page.keyboard.press("1")
    first = page.get_by_role("radio", name="Rigidity")
    expect(first).to_be_checked()
    expect(first).to_be_focused()
    expect(bus.reasons()).to_have_count(0)
    page.keyboard.press("Enter")
    reason = bus.reasons()
    expect(reason).to_contain_text("Defensible")
    expect(reason).to_contain_text("Best supported: Not enough information.")
    expect(reason).to_contain_text(bus.key["rationale"]["states.s02"])
    expect(page.locator(".wb > [role=status]")).to_contain_text("Defensible. Manners, or somebody")
    page.keyboard.press("Enter")
    expect(page.locator(".wb-quote")).to_contain_text("It stopped at the quarry")
    expect(bus.reasons()).to_have_count(0)
    quiet(page)


def test_no_reason_before_a_reader_has_committed(bus):
    """Would walking over the options with the arrows read out the key?"""
    bus.step("States")
    page = bus.page
    page.get_by_role("radio", name="Rigidity").check()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        expect(bus.reasons()).to_have_count(0)
    show = page.get_by_role("button", name="Show the reason")
    show.focus()
    page.keyboard.press("Enter")
    expect(bus.reasons()).to_be_focused()
    page.get_by_role("button", name="Clear Sentence 2").click()
    expect(bus.reasons()).to_have_count(0)


def test_each_answer_has_its_own_verdict_and_reason(bus):
    """Would a reader be shown the reason for somebody else's answer?"""
    told = reasons(bus.case, bus.key)["states"]
    bus.step("States")
    for line, one in told.items():
        for option, how in one["verdicts"].items():
            bus.page.get_by_role("radio", name=OPTIONS[option].word).check()
            if option == next(iter(one["verdicts"])):
                bus.page.get_by_role("button", name="Show the reason").click()
            expect(bus.reasons().locator(".wb-verdict")).to_have_text(
                f"{VERDICTS[how].sign}{VERDICTS[how].words}"
            )
            expect(bus.reasons().locator(".wb-why")).to_have_text(
                one["why"].get(option, one["why"].get(""))
            )
        assert bus.reasons().get_attribute("data-reason") == f"states.{line}"
        bus.page.get_by_role("button", name="Next", exact=True).click()


def test_what_is_missing_from_a_set_is_named(bus):
    """Would a reader who chose one right link think that it was all?"""
    bus.step("Links")
    page = bus.page
    expect(page.get_by_role("button", name="Show the reasons")).to_have_count(0)
    for label in ("a case by the door", "a strict aunt"):
        page.get_by_role("checkbox", name=label).check()
    page.get_by_role("button", name="Show the reasons").click()
    verdicts = {
        reason.locator(".wb-reason-name").inner_text().split(" →")[0]: reason.locator(
            ".wb-verdict"
        ).inner_text()
        for reason in bus.reasons().all()
    }
    assert {name: words[1:].strip() for name, words in verdicts.items()} == {
        "a strict aunt": "Not supported",
        "a case by the door": "Best supported",
        "“soon”": "Missing: best supported",
        "out on Sundays": "Missing: best supported",
    }
    page.get_by_text("What you left out, and the key does too (4)").click()
    expect(page.locator(".wb-aside-reasons .wb-reason")).to_have_count(4)


def test_points_are_held_against_the_keys_spread(bus):
    """Would a hypothesis get no answer at all?"""
    bus.step("Attachment")
    bus.page.get_by_role("button", name="5 more for Avoidant").click()
    bus.page.get_by_role("button", name="Show the reason").click()
    expect(bus.reasons()).to_contain_text(
        "avoidant 30, secure 15, ambivalent 5, not enough information 50"
    )
    expect(bus.reasons()).to_contain_text(bus.key["rationale"]["attach.attach.avoidant"])


def test_a_reader_is_told_to_choose_sentences_before_they_are_named(case):
    """Would the reason give the evidence away to somebody who was about to look for it?"""
    letters = case(LETTERS)
    page = letters.page
    letters.step("Domains")
    page.get_by_role("radiogroup", name="Vertical").get_by_label("Impaired").check()
    expect(page.get_by_text("It names the sentences, so choose yours first.")).to_be_visible()
    page.get_by_role("button", name="Choose sentences for Vertical").click()
    page.locator(".wb-line[data-id=s13]").click()
    expect(page.get_by_text("It names the sentences, so choose yours first.")).to_be_hidden()
    page.get_by_role("button", name="Show the reason").click()
    expect(letters.reasons()).to_contain_text("Enough to argue it:")
    letters.reasons().get_by_role("button", name="Sentence 13").click()
    expect(page.locator(".wb-line[data-id=s13]")).to_be_focused()


def test_safety_says_where_the_text_shows_it(case):
    """Would somebody who overlooked the line not be led to it?"""
    letters = case(LETTERS)
    page = letters.page
    letters.step("Safety")
    cue = "Thinking of killing herself"
    for question, answer in (("Does the text", "No sign of it"), ("Has anybody", "No need to ask")):
        page.get_by_role("radiogroup", name=f"{cue}: {question}").get_by_label(answer).check()
    page.get_by_role("button", name="Show the reason").click()
    expect(letters.reasons()).to_contain_text("Not supported")
    expect(letters.reasons()).to_contain_text(
        "Best supported: The text shows it; Nobody has asked, so ask"
    )
    expect(letters.reasons().get_by_role("button", name="Sentence 16")).to_be_visible()


def test_texts_to_compare_with_stay_folded(bus):
    """Would the four texts be read before one's own is written?"""
    bus.step("Narrative")
    folded = bus.page.locator(".wb-examples")
    expect(folded.locator("h4").first).to_be_hidden()
    expect(bus.page.get_by_role("heading", name="Room to answer")).to_be_visible()
    folded.locator("summary").click()
    expect(folded.locator("h4")).to_have_text([f"Level {n}" for n in range(4)])
