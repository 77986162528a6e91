"""Scripts and style sheets: which there are, and how long a browser keeps them."""

import pytest
import requests

from ipnb.student_server import assets
from ipnb.student_server.assets import addresses, text, version

pytestmark = pytest.mark.xdist_group("student_server")


def test_every_module_that_a_page_asks_for_is_served():
    """Would an import end in nothing?"""
    assert {assets.PAGE, assets.DESK, assets.FORM} < addresses()
    assert {sheet for sheets in assets.STYLES.values() for sheet in sheets} < addresses()
    assert "web/dom.js" in addresses() and "formulation/vocabulary.js" in addresses()
    assert all(one.endswith((".js", ".css")) and text(one) for one in addresses())


def test_a_file_is_kept_for_a_year_and_changes_its_address(hub, ada):
    """Is a file loaded once, and never an old one beside new ones?"""
    address = hub.url("ada", f"static/{version()}/workbench/widget.js")
    fresh = requests.get(address)
    assert fresh.status_code == 200 and "immutable" in fresh.headers["Cache-Control"]
    assert fresh.headers["Content-Type"].startswith("text/javascript")
    assert fresh.headers["Content-Encoding"] == "gzip"
    old = requests.get(address.replace(version(), "0" * 16))
    assert old.headers["Cache-Control"] == "no-cache" and old.text == fresh.text


def test_the_address_follows_the_text(monkeypatch):
    """Does a changed module get another address?"""
    before = version.__wrapped__()
    monkeypatch.setattr(assets, "text", lambda address: address)
    assert version.__wrapped__() != before
