"""The browser modules of the widgets: as files for the published page, as one text for JupyterLab.

A page imports `models/river/view.js` and its neighbours by address. A notebook hands over one text, which holds
every neighbour once and gives each an address when it runs.
"""

import json
import posixpath
import re
from collections.abc import Callable
from pathlib import Path

import ipnb
from ipnb.web.tokens import TOKENS, css

PACKAGE = Path(ipnb.__file__).parent
IMPORT = re.compile(
    r"""(?P<before>\bfrom\s+|\bimport\s+)(?P<quote>['"])(?P<path>\.{1,2}/[^'"]+)(?P=quote)"""
)

#: comments on lines of their own; one beside code stays, since only a parser can tell it from a string
COMMENTS = re.compile(r"^[ \t]*(?://.*|/\*(?:(?!\*/)[\s\S])*\*/[ \t]*)\n", re.MULTILINE)
#: folders of the package whose modules a published page may ask for
PUBLISHED = ("web", "dynamics", "formulation", "simulation", "models", "workbench")

#: modules and style sheets that Python writes: address -> a function that gives the text
GENERATED: dict[str, Callable[[], str]] = {
    "web/tokens.js": lambda: f"export default {json.dumps(TOKENS, ensure_ascii=False)};\n",
}


def register(path: str, text: Callable[[], str]) -> None:
    """Let Python write the module or style sheet at ``path``, an address below the package.

    Parameters
    ----------
    path : str
        For example ``models/river/declaration.js``.
    text : callable
        Gives the text; called each time that somebody asks for it.
    """
    GENERATED[path] = text


def register_styles(path: str, selector: str, sheets: tuple[str, ...]) -> None:
    """Serve several style sheets as one, without comments on lines of their own.

    Parameters
    ----------
    path : str
        Address of the one sheet, below the package.
    selector : str
        Whose custom properties the design tokens are; they stand first.
    sheets : tuple of str
        Names of the files in the folder of ``path``, in this order: a later rule wins over an earlier one.
    """
    folder = (PACKAGE / path).parent

    def joined() -> str:
        texts = [(folder / name).read_text(encoding="utf-8") for name in sheets]
        return "\n".join([css(selector), *(COMMENTS.sub("", text) for text in texts)])

    register(path, joined)


def source(path: str) -> str:
    """Return the text of one browser module, for example ``models/river/view.js``."""
    if path in GENERATED:
        return GENERATED[path]()
    return (PACKAGE / path).read_text(encoding="utf-8")


def files() -> dict[str, str]:
    """Return every browser module and style sheet of a published page, address -> text.

    Modules are without their comments, a seventh of what a reader would wait for. What models and forms
    generate is there once their packages are imported; every style sheet is generated.
    """
    written = [
        path.relative_to(PACKAGE).as_posix()
        for folder in PUBLISHED
        for path in sorted((PACKAGE / folder).rglob("*.js"))
    ]
    texts = {path: source(path) for path in [*written, *GENERATED]}
    return {
        path: COMMENTS.sub("", text) if path.endswith(".js") else text
        for path, text in texts.items()
    }


def import_order(path: str) -> list[str]:
    """List the addresses of a module and of all that it imports, the innermost first.

    Parameters
    ----------
    path : str
        Address below the package, for example ``models/river/view.js``.

    Returns
    -------
    list of str
        Addresses below the package, each once; ``path`` is the last.
    """
    return _innermost_first(path, [])


def bundle(path: str) -> str:
    """Write one text for anywidget's ``_esm``: ``path`` with all that it imports inside, each module once.

    When the text runs, every neighbour gets an address of its own (``blob:``), the innermost first, so that
    the next one can import it by that address.
    """
    order = import_order(path)
    if len(order) == 1:
        return source(path)
    made = [f"put({json.dumps(one)}, {', '.join(_parts(one))});" for one in order]
    return "\n".join(
        [_PUT, *made, f"export default (await import(at[{json.dumps(path)}])).default;\n"]
    )


_PUT = """const at = {};
const put = (name, ...parts) => {
  at[name] = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
};"""


def _target(path: str, match: re.Match[str]) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), match["path"]))


def _innermost_first(path: str, order: list[str]) -> list[str]:
    """``path`` and all that it imports, each once and after what it needs itself; added to ``order``."""
    for match in IMPORT.finditer(source(path)):
        if (target := _target(path, match)) not in order:
            _innermost_first(target, order)
    order.append(path)
    return order


def _parts(path: str) -> list[str]:
    """A module's text as JavaScript expressions: strings, with its neighbours' addresses between them."""
    parts, text, end = [], source(path), 0
    for match in IMPORT.finditer(text):
        parts += [
            json.dumps(text[end : match.start("path")]),
            f"at[{json.dumps(_target(path, match))}]",
        ]
        end = match.end("path")
    return [*parts, json.dumps(text[end:])]
