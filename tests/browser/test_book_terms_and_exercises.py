"""Definitions and exercises in the published book: by keyboard, by touch, and each answer with its own reason."""

import re

import pytest
from book_pages import RIVER
from playwright.sync_api import expect


def test_a_definition_by_keyboard(visit, axe):
    """Focus shows it, it describes the link, Escape closes it, and the link still leads to the glossary."""
    page = visit(RIVER)
    link = page.locator("a.defined").first
    link.focus()
    box = page.get_by_role("tooltip")
    expect(box).to_be_visible()
    assert len(box.inner_text()) > 30
    expect(link).to_have_attribute("aria-describedby", re.compile("^meaning-"))
    described = page.locator(f"#{link.get_attribute('aria-describedby')}").text_content()
    assert described in box.inner_text(), "it is said without the box, which comes with the focus"
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


SHOWN = """() => Object.fromEntries([...document.querySelectorAll("[data-kind=nominal] .item")].map((item) => {
    const radios = [...item.querySelectorAll('input')];
    const reasons = [...item.querySelectorAll('.reason')].map(({ dataset }) => dataset.option);
    return [radios[0].name, [radios.map(({ value }) => value), reasons]];
}))"""


def shown_in(page) -> dict:
    """Options and reasons of each question, once the reasons are there."""
    for box in page.locator(".check").all():
        box.scroll_into_view_if_needed()
    expect(page.locator(".check details[data-apart]")).to_have_count(0)
    return page.evaluate(SHOWN)


def test_options_in_the_readers_own_order(visit):
    """Two readers see two orders, one sees the same again, and an answer means what it meant."""
    page = visit(RIVER)
    own = page.evaluate("localStorage.getItem('book.order')")
    shown = shown_in(page)
    page.reload()
    assert page.evaluate("localStorage.getItem('book.order')") == own
    assert shown_in(page) == shown
    assert all(options == reasons for options, reasons in shown.values())

    name, (options, _) = next(iter(shown.items()))
    page.locator(f"[name='{name}'][value='{options[0]}']").check()
    orders = {tuple(options)}
    for number in range(12):
        page.evaluate("(number) => localStorage.setItem('book.order', number)", str(number))
        page.reload()
        now = shown_in(page)
        orders.add(tuple(now[name][0]))
        expect(page.locator(f"[name='{name}'][value='{options[0]}']")).to_be_checked()
        assert {name: sorted(one) for name, (one, _) in now.items()} == {
            name: sorted(one) for name, (one, _) in shown.items()
        }
    assert len(orders) > 4
    window = [now[key][0] for key in now if key.startswith("in-the-window.")]
    assert window == [["below", "within", "above", "not_enough"]] * 4, "an order of their own"
    lines = [now[key][0] for key in now if key.startswith("six-lines.")]
    assert all(one == lines[0] for one in lines), "one order for all that is sorted"


def test_no_place_is_likelier_than_another(visit, site):
    """Would the draw for readers favour a place?"""
    places = visit(RIVER).evaluate(
        """async (address) => {
            const { shuffled } = await import(address);
            const counts = [0, 0, 0, 0];
            for (let reader = 0; reader < 2000; reader += 1) {
                counts[shuffled(['right', 'b', 'c', 'd'], reader, 'an-exercise.answer').indexOf('right')] += 1;
            }
            return counts;
        }""",
        f"{site}_static/exercises/order.js",
    )
    assert sum(places) == 2000 and all(430 <= count <= 570 for count in places), places


def test_where_nothing_can_be_kept_options_stand_as_on_paper(visit):
    """A full store: the order of the page as it was built, and the exercise works."""
    choices = ".check[data-kind=nominal] input"
    printed = visit(RIVER, java_script_enabled=False).locator(choices)
    order = [radio.get_attribute("value") for radio in printed.all()]
    page = visit("book/accessibility.html")
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    page.goto(page.url.replace("book/accessibility.html", RIVER))
    radios = page.locator(choices)
    assert [radio.get_attribute("value") for radio in radios.all()] == order
    radios.first.check()
    page.locator(".check").first.get_by_role("button", name="Check").click()
    expect(page.locator(".check .verdict").first).to_be_visible()


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.deep)])
def test_each_answer_of_every_exercise_shows_its_own_reason(visit, addresses, site, every):
    """A reason shown for another answer would teach the opposite. The quick run opens every third page."""
    page = visit(addresses[0])
    for address in addresses[::every]:
        page.goto(site + address)
        wrong = page.evaluate("""async () => {
            const wrong = [], later = (time) => new Promise((done) => setTimeout(done, time));
            for (let fold; (fold = document.querySelector('.check [data-apart]')); await later(20))
                fold.closest('.check').scrollIntoView();
            for (const item of document.querySelectorAll('.check[data-kind=nominal] .item')) {
                for (const radio of item.querySelectorAll('input')) {
                    radio.checked = true;
                    radio.form.requestSubmit();
                    await later(0);
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
