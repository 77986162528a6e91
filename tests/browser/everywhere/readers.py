"""A reader at a browser of each family: opens pages, presses keys, and asks the page by scripts.

Chromium is driven by Playwright as in the other tests. Playwright's Firefox and WebKit are builds of its own,
which package registries do not have; so the stock ones are driven by what their makers keep for it: Firefox by
Mozilla's Marionette, WebKitGTK's MiniBrowser by its W3C WebDriver through Selenium.
"""

import base64
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol

from marionette_driver.by import By
from marionette_driver.marionette import Marionette
from playwright.sync_api import Error, Page
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

WIDTH, HEIGHT = 1200, 900
SECONDS = 30  # for what a page does on a machine with other things to do
SCRIPT = 120  # the same, for walking down the longest page
#: names of keys -> what WebDriver and Marionette call them
KEYS = {
    "Control": "\ue009", "Shift": "\ue008", "Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004",
    "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015",
    "End": "\ue010", "Home": "\ue011", "Space": " ",
}  # fmt: skip
FIREFOXES = ("firefox-esr", "firefox")
MINI_BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
#: a body of an async function with its arguments, in the words of WebDriver's asynchronous scripts
ASYNC = """const done = arguments[arguments.length - 1];
(async function () {{ {body} }}).apply(null, [...arguments].slice(0, -1))
  .then((value) => done({{ value: value ?? null }}), (error) => done({{ error: String(error) }}));"""
FIND = """const [selector, words] = arguments;
document.querySelectorAll('[data-found]').forEach((one) => delete one.dataset.found);
const found = [...document.querySelectorAll(selector)].find((one) =>
  one.checkVisibility() && one.textContent.replace(/\\s+/g, ' ').includes(words));
if (found) {
  found.dataset.found = '';
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
}
return found !== undefined;"""

#: the page is loaded when its own scripts have had their turn
NARROW = """const [address, width] = arguments, frame = document.querySelector('iframe');
Object.assign(frame.style, { width: `${width}px`, height: '700px' });
await new Promise((done) => { frame.onload = done; frame.src = address; });
await frames[0].document.fonts.ready;"""


class Driver(Protocol):
    """What is asked of a browser, whoever made it."""

    version: str

    def open(self, address: str) -> None: ...
    def run(self, body: str, *given: Any) -> Any: ...
    def press(self, key: str) -> None: ...
    def click(self, selector: str) -> None: ...
    def picture(self) -> bytes: ...


class Chromium:
    """A page of Playwright's."""

    def __init__(self, page: Page):
        self.page, self.version = page, page.context.browser.version

    def open(self, address: str) -> None:
        self.page.goto(address)

    def run(self, body: str, *given: Any) -> Any:
        function = f"(given) => (async function () {{ {body} }}).apply(null, given)"
        try:
            return self.page.evaluate(function, list(given))
        except Error as error:
            if "Execution context was destroyed" in error.message:
                return None  # the page is being left for another, which can be asked in its turn
            raise

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def click(self, selector: str) -> None:
        self.page.locator(selector).click()

    def picture(self) -> bytes:
        return self.page.screenshot()


class Firefox:
    """A Firefox of Mozilla's or Debian's, by Marionette."""

    def __init__(self, marionette: Marionette):
        self.marionette = marionette
        self.version = marionette.session_capabilities["browserVersion"]

    def open(self, address: str) -> None:
        self.marionette.navigate(address)

    def run(self, body: str, *given: Any) -> Any:
        script = ASYNC.format(body=body)
        return value_of(self.marionette.execute_async_script(script, list(given), sandbox=None))

    def press(self, key: str) -> None:
        actions = self.marionette.actions.sequence("key", "keyboard")
        names = [KEYS.get(name, name) for name in key.split("+")]
        for name in names:
            actions.key_down(name)
        for name in reversed(names):
            actions.key_up(name)
        actions.perform()

    def click(self, selector: str) -> None:
        self.marionette.find_element(By.CSS_SELECTOR, selector).click()

    def picture(self) -> bytes:
        return base64.b64decode(self.marionette.screenshot(full=False))


class WebKit:
    """WebKitGTK's own small browser, by W3C WebDriver."""

    def __init__(self, driver: webdriver.WebKitGTK):
        self.driver, self.version = driver, driver.capabilities["browserVersion"]

    def open(self, address: str) -> None:
        self.driver.get(address)

    def run(self, body: str, *given: Any) -> Any:
        return value_of(self.driver.execute_async_script(ASYNC.format(body=body), *given))

    def press(self, key: str) -> None:
        actions = ActionChains(self.driver, duration=0)
        names = [KEYS.get(name, name) for name in key.split("+")]
        for name in names:
            actions.key_down(name)
        for name in reversed(names):
            actions.key_up(name)
        actions.perform()

    def click(self, selector: str) -> None:
        self.driver.find_element("css selector", selector).click()

    def picture(self) -> bytes:
        return self.driver.get_screenshot_as_png()


