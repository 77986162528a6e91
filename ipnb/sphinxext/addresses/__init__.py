"""Addresses that stay: redirects, a kind page for a missing one, and a check of every link within the site."""

import hashlib
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from ipnb.sphinxext.addresses import redirects


def note_state(app: Sphinx, config: Config) -> None:
    """Let every page be written again when the redirects have changed: places in pages are among them."""
    path = Path(app.srcdir) / config.redirects_file
    content = path.read_bytes() if path.exists() else b""
    config.redirects_state = hashlib.sha256(content).hexdigest()


def setup(app: Sphinx) -> None:
    """Read the redirects before any page."""
    app.add_config_value("redirects_file", "book/redirects.yaml", "html")
    app.add_config_value("redirects_state", "", "html")
    app.add_config_value("addresses_file", "book/addresses.txt", "")
    app.connect("config-inited", note_state)
    app.connect("builder-inited", redirects.load)
