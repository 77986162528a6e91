"""Live models in the page: their browser modules."""

import os
import posixpath
from pathlib import Path

from ipnb import models, simulation, workbench  # noqa: F401 - they register what they generate
from ipnb.sphinxext.assets import browser_files, write_if_new
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.notebooks.pack_models import packed
from ipnb.web import bundle

#: what models have in common, in one file
SHARED = "simulation/shared.js"


def browser_modules() -> dict[str, str]:
    """Return every module that a page may import: address under `_static/` -> text.

    A model is its `view.js`, with all that only it needs inside; what nobody asks for alone is not among them.
    """
    views = [f"models/{name}/view.js" for name in models.NAMES]
    files = bundle.files() | packed(views, SHARED)
    written = {f"ipnb/{path}": text for path, text in files.items()} | browser_files()
    inside = ("ipnb/models/", "ipnb/simulation/")
    entries = [path for path in written if not path.startswith(inside)]
    kept = module_closure([*entries, *(f"ipnb/{view}" for view in views)], written)
    return {path: text for path, text in written.items() if path.endswith(".css") or path in kept}


def module_closure(entries: list[str], files: dict[str, str]) -> list[str]:
    """Return the modules that a page will import, so that it can ask for all of them at once.

    Parameters
    ----------
    entries : list of str
        Addresses under `_static/`, for example ``ipnb/models/river/view.js`` or ``open_cases/open_case.js``.
    files : dict of str to str
        What `browser_modules` gives.

    Returns
    -------
    list of str
        The entries and everything that they import, each once.
    """
    found, waiting = [], list(entries)
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
    app.browser_modules = browser_modules()
    target, files = Path(app.outdir) / "_static", app.browser_modules
    for path in [path for kind in ("js", "css") for path in (target / "ipnb").rglob(f"*.{kind}")]:
        if path.relative_to(target).as_posix() not in files:
            path.unlink()
    for address, text in files.items():
        if address.startswith("ipnb/"):
            write_if_new(target / address, text)


def announce(app: Book) -> None:
    """Tell the kernels that a book is being built: models then show as pictures, not as widgets."""
    os.environ["IPNB_BOOK"] = "1"
