"""What every model with a row of guesses promises in a page, whatever it draws."""

import re

from playwright.sync_api import expect

WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 390, "height": 844}


def watch(page) -> list[str]:
    """What the browser complains of from now on, and every address outside this machine that it asks for."""
    found = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "console", lambda message: found.append(message.text) if message.type == "error" else None
    )
    page.on(
        "request",
        lambda request: (
            found.append(request.url)
            if not request.url.startswith(("http://127.0.0.1", "data:", "blob:"))
            else None
        ),
    )
    return found


def visit(page, address: str):
    """The live model at an address."""
    page.goto(address)
    live = page.locator(".live")
    expect(live).to_have_attribute("data-phase", re.compile("."))
    return live


def begin(live, guess: str) -> None:
    """Guess, then play."""
    live.locator(f".guess.{guess} input").check(force=True)
    live.locator("[data-ref=play]").click()


def show_all(live) -> None:
    """Bring every control into sight, as a reader does who wants them all; nothing to do where they are."""
    button = live.get_by_role("button", name="Show all controls")
    if button.is_visible():
        button.press("Enter")
    expect(live).not_to_have_class(re.compile("stepwise"))


def goes_step_by_step(live, model) -> None:
    """By keyboard: each control with its question, in the declared order, and focused; then all of the others.

    ``live`` is one that nobody has touched.
    """
    place = {name: live.locator(f"[data-control={name}]") for name in ("scenes", *model.choices)}
    early = {step.control for step in model.steps if step.early}
    _only(place, early)
    begin(live, model.as_data()["predictions"][0]["name"])
    live.locator("[data-ref=skip]").press("Enter")
    live.locator("[data-ref=play]").press("Enter")
    later = [step for step in model.steps if not step.early]
    for number, step in enumerate(later):
        if number:
            live.locator("[data-ref=next]").press("Enter")
            expect(place[step.control].locator(":focus")).to_have_count(1)
        expect(live.locator("[data-ref=asked]")).to_have_text(step.question)
        _only(place, early | {one.control for one in later[: number + 1]})
    expect(live.locator("[data-ref=next]")).to_be_hidden()
    live.get_by_role("button", name="Show all controls").press("Enter")
    _only(place, set(place))
    expect(live.locator("[data-ref=asked]")).to_be_hidden()
    expect(live.locator("[data-control] :focus")).to_have_count(1)


def _only(place: dict, names: set[str]) -> None:
    for name, one in place.items():
        expect(one).to_be_visible(visible=name in names)


def exercise(live, model) -> None:
    """By keyboard: no play before a guess; predict, play, compare; a slider; a scene; start again."""
    expect(live).to_have_attribute("data-phase", "asking")
    expect(live.locator(".badge")).to_have_text(model.badge)
    expect(live.locator(".sentence")).to_have_text(model.question)
    live.get_by_role("button", name="Play").press("Enter")
    first = live.locator(".guess input").first
    expect(first).to_be_focused()
    first.press("ArrowDown")
    expect(live).to_have_attribute("data-phase", "ready")
    expect(live.locator(".sentence")).to_contain_text(
        f"You chose {model.predictions[1].label.lower()}"
    )
    expect(live.locator("[data-ref=explain]")).to_be_hidden()
    live.get_by_role("button", name="Play").press("Enter")
    expect(live).to_have_attribute("data-phase", "playing")
    live.get_by_role("button", name="Skip ahead").press("Enter")
    expect(live.get_by_label("What surprised me")).to_be_visible()
    expect(live.locator(".panels")).to_contain_text(
        f"You guessed ‘{model.predictions[1].label.lower()}’"
    )
    live.get_by_role("button", name="Pause").press("Enter")
    expect(live).to_have_attribute("data-phase", "paused")
    _change(live, model)


def _change(live, model) -> None:
    show_all(live)
    parameter = model.parameters[0]
    slider = live.get_by_role("slider", name=re.compile(re.escape(parameter.label)))
    slider.press("End")
    expect(slider).to_have_value(f"{parameter.high:g}")
    expect(slider).to_have_attribute(
        "aria-valuetext", re.compile(re.escape(parameter.word(parameter.high)))
    )
    preset = model.presets[1]
    live.get_by_role("button", name=re.compile(re.escape(preset.title))).press("Enter")
    expect(live).to_have_attribute("data-phase", "asking")
    for name, value in preset.settings.items():
        if name in [one.name for one in model.parameters]:
            expect(live.locator(f"[data-ref={name}]")).to_have_value(f"{value:g}")
    live.get_by_role("button", name="Start again").press("Enter")
    expect(slider).to_have_value(f"{parameter.default:g}")
    expect(live.locator(".guess input").first).to_be_focused()


def keeps_good_values(page, address: str, model) -> None:
    """A wrong value or name in the address is explained, and a reader finds their settings again."""
    parameter = model.parameters[0]
    live = visit(page, f"{address}/?{model.name}={parameter.name}:9999,cake:1")
    message = live.get_by_role("alert")
    expect(message).to_contain_text(
        f"{parameter.label} is a number from {parameter.low:g} to {parameter.high:g}"
    )
    expect(message).to_contain_text(f"It stays at {parameter.default:g}")
    expect(message).to_contain_text(f"{model.title} has no ‘cake’")
    slider = live.locator(f"[data-ref={parameter.name}]")
    slider.press("Home")
    page.wait_for_url(
        re.compile(f"{model.name}=.*{parameter.name}:{re.escape(f'{parameter.low:g}')}")
    )
    page.goto(address)
    expect(live.locator(f"[data-ref={parameter.name}]")).to_have_value(f"{parameter.low:g}")
    expect(live.get_by_role("alert")).to_contain_text("Here are the settings that you left")


def is_accessible(page, live, axe) -> None:
    """Axe finds nothing when all is unfolded, nothing is too wide, and every target is large enough."""
    live.locator("[data-ref=skip]").click()
    show_all(live)
    live.locator("summary").click()
    expect(live.locator("[data-ref=explain]")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    seen = "nodes => nodes.filter((node) => node.checkVisibility())"
    controls = live.locator("button, summary, .assumption label, [type=range], [type=text]")
    heights = controls.evaluate_all(seen + ".map((node) => node.getBoundingClientRect().height)")
    assert min(heights) >= 24


def stands_without_scripts(browser, address: str, model) -> None:
    """The still picture, its words and the badge."""
    context = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    page.goto(address)
    look_at_still(page)
    expect(page.locator(".still .words")).to_contain_text(model.badge)
    expect(page.locator("figcaption")).to_have_text(model.title)
    context.close()


def look_at_still(page) -> None:
    """The still picture is folded behind the question, and is there for whoever looks."""
    expect(page.locator(".still svg")).to_be_hidden()
    page.get_by_text("Look without a guess").click()
    expect(page.locator(".still svg")).to_be_visible()


def rests(page, live, picture: str) -> None:
    """Nothing moves by itself where the reader asked for calm."""
    before = live.locator(picture).screenshot()
    page.wait_for_timeout(300)
    assert live.locator(picture).screenshot() == before
    expect(live.locator("[data-ref=skip]")).to_be_hidden()