def value_of(answer: dict[str, Any]) -> Any:
    """What a script gave back; its error as ours."""
    if "error" in answer:
        raise AssertionError(answer["error"])
    return answer["value"]


class Reader:
    """Somebody who reads one copy of the book with one browser.

    Parameters
    ----------
    driver
        The browser.
    site
        Where the book is served, with the script that notes what goes wrong (`watched_server`).
    """

    def __init__(self, driver: Driver, site: str):
        self.driver, self.site = driver, site

    def open(self, address: str) -> None:
        self.driver.open(self.site + address)

    def run(self, body: str, *given: Any) -> Any:
        """What the body of a function returns in the page, whose ``arguments`` are those given."""
        return self.driver.run(body, *given)

    def until(self, body: str, *given: Any, seconds: float = SECONDS) -> Any:
        """Wait until the body of a function returns something true; return that."""
        end = time.monotonic() + seconds
        while not (value := self.run(body, *given)):
            assert time.monotonic() < end, f"this never came true: {body} {given}"
            time.sleep(0.1)
        return value

    def sees(self, selector: str, words: str = "", seconds: float = SECONDS) -> None:
        """Wait until something with these words stands in sight."""
        self.until(FIND, selector, words, seconds=seconds)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.driver.press(key)

    def type(self, text: str) -> None:
        self.press(*text)

    def click(self, selector: str, words: str = "") -> None:
        """Press the first thing in sight that fits the selector and has these words."""
        self.sees(selector, words)
        self.driver.click("[data-found]")

    def focus(self, selector: str, words: str = "") -> None:
        """Put the focus where a reader would get with Tab."""
        self.sees(selector, words)
        self.run("document.querySelector('[data-found]').focus()")

    def text(self, selector: str) -> str:
        words = "return document.querySelector(arguments[0]).textContent"
        return self.run(words, selector)

    def open_narrow(self, address: str, width: int) -> None:
        """Open a page in a window of this width, which may be less than the browser's own windows can have."""
        self.run(NARROW, self.site + address, width)

    def run_narrow(self, body: str, *given: Any) -> Any:
        """The same as `run`, in the narrow window, which is called ``page``."""
        return self.run(f"const page = frames[0]; {body}", *given)

    def troubles(self) -> list[str]:
        """What the pages of this visit complained of, and what they asked of other hosts."""
        self.until("return document.readyState === 'complete' && 'watched' in globalThis")
        return self.run("return globalThis.watched()")


@contextmanager
def opened(name: str, chromium) -> Iterator[Driver]:
    """Start a browser by its family's name; ``chromium`` is Playwright's, which the session has already."""
    with ExitStack() as stack:
        if name == "chromium":
            context = chromium.new_context(viewport={"width": WIDTH, "height": HEIGHT})
            stack.callback(context.close)
            yield Chromium(context.new_page())
        elif name == "firefox":
            yield Firefox(stack.enter_context(firefox()))
        else:
            yield WebKit(stack.enter_context(webkit()))


@contextmanager
def firefox() -> Iterator[Marionette]:
    program = next(filter(None, map(shutil.which, FIREFOXES)))
    with tempfile.TemporaryDirectory() as folder:
        # a file of its own: the driver removes what stands there before, were it the null device
        log = str(Path(folder) / "gecko.log")
        marionette = Marionette(bin=program, headless=True, port=0, gecko_log=log)
        marionette.start_session()
        try:
            marionette.timeout.script = SCRIPT
            marionette.set_window_rect(width=WIDTH, height=HEIGHT)
            yield marionette
        finally:
            marionette.quit()


@contextmanager
def webkit() -> Iterator[webdriver.WebKitGTK]:
    options = Options()
    options.binary_location = str(next(Path("/").glob(MINI_BROWSERS.removeprefix("/"))))
    options.add_argument("--automation")
    with display() as name:
        service = Service(shutil.which("WebKitWebDriver"), env=os.environ | {"DISPLAY": name})
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            driver.set_script_timeout(SCRIPT)
            driver.set_window_size(WIDTH, HEIGHT)
            yield driver
        finally:
            driver.quit()


@contextmanager
def display() -> Iterator[str]:
    """A screen that nobody looks at: WebKitGTK has no headless mode."""
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1600x1200x24",
        "-nolisten",
        "tcp",
    ]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        process.terminate()
        process.wait()
