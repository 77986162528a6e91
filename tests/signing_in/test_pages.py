"""The pages of signing in, in a browser: do they lead on, for everybody, at any width and in the dark?"""

import importlib.util

import pytest
from lms.platform import LearningPlatform

from signing_in.conftest import CHECKOUT
from signing_in.hub import Hub

_spec = importlib.util.spec_from_file_location(
    "browser_conftest", CHECKOUT / "tests/browser/conftest.py"
)
_browser = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_browser)
browser_type_launch_args, axe = _browser.browser_type_launch_args, _browser.axe

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def lms():
    """A platform for the whole file."""
    platform = LearningPlatform().start()
    yield platform
    platform.stop()


@pytest.fixture(scope="module")
def hub(lms, tmp_path_factory):
    """A hub that knows the platform."""
    hub = Hub(tmp_path_factory.mktemp("pages"), "lti", lms.settings()).start()
    lms.tool_keys = f"{hub.address}/hub/lti13/jwks"
    yield hub
    hub.stop()


def link(hub, lms, target=""):
    """Return where a link of the platform leads first."""
    asked = f"iss={lms.address}&login_hint=1&target_link_uri={hub.address}/{target}"
    return f"{hub.address}/hub/lti13/oauth_login?{asked}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_a_teacher_makes_a_link_by_keyboard(page, axe, hub, lms, width, scheme):
    """From the platform to the list and back, and without a fault on the way."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{hub.address}/hub/login")
    assert axe(page) == []
    lms.launch_as = {**lms.deep_link_claims(), "sub": "t", "email": "dan@example.org"}
    page.goto(link(hub, lms, "?choose"))
    page.get_by_role("radio").first.wait_for()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("radio", checked=True).get_attribute("value")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="The link is made").wait_for()
    (item,) = lms.links[-1]["https://purl.imsglobal.org/spec/lti-dl/claim/content_items"]
    assert item["custom"] == {"assignment": chosen}


def test_a_refusal_is_a_page_that_can_be_read(page, axe, hub, lms):
    """Title, words, and what an operator needs, folded."""
    lms.launch_as = {"exp": 1}
    page.goto(link(hub, lms))
    page.get_by_role("heading", name="The clocks do not agree").wait_for()
    assert axe(page) == []
    assert not page.get_by_text("this hub’s clock").is_visible()
    page.get_by_text("For whoever runs the hub").click()
    assert page.get_by_text("this hub’s clock").is_visible()


def test_inside_the_platforms_page(page, axe, hub, lms):
    """Does a frame show the way out of it, and a choice inside?"""
    lms.launch_as = {**lms.deep_link_claims(), "sub": "t", "email": "dan@example.org"}
    for target, text in (("", "Open the course in a new window"), ("?choose", "Make the link")):
        page.goto(f"{lms.address}/jwks")
        page.set_content(f'<iframe title="course" src="{link(hub, lms, target)}"></iframe>')
        page.frame_locator("iframe").get_by_text(text).wait_for()
