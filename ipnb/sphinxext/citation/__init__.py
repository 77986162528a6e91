"""Which edition this is, and how it and its chapters are cited."""

import hashlib
import os
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from ipnb.sphinxext.citation import edition
from ipnb.sphinxext.citation.directive import HowToCite


def note_state(app: Sphinx, config: Config) -> None:
    """Let every page be written again when another edition is named: it stands in the foot of each."""
    path = Path(app.confdir or app.srcdir) / config.edition_file
    content = path.read_bytes() if path.exists() else b""
    config.edition_state = hashlib.sha256(
        content + os.environ.get(edition.COMMIT, "").encode()
    ).hexdigest()


def setup(app: Sphinx) -> None:
    """Read the edition before any page; `older_editions` names those that are kept beside this one."""
    app.add_config_value("edition_file", "CITATION.cff", "html")
    app.add_config_value("edition_state", "", "html")
    app.add_config_value("older_editions", [], "html")
    app.add_directive("how-to-cite", HowToCite)
    app.connect("config-inited", note_state)
    app.connect("builder-inited", edition.load)
