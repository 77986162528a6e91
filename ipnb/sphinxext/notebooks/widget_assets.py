"""Live models in the page: their browser modules, and chapters that run again when the models changed."""

import hashlib
import os
import posixpath
import re
import shutil
from pathlib import Path

import ipnb
from ipnb import models, simulation, workbench  # noqa: F401 - they register what they generate
from ipnb.sphinxext.assets import browser_files, write_if_new
from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.web import bundle

PACKAGE = Path(ipnb.__file__).parent
CODE = (".py", ".js", ".css", ".json")
#: what no chapter's code can show: it makes pages, slides and the ePub of what the code gave
PAGES_ONLY = (PACKAGE / "sphinxext", PACKAGE / "slides", PACKAGE / "epub")


def fingerprint() -> str:
    """Return one value for everything in `ipnb/` that can change what a chapter's code shows."""
    total = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if (
            path.suffix in CODE
            and "__pycache__" not in path.parts
            and not set(PAGES_ONLY) & set(path.parents)
        ):
            total.update(path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


def module_closure(entries: list[str]) -> list[str]:
    """Return the modules that a page will import, so that it can ask for all of them at once.

    Parameters
    ----------
    entries : list of str
        Addresses under `_static/`, for example ``ipnb/models/river/view.js`` or ``open_cases/open_case.js``.

    Returns
    -------
    list of str
        The entries and everything that they import, each once.
    """
    found, waiting = [], list(entries)
    files = {f"ipnb/{path}": text for path, text in bundle.files().items()} if entries else {}
    files |= browser_files()
    while waiting:
        path = waiting.pop(0)
        if path in found:
            continue
        found.append(path)
        for match in bundle.IMPORT.finditer(files.get(path, "")):
            waiting.append(
                posixpath.normpath(posixpath.join(posixpath.dirname(path), match["path"]))
            )
    return found


def copy_modules(app: Book) -> None:
    """Write every browser module and style sheet of `ipnb/` to `_static/ipnb/`."""
    target, files = Path(app.outdir) / "_static" / "ipnb", bundle.files()
    for path in [path for pattern in ("**/*.js", "**/*.css") for path in target.glob(pattern)]:
        if path.relative_to(target).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        write_if_new(target / name, text)


def announce(app: Book) -> None:
    """Tell the kernels that a book is being built: models then show as pictures, not as widgets."""
    os.environ["IPNB_BOOK"] = "1"


def shows_ipnb(path: str) -> bool:
    """Tell whether a chapter runs code that imports `ipnb`."""
    text = Path(path).read_text(encoding="utf-8")
    return bool(re.search(r"^\s*(from|import)\s+ipnb\b|\"\s*(from|import)\s+ipnb\b", text, re.M))


def drop_stale_cache(app: Book, now: str) -> None:
    """Empty the execution cache if it was filled by another state of `ipnb/`.

    The cache goes by a chapter's own code and cannot know that the package below it changed.
    """
    cache = Path(app.config.nb_execution_cache_path or Path(app.outdir).parent / ".jupyter_cache")
    stamp = cache / "ipnb.sha256"
    if cache.is_dir() and (not stamp.exists() or stamp.read_text() != now):
        shutil.rmtree(cache)
    cache.mkdir(parents=True, exist_ok=True)
    stamp.write_text(now)


def run_again(
    app: Book, env: BookEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the chapters that import `ipnb`, if it changed since the last build that succeeded."""
    now = fingerprint()
    drop_stale_cache(app, now)
    before, env.ipnb_fingerprint = getattr(env, "ipnb_fingerprint", now), now
    return (
        [] if before == now else [name for name in env.found_docs if shows_ipnb(env.doc2path(name))]
    )
