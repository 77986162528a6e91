"""What was made beside the pages: the book as PDF and as ePub, and each week's slides, notes and handouts.

`make pdf`, `make epub` and `make slides` write them into the folder of the build; the next build of the book
takes them into the site and links them. What was not made is not linked.
"""

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book

BOOK = "interpersonal-neurobiology"
#: as the links say it
FORMATS = {"pdf": "PDF", "epub": "ePub"}
DOWNLOADS, SLIDES = "downloads", "slides"
DECK = re.compile(r"week-(\d+)\.html")
#: a deck stands whole in one file; in the site what all of them hold is one file for all
BLOCK = re.compile(r"<(style|script)>(.*?)</\1>", re.S)
LARGE = 20_000  # characters
LINKED = {
    "style": ("css", '<link rel="stylesheet" href="{}">'),
    "script": ("js", '<script src="{}"></script>'),
}
#: what is read on paper or by whoever teaches, beside a deck
BESIDE = (("notes", "-notes.html"), ("handouts", "-handouts.html"))


@dataclass(frozen=True)
class Made:
    """What there is.

    Attributes
    ----------
    books : dict of str to Path
        ``pdf`` or ``epub`` -> the file.
    weeks : dict of int to Path
        A week -> its deck.
    """

    books: dict[str, Path]
    weeks: dict[int, Path]

    @property
    def names(self) -> list[str]:
        """The names of everything, by which pages are written again when there is more or less."""
        files = [*self.books.values(), *self.weeks.values()]
        return sorted(f"{file.name} {megabytes(file)}" for file in files)


def megabytes(file: Path) -> str:
    """Return a file's size as it is told to who may wait for it."""
    return f"{max(0.1, file.stat().st_size / 1e6):.1f} MB"


def find(folder: Path) -> Made:
    """Return what was made in the folder of a build.

    Parameters
    ----------
    folder : Path
        For example ``_build``.
    """
    books = {ending: folder / f"{BOOK}.{ending}" for ending in FORMATS}
    decks = sorted((folder / SLIDES).glob("week-*.html"))
    weeks = {int(found[1]): deck for deck in decks if (found := DECK.fullmatch(deck.name))}
    return Made({ending: file for ending, file in books.items() if file.exists()}, weeks)


def beside(deck: Path) -> dict[str, Path]:
    """Return what was made with a deck: how its name ends -> the file."""
    files = {ending: deck.with_name(f"{deck.stem}{ending}") for _, ending in BESIDE}
    return {ending: file for ending, file in files.items() if file.exists()}


def copy(app: Book) -> None:
    """Put what was made into the site, and take away what is no longer made."""
    out = Path(app.outdir)
    made = find(out.parent)
    decks = [file for deck in made.weeks.values() for file in (deck, *beside(deck).values())]
    texts: dict[str, str] = {}
    for deck in decks:
        texts |= apart(deck.name, deck.read_text(encoding="utf-8"))
    clear(out / DOWNLOADS, {file.name for file in made.books.values()})
    clear(out / SLIDES, set(texts))
    for file in made.books.values():
        (out / DOWNLOADS).mkdir(exist_ok=True)
        shutil.copy2(file, out / DOWNLOADS)
    for name, text in texts.items():
        write_if_new(out / SLIDES / name, text)


def clear(folder: Path, wanted: set[str]) -> None:
    """Take away files that are no longer wanted; packed forms of the others stay."""
    for file in sorted(folder.glob("*")):
        if file.name.removesuffix(".gz").removesuffix(".br") not in wanted:
            file.unlink()
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()


def apart(name: str, text: str) -> dict[str, str]:
    """Return a page of slides, and what is large in it as files that other pages share: name -> text."""
    files = {}

    def shared(block: re.Match[str]) -> str:
        if len(block[2]) < LARGE:
            return block[0]
        ending, link = LINKED[block[1]]
        file = f"{hashlib.sha256(block[2].encode()).hexdigest()[:8]}.{ending}"
        files[file] = block[2]
        return link.format(file)

    return {name: BLOCK.sub(shared, text), **files}
