"""Definitions and exercises in the published book: by keyboard, by touch, and each answer with its own reason."""

from book_pages import RIVER
from playwright.sync_api import expect


def test_a_definition_by_keyboard(visit, axe):
    """Focus shows it, it describes the link, Escape closes it, and the link still leads to the glossary."""
    page = visit(RIVER)
    link = page.locator("a.defined").first
    link.focus()
    box = page.get_by_role("tooltip")
    expect(box).to_be_visible()
    assert link.get_attribute("aria-describedby") == box.get_attribute("id")
    assert len(box.inner_text()) > 30
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-*")


def test_a_definition_by_touch(visit):
    """The first touch explains, the second follows: nobody without a mouse is sent away unawares."""
    page = visit(RIVER, width=390, has_touch=True)
    link = page.locator("a.defined").first
    link.tap()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert "glossary" not in page.url
    link.tap()
    page.wait_for_url("**/glossary.html#term-*")


def test_a_definition_stays_while_the_pointer_is_on_it(visit):
    """WCAG 1.4.13: what appears on hover can be hovered."""
    page = visit(RIVER)
    page.locator("a.defined").first.hover()
    box = page.get_by_role("tooltip")
    expect(box).to_be_visible()
    box.hover()
    page.wait_for_timeout(400)
    expect(box).to_be_visible()
    page.mouse.move(5, 5)
    expect(box).to_be_hidden()


def test_an_exercise_by_keyboard(visit, axe):
    """Choose, check, read the reason, try again; and tomorrow the answer is still there."""
    page = visit(RIVER)
    check = page.locator(".check").first
    groups = check.get_by_role("radiogroup")
    button = check.get_by_role("button", name="Check")
    button.focus()
    page.keyboard.press("Enter")
    expect(check.get_by_role("status")).to_have_text("Choose an answer first.")
    first = groups.first.get_by_role("radio").first
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    page.keyboard.press("Enter")  # Enter in a form is its first button
    verdict = check.locator(".verdict").first
    expect(verdict).to_be_visible()
    words = verdict.inner_text()
    kept = verdict.text_content()
    assert (
        any(word in words for word in ("Best supported", "Defensible", "Not supported"))
        and len(words) > 40
    )
    assert any(sign in words for sign in "✓◐✗"), "never colour alone"
    assert axe(page) == []

    page.reload()
    expect(check.locator(".verdict").first).to_have_text(kept)
    expect(first).to_be_checked()
    check.get_by_role("button", name="Try again").focus()
    page.keyboard.press("Enter")
    expect(verdict).to_be_hidden()
    expect(first).to_be_focused()
    page.reload()
    expect(first).not_to_be_checked()
    assert page.faults == [] and page.foreign == []


def test_each_answer_of_every_exercise_shows_its_own_reason(visit, addresses, site):
    """A reason shown for another answer would teach the opposite."""
    page = visit(addresses[0])
    for address in addresses:
        page.goto(site + address)
        wrong = page.evaluate("""() => {
            const wrong = [];
            for (const item of document.querySelectorAll('.check .item')) {
                for (const radio of item.querySelectorAll('input')) {
                    radio.checked = true;
                    radio.form.requestSubmit();
                    const due = item.querySelector(`.reason[data-option="${radio.value}"]`);
                    const said = ['.how', 'p:last-child'].map((part) => due.querySelector(part).textContent);
                    const shown = item.querySelector('.verdict');
                    const right = said.every((words) => shown.textContent.includes(words));
                    if (shown.hidden || !right) wrong.push(`${radio.name} ${radio.value}`);
                }
            }
            return wrong;
        }""")
        assert wrong == [], address
