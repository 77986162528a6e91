"""What an instructor does in Formgrader for one submission."""

from contextlib import contextmanager

from hub_visitor import NAME, Visitor
from playwright.sync_api import Page, expect


def press(page: Page, selector: str, done: str):
    """A button of Formgrader, and what its window then says."""
    page.locator(selector).first.click()
    window = page.locator(".modal.in, .modal.show").last
    expect(window).to_contain_text(done, timeout=120_000)
    window.locator("button.close, .modal-footer button").first.click()
    window.wait_for(state="detached")


@contextmanager
def sent(page: Page, part: str):
    with page.expect_response(lambda r: part in r.url and r.request.method == "PUT") as answer:
        yield
    assert answer.value.ok


def grade(instructor: Visitor, axe):
    """Collect, grade, mark by hand, give back: as the page that an instructor lands on says."""
    page = instructor.page
    expect(page.get_by_role("heading", name="What to do first")).to_be_visible(timeout=90_000)
    page.locator("#jupyterlab-splash").wait_for(state="detached")
    page.locator('#jp-MainMenu .lm-MenuBar-itemLabel:text-is("Nbgrader")').click()
    page.locator('.lm-Menu-item .lm-Menu-itemLabel:text-is("Formgrader")').click()
    inside = page.frame_locator("iframe").first
    expect(inside.locator("td.name", has_text=NAME).first).to_be_visible()

    manage = instructor.url("formgrader/manage_assignments")
    of_ours = f"tr:has(td.name a:text-is('{NAME}'))"
    page.goto(manage)
    press(page, f"{of_ours} td.collect a", "Successfully collected")
    page.goto(instructor.url(f"formgrader/manage_submissions/{NAME}"))
    press(
        page, "tr:has(td.student-id:text-is('student1')) td.autograde a", "Successfully autograded"
    )

    of_one = instructor.api(f"formgrader/api/submitted_notebooks/{NAME}/{NAME}")
    mine = next(one["id"] for one in of_one if one["student"] == "student1")
    page.goto(instructor.url(f"formgrader/submissions/{mine}/?index=0"))
    expect(page.get_by_text("waits for another player").first).to_be_visible()
    # the class comes when the page's script has taken hold of the field; what is typed before is lost
    cell = page.locator(".nbgrader_cell", has_text="waits for another player")
    score = cell.locator("input.score.needs_manual_grade")
    score.wait_for()
    with sent(page, "/api/grade/"):
        score.fill("7")
        score.press("Tab")
    comment = cell.locator("textarea.comment")
    with sent(page, "/api/comment/"):
        comment.fill("Waiting is a good sign.")
        comment.press("Tab")

    give_a_level_and_take_it_back(instructor, mine)

    page.goto(manage)
    press(page, f"{of_ours} td.generate-feedback a", "Successfully generated")
    page.locator(
        f"{of_ours} td.release-feedback a"
    ).click()  # the second text and the form wait: it asks
    expect(page.locator(".modal.in")).to_contain_text("student1: the form is held")
    press(page, ".modal.in button:text-is('Release all the same')", "Successfully released")


def give_a_level_and_take_it_back(instructor: Visitor, notebook: str):
    """The rubric's page is on the hub too, and what was typed in Formgrader stays as it is."""
    page = instructor.page
    page.goto(instructor.url(f"marking/of/{notebook}"))
    expect(page.locator(".theirs").first).to_contain_text("waits for another player")
    first = page.locator(".criterion .level").nth(2)
    page.keyboard.press("2")
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".saved")).to_contain_text("Saved")
    page.keyboard.press("u")
    expect(first).to_have_attribute("aria-pressed", "false")
