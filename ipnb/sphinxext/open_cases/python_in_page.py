"""Python for the page: Pyodide from npm and the files of `ipnb` that run in it, served from here.

A page loads none of it until its reader asks to be scored.
"""

import json
import shutil
from functools import cache
from pathlib import Path
from typing import cast

import ipnb
from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.npm import NODE_MODULES, missing

PACKAGE = Path(ipnb.__file__).parents[1]
PYODIDE = NODE_MODULES / "pyodide"
ENGINE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"  # the list of packages, of which there are none here


@cache
def version() -> str:
    """Return the version of Pyodide that npm installed, which stands in its address.

    Raises
    ------
    ExtensionError
        If npm has not installed it; says what to do.
    """
    try:
        package = (PYODIDE / "package.json").read_text(encoding="utf-8")
        return cast("str", json.loads(package)["version"])
    except OSError:
        raise missing("Python for the page", PYODIDE) from None


def address() -> str:
    """Return where it stands below `_static/`."""
    return f"pyodide/{version()}/"


@cache
def size() -> int:
    """Return the bytes that the browser unpacks, by which the page shows how far it is."""
    return sum((PYODIDE / name).stat().st_size for name in ENGINE if not name.endswith(".mjs"))


def put(static: Path, files: tuple[str, ...]) -> None:
    """Put everything that a page needs to run Python, below `_static/`.

    Parameters
    ----------
    static : Path
        The site's ``_static``.
    files : tuple of str
        Addresses below the package of the modules that score.
    """
    place = static / address()
    for other in place.parent.glob("*"):
        if other != place:
            shutil.rmtree(other)
    place.mkdir(parents=True, exist_ok=True)
    for name in ENGINE:
        source, target = PYODIDE / name, place / name
        if not target.exists() or target.stat().st_size != source.stat().st_size:
            shutil.copyfile(source, target)
    lock = json.loads((PYODIDE / LOCK).read_text(encoding="utf-8"))
    write_if_new(place / LOCK, json.dumps({**lock, "packages": {}}))
    # as text: a server may take a .py for a program of its own
    texts = {static / "python" / f"{name}.txt": PACKAGE / name for name in files}
    for other in (static / "python").rglob("*.txt"):
        if other not in texts:  # of a build before a file was moved
            other.unlink()
    for target, source in texts.items():
        write_if_new(target, source.read_text(encoding="utf-8"))
