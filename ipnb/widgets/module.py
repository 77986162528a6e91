"""The browser modules of the widgets: as files for the published page, as one text for JupyterLab.

A page imports `simulation.js` and its neighbours by address. A notebook hands one text to the browser, so there
every relative import becomes a ``data:`` address; the same neighbour always gets the same address and is loaded once.
"""

import base64
import json
import posixpath
import re
from collections.abc import Callable
from pathlib import Path

from ipnb.tokens import TOKENS

HERE = Path(__file__).parent
IMPORT = re.compile(r"""(?P<before>\bfrom\s+|\bimport\s+)(?P<quote>['"])(?P<path>\.{1,2}/[^'"]+)(?P=quote)""")

#: modules that Python writes: address -> a function that gives the text
GENERATED: dict[str, Callable[[], str]] = {
    "tokens.js": lambda: f"export default {json.dumps(TOKENS, ensure_ascii=False)};\n",
}


def source(path: str) -> str:
    """The text of one browser module, for example ``views/river.js``."""
    if path in GENERATED:
        return GENERATED[path]()
    return (HERE / path).read_text(encoding="utf-8")


def files() -> dict[str, str]:
    """Every browser module and style sheet, address -> text, as a published page needs them."""
    written = [p for pattern in ("**/*.js", "**/*.css") for p in sorted(HERE.glob(pattern))]
    paths = [path.relative_to(HERE).as_posix() for path in written]
    return {path: source(path) for path in [*paths, *GENERATED]}


def entry(path: str) -> str:
    """One text for anywidget's ``_esm``: ``path`` with all that it imports inside."""

    def inline(match: re.Match) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match["path"]))
        code = base64.b64encode(entry(target).encode()).decode()
        return f'{match["before"]}"data:text/javascript;base64,{code}"'

    return IMPORT.sub(inline, source(path))
