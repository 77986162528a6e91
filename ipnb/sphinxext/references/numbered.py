"""Numbers of figures, sections and exercises, looked up sooner.

For every ``{numref}`` Sphinx reads the whole page in which its target stands, and throws it away: with some two
hundred of them that was a tenth of a cold build.
"""

from collections import OrderedDict
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain

from ipnb.sphinxext.book import BookEnvironment

#: pages that are held: most references lead to the page on which they stand
HELD = 3


class LastPages:
    """An environment that remembers the last pages for which it was asked; all else is the environment's own."""

    def __init__(self, env: BookEnvironment):
        self._env = env
        self._pages: OrderedDict[str, nodes.document] = OrderedDict()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)

    def get_doctree(self, docname: str) -> nodes.document:
        """Return a page, to be looked at and not to be changed."""
        if docname not in self._pages:
            self._pages[docname] = self._env.get_doctree(docname)
        self._pages.move_to_end(docname)
        while len(self._pages) > HELD:
            self._pages.popitem(last=False)
        return self._pages[docname]


class NumberedDomain(StandardDomain):
    """Sphinx's own domain, which holds the last pages while pages are written."""

    _pages: LastPages | None = None

    def _resolve_numref_xref(self, env: Any, *more: Any) -> Any:
        if self._pages is None:
            self._pages = LastPages(env)
        return super()._resolve_numref_xref(self._pages, *more)  # type: ignore[arg-type]  # it answers as one


def setup(app: Sphinx) -> None:
    """Put it in the place of Sphinx's."""
    app.add_domain(NumberedDomain, override=True)
