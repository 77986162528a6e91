"""A project of Sphinx's that is one page with every external link of the book; `links.py` lets it be checked.

It is polite: few at a time, and a pause where a server asks for one.
"""

import json
from pathlib import Path

from docutils import nodes

project = "links"
linkcheck_workers = 3
linkcheck_timeout = 20
linkcheck_retries = 3
linkcheck_rate_limit_timeout = 120.0
linkcheck_report_timeouts_as_broken = False
linkcheck_anchors = False  # many pages make their places by script
user_agent = "Mozilla/5.0 (a course that checks its own links)"


def add_links(app, doctree):
    """Put the links into the page."""
    links = json.loads(Path(app.srcdir, "links.json").read_text(encoding="utf-8"))
    for link in links:
        doctree += nodes.paragraph("", "", nodes.reference("", link, refuri=link))


def setup(app):
    """Connect the step."""
    app.connect("doctree-read", add_links)
