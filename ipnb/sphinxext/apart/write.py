"""Make finished pages light: what can wait goes into files of its own."""

import re
from functools import partial, reduce
from pathlib import Path

from ipnb.sphinxext.apart import whole
from ipnb.sphinxext.apart.figures import Known, set_figures_apart
from ipnb.sphinxext.apart.folded import set_folds_apart
from ipnb.sphinxext.apart.marks import drop_marks
from ipnb.sphinxext.apart.modules import set_modules_apart
from ipnb.sphinxext.apart.notes import references, set_citations_apart, set_definitions_apart
from ipnb.sphinxext.apart.piece import FOLDER, Parted, Step
from ipnb.sphinxext.apart.shared import fetch_ahead
from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.figure_index.directive import FOLDER as PICTURES
from ipnb.sphinxext.publish import versions

#: what says of a page that it has been made light
HEAD, LIGHT = "<html ", "<html data-light "
ASKED = re.compile(rf"{FOLDER}/[\w./-]+")


def light(page: str, text: str, known: Known, site: Path) -> Parted:
    """Return a page without what can wait, and the files with that; of a light page nothing is left to set apart.

    Parameters
    ----------
    page : str
        Its address from the site's root.
    text : str
    known : mapping of str to str
        The text of pictures that lie on the site -> their addresses.
    site : Path
        Its folder.
    """
    steps: tuple[Step, ...] = (
        set_citations_apart, set_definitions_apart, set_folds_apart,
        partial(set_figures_apart, known=known), set_modules_apart, partial(fetch_ahead, site=site),
        drop_marks,
    )  # fmt: skip

    def then(parted: Parted, step: Step) -> Parted:
        rest, more = step(page, parted[0])
        return rest, (*parted[1], *more)

    start: Parted = (text, ())
    return reduce(then, steps, start)


def pictures(site: Path) -> Known:
    """Return the pictures that the list of all figures shows, text -> address."""
    files = sorted((site / PICTURES).glob("*.svg"))
    return {file.read_text(encoding="utf-8"): f"{PICTURES}/{file.name}" for file in files}


def write_page(site: Path, page: Path, known: Known) -> str:
    """Write one page anew without what can wait, its files, and the whole of it beside the site.

    Returns
    -------
    str
        The page as it stands then.
    """
    address = page.relative_to(site).as_posix()
    text = page.read_text(encoding="utf-8")
    if LIGHT in text:
        return text
    rest, pieces = light(address, text, known, site)
    kept = whole.folder(site) / address
    if rest == text:
        kept.unlink(missing_ok=True)
        return text
    write_if_new(kept, text)
    for piece in pieces:
        write_if_new(site / piece.address, piece.text)
    made = rest.replace(HEAD, LIGHT, 1)
    page.write_text(made, encoding="utf-8")
    return made


def clear(site: Path, pages: dict[str, str], shared: set[str]) -> None:
    """Remove the files of pages that are gone, or that no longer set anything apart.

    Parameters
    ----------
    site : Path
        Its folder.
    pages : dict of str to str
        Address -> text.
    shared : set of str
        Addresses of files that belong to no page.
    """
    wanted = shared | {address for text in pages.values() for address in ASKED.findall(text)}
    for file in (site / FOLDER).rglob("*.*"):
        if file.suffix != ".br" and file.relative_to(site).as_posix() not in wanted:
            file.unlink()
    kept = whole.folder(site)
    for file in kept.rglob("*.html"):
        if file.relative_to(kept).as_posix() not in pages:
            file.unlink()


def write(app: Book) -> None:
    """Make every page light that was written since the last build."""
    site = Path(app.outdir)
    known = pictures(site)
    pages = {
        page.relative_to(site).as_posix(): write_page(site, page, known)
        for page in versions.pages(site)
    }
    shared = references(pages.values())
    for piece in shared:
        write_if_new(site / piece.address, piece.text)
    clear(site, pages, {piece.address for piece in shared})
