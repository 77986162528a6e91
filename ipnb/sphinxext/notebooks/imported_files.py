"""What of `ipnb/` a chapter's code runs: its imports, followed through the package without running any of them.

A change in one model then runs the chapters that show this model, and no other.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import ipnb

PACKAGE = Path(ipnb.__file__).parent
#: what makes modules for the browser: nothing that a cell gives depends on it
FOR_THE_BROWSER = {PACKAGE / "web/bundle.py", PACKAGE / "dynamics/generated_js.py"}
#: the argument in which a module says what it imports when it is asked for
LAZY = "submod_attrs"
DATA = (".json", ".yaml", ".csv", ".txt")
#: a folder here is a whole: a widget finds its picture by its name
WHOLES = PACKAGE / "models"


def imported(code: str) -> set[Path]:
    """Return the files of `ipnb/` on which what this code gives depends.

    Parameters
    ----------
    code : str
        Python; what is no Python imports nothing.
    """
    if "ipnb" not in code:
        return set()
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return set()  # the kernel will say so, with the line
    return _all_from(_modules_named(ast.walk(tree)))


def behind(files: Iterable[Path]) -> set[Path]:
    """Return the files of `ipnb/` on which some of its modules depend, and these."""
    return _all_behind(set(files))


def _all_from(modules: Iterable[str]) -> set[Path]:
    return _all_behind({file for module in modules for file in _files_of(module)})


def _all_behind(waiting: set[Path]) -> set[Path]:
    found: set[Path] = set()
    while waiting:
        file = waiting.pop()
        if file not in found and file not in FOR_THE_BROWSER:
            found.add(file)
            waiting |= _needed_by(file) - found
    return found


@cache
def _needed_by(file: Path) -> frozenset[Path]:
    """Return the modules that a file imports, and the data beside it that it names."""
    if file.suffix != ".py":
        return frozenset()
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    needed = {other for module in _modules_named(nodes) for other in _files_of(module)}
    if file.parent.parent == WHOLES:
        needed |= set(file.parent.glob("*.py"))
    return frozenset(needed | _named_beside(file, nodes))


def _named_beside(file: Path, nodes: list[ast.AST]) -> set[Path]:
    beside = _data_in(file.parent)
    if not beside:
        return set()
    strings = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return {path for path in beside if path.name in strings}


@cache
def _data_in(folder: Path) -> frozenset[Path]:
    return frozenset(path for path in folder.iterdir() if path.suffix in DATA)


def _modules_named(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the modules of `ipnb` that a text imports, wherever it does so."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] == "ipnb")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "ipnb":
            lazy = _lazily(str(node.module))
            for name in node.names:
                yield lazy.get(name.name, f"{node.module}.{name.name}")
                if name.name == "*":
                    yield from lazy.values()


@cache
def _lazily(module: str) -> dict[str, str]:
    """Return name -> the module that gives it, for a module that imports its names when they are asked for."""
    file = next(reversed(_files_of(module)), None)
    text = "" if file is None else file.read_text(encoding="utf-8")
    if LAZY not in text:
        return {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.keyword) and node.arg == LAZY:
            given: dict[str, list[str]] = ast.literal_eval(node.value)
            return {name: f"ipnb.{place}" for place, names in given.items() for name in names}
    return {}


@cache
def _files_of(module: str) -> tuple[Path, ...]:
    """Return the files that importing a module runs: packages above it first; a last part may be a name in it."""
    found, place = [], PACKAGE.parent
    for part in module.split("."):
        place /= part
        candidates = (place / "__init__.py", place.with_suffix(".py"))
        found += [file for file in candidates if file.is_file()][:1]
    return tuple(found)
