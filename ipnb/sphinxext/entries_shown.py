"""Which entries of the book's files each page shows: a changed entry has its pages read again, and no others.

Sphinx knows files alone: by those, one changed claim would have every chapter read again that rests on any.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sphinx.application import Sphinx

from ipnb.formulation.rubric import rubrics
from ipnb.formulation.vocabulary import OPTIONS, VERDICTS
from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.web.tokens import TOKEN_OF

#: in the place of a name: all entries, in their order
ALL = "*"


def entries(app: Book, kind: str) -> Mapping[str, Any]:
    """Return name -> entry as this build has read them.

    Parameters
    ----------
    app : Book
        Of the build.
    kind : str
        ``claims``, ``ratings``, ``exercises``; of the vocabulary ``options``, ``verdicts`` and ``rubrics``; or
        ``colours``, the design tokens by their light values.
    """
    return {
        "claims": getattr(app, "claims", {}),
        "ratings": getattr(app, "claim_ratings", {}),
        "exercises": getattr(app, "exercises", {}),
        "options": OPTIONS,
        "verdicts": VERDICTS,
        "rubrics": rubrics(),
        "colours": TOKEN_OF,
    }[kind]


def shows(env: BookEnvironment, kind: str, names: Iterable[str] = (ALL,)) -> None:
    """Note that the page which is being read shows entries, or would if they were there."""
    own = store(env).setdefault(env.docname, {})
    own.update({(kind, name): digest(env.app, kind, name) for name in names})


def store(env: BookEnvironment) -> dict[str, dict[tuple[str, str], str]]:
    """Return page -> (kind, name) -> what the entry was when the page was read."""
    if not hasattr(env, "entries_shown"):
        env.entries_shown = {}
    return env.entries_shown


def digest(app: Book, kind: str, name: str) -> str:
    """Return one value for an entry, or for all of a kind."""
    known = entries(app, kind)
    one = list(known.items()) if name == ALL else known.get(name)
    return hashlib.sha256(json.dumps(one, default=repr).encode()).hexdigest()[:16]


def read_again(app: Book, env: BookEnvironment, *_outdated: set[str]) -> list[str]:
    """Return the pages that show an entry which has changed, has gone, or is there now."""
    noted = {key for own in store(env).values() for key in own}
    now = {key: digest(app, *key) for key in noted}
    return [page for page, own in store(env).items() if any(now[key] != own[key] for key in own)]


def forget(app: Book, env: BookEnvironment, docname: str) -> None:
    """Forget what a page showed that is read again, or is gone."""
    store(env).pop(docname, None)


def setup(app: Sphinx) -> None:
    """Connect the forgetting; `read_again` is connected where the order of such steps is seen."""
    app.connect("env-purge-doc", forget)
