"""approx-string-match (npm, MIT): finds a passage again whose words were changed a little.

Hypothesis anchors its annotations with it. It is served from the site, as everything is.
"""

import re
from pathlib import Path

from sphinx.application import Sphinx

from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.npm import NODE_MODULES, require

LIBRARY = NODE_MODULES / "approx-string-match/build/src/index.js"
COMMENTS = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)\n", re.S | re.M)


def put(app: Book) -> None:
    """Serve the library, without the comments that are more than half of it."""
    library = require("approx-string-match", LIBRARY).read_text(encoding="utf-8")
    write_if_new(
        Path(app.outdir) / "_static/annotations/approx-string-match.js", COMMENTS.sub("", library)
    )


def setup(app: Sphinx) -> None:
    """Connect the step."""
    app.connect("builder-inited", put)
