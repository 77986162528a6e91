"""What this browser keeps of a reader: listed, downloaded, removed, put back."""

import json
from pathlib import Path

import pytest
from open_case import OpenCase, address_of
from playwright.sync_api import expect

PAGE = "book/your-answers.html"
RIVER = "book/foundations/integration-and-the-river.html"
BUS = "the-late-bus"
KEPT = {
    "ipnb.answers/the-late-bus": json.dumps({
        "answers": {
            "schema": "ipnb.answers/1", "case": BUS,
            "states": {"s02": "flow"}, "links": ["f66", "f35"], "narrative": {"n1": "one two"},
        },
        "at": "2026-03-02T12:00:00.000Z",
    }),
    "ipnb.place/the-late-bus/step": '"links"',
    "book.exercise.a-quarter": json.dumps(
        {"answers": {"a-quarter.reading.s01": "six_per_cent"}, "checked": True}
    ),
    "book.progress": json.dumps({"done": {"book/ledger": "2026-03-02T12:00:00.000Z"}}),
    "book.settings": json.dumps({"theme": "dark", "size": "large"}),
    "book.place": json.dumps(
        {"book/whole-person/loss": {"title": "Loss", "when": "2026-03-02T12:00:00.000Z"}}
    ),
    "book.order": "2718281828",
    "ipnb:/course/book/foundations/integration-and-the-river.html:river": json.dumps({"linkage": 0.9}),
    "ipnb.unsaved/06-recovery/w1/v1": json.dumps({"answers": {"states": {"s02": "flow"}}}),
    "another.site": "not ours",
}  # fmt: skip


@pytest.fixture
def list_of(visit):
    """A page whose browser kept `KEPT`."""

    def go(**options):
        page = visit(PAGE, **options)
        page.evaluate(
            "(kept) => Object.entries(kept).forEach(([key, text]) => localStorage.setItem(key, text))",
            KEPT,
        )
        page.reload()
        page.locator(".kept").wait_for()
        return page

    return go


def store(page) -> dict:
    return page.evaluate("({ ...localStorage })")


def news(page):
    """What the list says after a change."""
    return page.locator(".kept [role=status]")


def rows(page) -> dict[str, str]:
    """Title -> detail."""
    return {
        row.locator(".kept-title").inner_text(): row.locator(".kept-detail").inner_text()
        for row in page.locator(".kept-list > li").all()
    }


def test_everything_is_listed_under_a_name_that_a_reader_knows(list_of):
    """Would a reader have to guess what `book.exercise.a-quarter` is?"""
    page = list_of()
    found = rows(page)
    assert list(found)[:2] == ["The late bus", "Is it a quarter?"]
    assert found["The late bus"].startswith("Open case: 3 judgements, 2 words. Kept 2 March 2026")
    assert found["Is it a quarter?"] == "Exercise: 1 answer, checked."
    assert found["River"] == "Model in ‘Integration and the river’: settings and predictions."
    assert {"Ticks", "Settings", "Order of answers"} <= set(found) and len(found) == 7
    assert found["Where you were"] == "The place where you last read, in 1 chapter."
    page.get_by_role("link", name="Is it a quarter?").click()
    page.wait_for_url("**/reading-evidence.html")


def test_real_work_in_the_book_arrives_in_the_list(visit, site):
    """Do the pages keep under the names that the list knows?"""
    one = OpenCase(visit(address_of(BUS)), BUS)
    one.step("States")
    one.page.get_by_role("radio", name="Flow").check()
    one.page.goto(site + RIVER)
    check = one.page.locator(".check").first
    check.get_by_role("radio").first.check()
    title = check.locator(".title").inner_text()
    one.page.goto(site + PAGE)
    one.page.locator(".kept").wait_for()
    found = rows(one.page)
    assert (
        found["The late bus"].startswith("Open case: 1 judgement.")
        and found[title] == "Exercise: 1 answer."
    )


def test_one_thing_is_removed_and_put_back(list_of):
    """Would a slip of the finger be final, or something of it stay?"""
    page = list_of()
    page.get_by_role("button", name="Remove: The late bus").click()
    expect(news(page)).to_have_text("Removed: The late bus.")
    assert not [key for key in store(page) if "the-late-bus" in key]
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    assert store(page) == KEPT


def test_one_file_for_everything_and_back_again(list_of):
    """Does the file bring a reader's work to another device?"""
    page = list_of()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download everything").click()
    data = json.loads(Path(coming.value.path()).read_text())
    ours = {
        key: text
        for key, text in KEPT.items()
        if key not in ("ipnb.unsaved/06-recovery/w1/v1", "another.site")
    }
    assert data["schema"] == "ipnb.kept/1" and data["kept"] == ours

    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("button", name="Yes, clear everything")).to_be_focused()
    page.get_by_role("button", name="Leave it").click()
    assert store(page) == KEPT
    page.get_by_role("button", name="Clear everything").click()
    page.get_by_role("button", name="Yes, clear everything").click()
    assert store(page) == {
        key: KEPT[key] for key in ("ipnb.unsaved/06-recovery/w1/v1", "another.site")
    }, "what the hub has not got yet, and what is not ours, is left alone"
    expect(page.get_by_text("Nothing is kept so far.")).to_be_visible()

    page.locator("input[type=file]").set_input_files(coming.value.path())
    expect(news(page)).to_have_text("Put back from the file: 7 of these.")
    assert store(page) == KEPT


def test_the_answers_to_one_case_can_be_put_back_too(list_of, tmp_path, visit, site):
    """Is the file of one case understood by the form again?"""
    page = list_of()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download: The late bus").click()
    page.get_by_role("button", name="Remove: The late bus").click()
    page.locator("input[type=file]").set_input_files(coming.value.path())
    expect(page.get_by_role("link", name="The late bus", exact=True).last).to_be_visible()
    page.goto(site + address_of(BUS))
    one = OpenCase(page, BUS)
    expect(
        page.get_by_role("navigation", name="Steps").get_by_role("button", name="Links")
    ).to_contain_text("2 chosen")
    assert one.kept()


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        '{"schema": "ipnb.kept/1", "kept": {"another.site": "x"}}',
        '{"schema": "ipnb.kept/1", "kept": {"book.settings": {"a": 1}}}',
        '{"schema": "ipnb.kept/1"}',
        "null",
        "[1]",
    ],
)
def test_another_file_changes_nothing(list_of, tmp_path, text):
    """Could a file write what is not ours, or break the page?"""
    page = list_of()
    (tmp_path / "other.json").write_text(text)
    page.locator("input[type=file]").set_input_files(tmp_path / "other.json")
    expect(news(page)).to_have_text("This is no file that these pages wrote. Nothing was changed.")
    assert store(page) == KEPT and page.faults == []


@pytest.mark.parametrize("width", [1200, 390])
def test_the_list_is_accessible(list_of, axe, width):
    """In both states, and no wider than the window?"""
    page = list_of(width=width)
    page.get_by_role("button", name="Clear everything").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Yes, clear everything").click()
    assert axe(page) == []
    assert page.faults == [] and page.foreign == []
