"""References and models that a chapter names and nobody has: line and nearest right name are reported."""

import re
from pathlib import Path
from pkgutil import iter_modules

from pybtex.database import parse_file
from sphinx.util import logging

import ipnb.models
from ipnb import widgets

from .nearest import nearest
from .sourced_yaml import line

logger = logging.getLogger(__name__)
CITE = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")
IMPORT = re.compile(r"^from ipnb\.(widgets|models) import ([\w, ]+)$", re.M)


def references(app) -> set[str]:
    """Every key of the bibliography."""
    files = [Path(app.srcdir) / name for name in app.config.bibtex_bibfiles]
    return {key for file in files if file.exists() for key in parse_file(str(file)).entries}


def importable() -> dict[str, set[str]]:
    """What a chapter's code may take from each floor of the package."""
    models = {module.name for module in iter_modules(ipnb.models.__path__)}
    return {"widgets": set(widgets.__all__), "models": models}


def named(text: str):
    """What a chapter names: (kind, name, place in the text)."""
    for found in CITE.finditer(text):
        yield from (("cite", key.strip(), found.start()) for key in found[1].split(","))
    for found in IMPORT.finditer(text):
        names = (part.split(" as ")[0].strip() for part in found[2].split(","))
        yield from ((found[1], name, found.start()) for name in names)


def check(app, docname, source):
    """Look at a chapter before it is parsed, while its lines are as its author wrote them."""
    known = importable() | {"cite": app.reference_keys}
    words = {"cite": "no reference", "widgets": "no model", "models": "no module of models"}
    for kind, name, at in named(source[0]):
        if name and name not in known[kind]:
            place = f"{app.env.doc2path(docname)}:{source[0].count(chr(10), 0, at) + 1}"
            logger.warning(
                "%s '%s'.%s", words[kind], name, nearest(name, known[kind]), location=place
            )


def load(app):
    """Read the keys; the ledger's entries are held to them at once."""
    app.reference_keys = references(app)
    for claim in app.claims.values():
        for key in claim["refs"]:
            if key not in app.reference_keys:
                words = f"claim '{claim['id']}': no reference '{key}'.{nearest(key, app.reference_keys)}"
                logger.warning(words, location=f"{app.claims_file}:{line(claim, 'refs')}")


def setup(app):
    """Connect both checks, the second after the ledger was read."""
    app.connect("builder-inited", load, priority=700)
    app.connect("source-read", check)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
