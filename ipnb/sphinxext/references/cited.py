"""Which references each page cites: a changed reference has the pages written again that show it, and no others.

The library writes a page again only when its text has changed.
"""

import hashlib
from collections import defaultdict
from typing import cast

from sphinx.application import Sphinx
from sphinxcontrib.bibtex.domain import BibtexDomain

from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.references.citations import content_of


def shown(domain: BibtexDomain) -> dict[str, str]:
    """Return page -> one value for what its citations and lists of references say.

    Parameters
    ----------
    domain : BibtexDomain
        After it has settled which citation belongs to which list.
    """
    known = {
        one.key: repr((one.bibliography_key.docname, one.citation_id, content_of(one.entry)))
        for one in domain.citations
    }
    parts: dict[str, list[str]] = defaultdict(list)
    for cited in domain.citation_refs:
        parts[cited.docname] += [known.get(target.key, "") for target in cited.targets]
    for page in {key.docname for key in domain.bibliographies}:
        own = [
            f"{one.formatted_entry.label} {known[one.key]}"
            for one in domain.citations
            if one.bibliography_key.docname == page
        ]
        # a list has links back to the places on its own page
        places = [
            (one.citation_ref_id, one.targets)
            for one in domain.citation_refs
            if one.docname == page
        ]
        parts[page] += [*own, repr(places)]
    return {
        page: hashlib.sha256("\n".join(said).encode()).hexdigest() for page, said in parts.items()
    }


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return the pages whose citations or lists say something else than when they were written."""
    now = shown(cast("BibtexDomain", env.get_domain("cite")))
    before, env.references_shown = getattr(env, "references_shown", now), now
    return [page for page in now if before.get(page) != now[page] and page in env.found_docs]


def setup(app: Sphinx) -> None:
    """Look once the library has settled its lists."""
    app.connect("env-updated", write_again, priority=600)
