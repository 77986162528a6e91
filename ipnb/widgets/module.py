"""The browser modules of the widgets: as files for the published page, as one text for JupyterLab.

A page imports `simulation.js` and its neighbours by address. A notebook hands over one text, which holds
every neighbour once and gives each an address when it runs.
"""

import json
import posixpath
import re
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from ipnb.models import kept
from ipnb.tokens import TOKENS, css

HERE = Path(__file__).parent
IMPORT = re.compile(
    r"""(?P<before>\bfrom\s+|\bimport\s+)(?P<quote>['"])(?P<path>\.{1,2}/[^'"]+)(?P=quote)"""
)

#: the folder of the local preview's page, which no published page needs
PREVIEW = "preview_page"

#: the models that have a view: those with equations written for it; those whose step stands in both languages
MODELS = ("dyad", "river", "window_of_tolerance")
STEPWISE = ("addiction", "attunement", "domains", "plasticity", "working_model")


def _declared(name: str):
    return import_module(
        f"ipnb.models.{name}"
    ).MODEL  # not at the top: a form needs no models and no NumPy


def _declaration(name: str) -> str:
    return f"export default {json.dumps(_declared(name).as_data(), ensure_ascii=False)};\n"


def _equations(name: str) -> str:
    return kept.javascript(_declared(name))


#: modules and style sheets that Python writes: address -> a function that gives the text
GENERATED: dict[str, Callable[[], str]] = {
    "tokens.js": lambda: f"export default {json.dumps(TOKENS, ensure_ascii=False)};\n",
    "simulation.css": lambda: (
        css(".simulation") + "\n" + (HERE / "simulation.css").read_text(encoding="utf-8")
    ),
    "workbench.css": lambda: (
        css(".wb") + "\n" + (HERE / "workbench.css").read_text(encoding="utf-8")
    ),
    **{f"models/{name}.js": partial(_declaration, name) for name in (*MODELS, *STEPWISE)},
    **{f"equations/{name}.js": partial(_equations, name) for name in MODELS},
}


def source(path: str) -> str:
    """The text of one browser module, for example ``views/river.js``."""
    if path in GENERATED:
        return GENERATED[path]()
    return (HERE / path).read_text(encoding="utf-8")


def files() -> dict[str, str]:
    """Every browser module and style sheet, address -> text, as a published page needs them."""
    written = [p for pattern in ("**/*.js", "**/*.css") for p in sorted(HERE.glob(pattern))]
    paths = [path.relative_to(HERE).as_posix() for path in written if path.parent.name != PREVIEW]
    return {path: source(path) for path in [*paths, *GENERATED]}


def closure(path: str) -> list[str]:
    """The addresses of a module and of all that it imports, the innermost first."""
    return _innermost_first(path, [])


def entry(path: str) -> str:
    """One text for anywidget's ``_esm``: ``path`` with all that it imports inside, each module once.

    When the text runs, every neighbour gets an address of its own (``blob:``), the innermost first, so that
    the next one can import it by that address.
    """
    order = closure(path)
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


def _target(path: str, match: re.Match) -> str:
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
