"""A form in a published page, with nobody behind it, keeps the answers itself."""

import pytest
from keeping import notice, say
from playwright.sync_api import expect
from workbench_page import CASE, opened


@pytest.fixture
def form(page):
    with opened(page) as form:
        yield form


def test_a_published_page_keeps_the_answers_itself(form):
    form.start()
    form.step("Window")
    form.choose("Arrival", "Within")
    expect(say(form)).to_contain_text("Kept in this browser")
    form.open()
    form.start()
    form.step("Window")
    expect(
        form.page.get_by_role("radiogroup", name="Arrival").get_by_label("Within")
    ).to_be_checked()


def test_two_tabs_of_a_published_page_do_not_take_back_each_others_answers(form, context):
    form.start()
    form.step("Window")
    with opened(context.new_page()) as other:
        other.start()
        other.step("Window")
        other.choose("Arrival", "Within")
        group = form.page.get_by_role("radiogroup", name="Arrival")
        expect(group.get_by_label("Within")).to_be_checked()
        form.choose("The letter", "Above")
        other.comes_to(lambda: other.answers()["window"], {"g1": "within", "g2": "above"})


def test_a_browser_that_keeps_nothing_is_said(form):
    form.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    form.open()
    form.start()
    form.step("Window")
    form.choose("Arrival", "Within")
    expect(say(form)).to_have_text("Kept while this page is open")
    expect(notice(form)).to_contain_text("This browser does not let the page keep anything.")


def test_what_is_broken_in_the_browsers_storage_does_not_break_the_form(form):
    form.page.evaluate("key => localStorage.setItem(key, '{half')", f"ipnb.answers/{CASE['id']}")
    form.page.evaluate("key => localStorage.setItem(key, '[]')", f"ipnb.unsaved/{CASE['id']}/w1/x")
    form.start()
    form.step("Window")
    form.choose("Arrival", "Within")
    form.start(host="takes")
    expect(notice(form)).to_have_count(0)
