"""Browser modules put together for a published page: one file for what is asked for, one for what most ask for.

A phone spends as long on asking for twenty small files as on all that stands in them. Each module becomes a
function that gives what others import of it, in the order in which they need each other; nothing is renamed, and
a module runs once. What it gives is known from what others import of it, so no parser is needed; a form of import
or export that is not known here is an error when the book is built.
"""

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ipnb.web.bundle import COMMENTS, import_order, source

IMPORT = re.compile(
    r"""^import\s+(?:(?P<default>\w+)|\*\s+as\s+(?P<whole>\w+)|\{(?P<names>[^}]*)\})\s+"""
    r"""from\s+['"](?P<path>[^'"]+)['"];[^\n]*\n""",
    re.MULTILINE,
)
EXPORT = re.compile(r"^export (?=(?:const|class|function|async function)\b)", re.MULTILINE)
DEFAULT = re.compile(r"^export default ", re.MULTILINE)
DECLARED = re.compile(r"^export (?:const|class|(?:async )?function) (\w+)", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import|export)\b[^\n]*", re.MULTILINE)
#: what `export default` is called inside a module's function
STANDARD = "standard"


@dataclass(frozen=True)
class Imported:
    """One import: from which module, and `const` what it becomes.

    Attributes
    ----------
    path : str
        Address of the other module, below the package.
    names : tuple of str
        What is asked for; empty for all of it.
    pattern : str
        The left side of the assignment.
    """

    path: str
    names: tuple[str, ...]
    pattern: str


def imports_of(path: str, text: str) -> list[Imported]:
    """Return the imports of one module, in their order.

    Parameters
    ----------
    path : str
        Its address below the package.
    text : str
        Its source.
    """
    found = []
    for match in IMPORT.finditer(text):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match["path"]))
        if match["whole"]:
            found.append(Imported(target, (), match["whole"]))
        elif match["default"]:
            found.append(Imported(target, ("default",), f"{{ default: {match['default']} }}"))
        else:
            parts = [part.split() for part in match["names"].split(",") if part.strip()]
            renamed = [f"{part[0]}: {part[2]}" if len(part) == 3 else part[0] for part in parts]
            names = tuple(part[0] for part in parts)
            found.append(Imported(target, names, f"{{ {', '.join(renamed)} }}"))
    return found


def flattened(entries: Sequence[str], shared: str) -> dict[str, str]:
    """Write entries with all that they import, and what at least half of them import in a file of its own.

    Parameters
    ----------
    entries : sequence of str
        Addresses of modules below the package, for example ``models/river/view.js``.
    shared : str
        Address of the file that they share.

    Returns
    -------
    dict of str to str
        Address -> text. The default export of an entry stays what it was.

    Raises
    ------
    ValueError
        If a module imports or exports in a form that is not known here.
    """
    orders = {entry: import_order(entry) for entry in entries}
    common = shared_by(list(orders.values()))
    texts = {path: source(path) for path in dict.fromkeys(chain.from_iterable(orders.values()))}
    names = names_asked(texts)
    modules = {path: _as_function(path, text, names[path]) for path, text in texts.items()}
    written = {shared: ["export const modules = {};", *(modules[path] for path in common)]}
    for entry, order in orders.items():
        place = posixpath.relpath(shared, posixpath.dirname(entry))
        written[entry] = [
            f"import {{ modules as shared }} from {json.dumps(place)};",
            "const modules = { ...shared };",
            *(modules[path] for path in order if path not in common),
            f"export default modules[{json.dumps(entry)}].default;",
        ]
    return {path: "\n".join([*parts, ""]) for path, parts in written.items()}


def shared_by(orders: Sequence[Sequence[str]]) -> list[str]:
    """Return the modules that at least half of several lists hold, each after all that it imports.

    Parameters
    ----------
    orders : sequence of sequence of str
        For each entry, what it imports, the innermost first, and the entry itself.
    """
    counts = Counter(path for order in orders for path in order)
    held = [path for order in orders for path in order if 2 * counts[path] >= len(orders)]
    return list(dict.fromkeys(held)) if len(orders) > 1 else []


def names_asked(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return for each module the names that others import of it, and its default where it has one.

    Parameters
    ----------
    texts : mapping of str to str
        Address -> source.
    """
    asked: dict[str, set[str]] = {path: set() for path in texts}
    for path, text in texts.items():
        if DEFAULT.search(text):
            asked[path].add("default")
        for one in imports_of(path, text):
            asked[one.path].update(one.names or DECLARED.findall(texts[one.path]))
    return {path: sorted(names) for path, names in asked.items()}


def _as_function(path: str, text: str, names: Iterable[str]) -> str:
    needed = [
        f"const {one.pattern} = modules[{json.dumps(one.path)}];" for one in imports_of(path, text)
    ]
    body = COMMENTS.sub("", IMPORT.sub("", text))
    body = DEFAULT.sub(f"const {STANDARD} = ", EXPORT.sub("", body))
    if odd := LEFT_OVER.search(body):
        raise ValueError(f"{path}: write {odd[0]!r} as a plain import, or export names one by one.")
    given = [f"default: {STANDARD}" if name == "default" else name for name in names]
    return "\n".join(
        [
            f"modules[{json.dumps(path)}] = (() => {{",
            *needed,
            body.strip(),
            f"return {{ {', '.join(given)} }};",
            "})();",
        ]
    )
