"""What the form says about keeping, by the names that a student would use."""

from playwright.sync_api import expect


def say(form):
    return form.page.locator(".wb-save")


def notice(form):
    return form.page.locator(".wb-notice")


def press(form, name):
    form.page.get_by_role("button", name=name).click()


def stored(form, prefix):
    return form.page.evaluate(
        "prefix => Object.keys(localStorage).filter((key) => key.startsWith(prefix))", prefix
    )


def stop(form):
    """A form whose engine has stopped, with one answer that was saved and one that was not."""
    form.start(host="takes")
    form.step("Window")
    form.choose("Arrival", "Within")
    form.page.clock.run_for(50)
    expect(say(form)).to_contain_text("Saved")
    form.page.evaluate("model.host = 'silent'")
    form.choose("The letter", "Above")
