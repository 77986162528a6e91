"""Marks that Sphinx and its extensions put into pages, and that no style sheet and no script of ours reads."""

import re

from ipnb.sphinxext.apart.piece import Parted

#: a span that says only what made its words
SPAN = re.compile(
    r'<span class="(?:pasted-text|bibtex-citation|std std-numref|xref std std-(?:term|ref|numref))">'
    r"((?:(?!<span\b).)*?)</span>",
    re.S,
)
CLASS = re.compile(r' class="(?:reference internal|toctree-l1|std std-ref)"')
#: beside a class that is read
BESIDE = re.compile(r'(\sclass="[^"]*?) (?:docutils|align-default)(?=[ "])')


def drop_marks(page: str, text: str) -> Parted:
    """Return a page without them."""
    return BESIDE.sub(r"\1", CLASS.sub("", SPAN.sub(r"\1", text))), ()
