"""What a marker does in the page, as its tests do it."""

from playwright.sync_api import Page, expect

#: what marking a narrative of 200 words on five criteria may take, without the mouse
ACTIONS = 12


class Keys:
    """Presses keys and counts them."""

    def __init__(self, page: Page):
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


def open_text(served, page: Page, student: str) -> Keys:
    """The page with one student's text before it."""
    served.sign_in(page, f"marking/of/{served.marking.id_of(student)}")
    expect(page.locator(".theirs").first).to_contain_text("Noor counts the days")
    return Keys(page)


def saved(page: Page) -> None:
    """Wait until everything is saved."""
    expect(page.locator(".saved")).to_contain_text("Saved")
