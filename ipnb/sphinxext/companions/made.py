"""What was made beside the pages: the book as PDF and as ePub, and each week's slides, notes and handouts.

`make pdf`, `make epub` and `make slides` write them into the folder of the build; the next build of the book
takes them into the site and links them. What was not made is not linked.
"""

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

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


def copy(app: Book) -> None:
    """Put what was made into the site, and take away what is no longer made."""
    out = Path(app.outdir)
    made = find(out.parent)
    for folder in (DOWNLOADS, SLIDES):
        shutil.rmtree(out / folder, ignore_errors=True)
    if made.books:
        (out / DOWNLOADS).mkdir()
    for file in made.books.values():
        shutil.copy2(file, out / DOWNLOADS)
    for number, deck in made.weeks.items():
        texts = {deck.name: deck.read_text(encoding="utf-8")}
        for _, ending in BESIDE:
            file = deck.with_name(f"week-{number:02}{ending}")
            if file.exists():
                texts[file.name] = file.read_text(encoding="utf-8")
        for name, text in texts.items():
            place(out / SLIDES, name, text)


def place(folder: Path, name: str, text: str) -> None:
    """Write a page, with what is large in it in files that other pages share."""
    folder.mkdir(exist_ok=True)

    def shared(block: re.Match[str]) -> str:
        if len(block[2]) < LARGE:
            return block[0]
        ending, link = LINKED[block[1]]
        file = folder / f"{hashlib.sha256(block[2].encode()).hexdigest()[:8]}.{ending}"
        if not file.exists():
            file.write_text(block[2], encoding="utf-8")
        return link.format(file.name)

    (folder / name).write_text(BLOCK.sub(shared, text), encoding="utf-8")
