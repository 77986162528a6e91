"""The files that make pages an ePub 3: the package with its metadata, the navigation, and the container."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from jinja2 import Environment, PackageLoader

from ipnb.epub.pages import Page
from ipnb.sphinxext.citation.edition import Edition

TEMPLATES = Environment(
    loader=PackageLoader("ipnb.epub", "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
MIMETYPE = "application/epub+zip"
#: a reader of feeds and shops asks for them before anybody opens the book
#: (schema.org's accessibility properties, as EPUB Accessibility 1.1 wants them)
FEATURES = ("alternativeText", "MathML", "readingOrder", "structuralNavigation", "tableOfContents")
SUMMARY = (
    "Every figure, drawing and model has words that say what it shows, and figures have their numbers as tables. "
    "Formulas are MathML. Models are still pictures here; in the book on the web they move and can be worked by "
    "keyboard. Nobody from outside has examined this book for accessibility."
)


@dataclass(frozen=True)
class Publication:
    """What the package says of the book.

    Attributes
    ----------
    edition : Edition
    language : str
        As in BCP 47.
    home : str
        Address of the site; empty if there is none.
    made : datetime
        When, in UTC: of the edition and not of the day on which somebody made it again.
    """

    edition: Edition
    language: str
    home: str
    made: datetime

    @property
    def identifier(self) -> str:
        """The DOI of the edition; else a name that is the same each time that this edition is made."""
        if self.edition.doi:
            return f"https://doi.org/{self.edition.doi}"
        name = f"{self.home}#{self.edition.title}#{self.edition.version}"
        return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"

    @property
    def modified(self) -> str:
        """As the package wants it."""
        return self.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def package(publication: Publication, pages: Sequence[Page]) -> str:
    """Return the package document."""
    return TEMPLATES.get_template("package.opf").render(
        publication=publication, pages=pages, features=FEATURES, summary=SUMMARY
    )


def navigation(publication: Publication, pages: Sequence[Page]) -> str:
    """Return the table of contents: a part's pages below its caption, and pages below a page."""
    parts = []
    for caption, group in groupby(pages, lambda page: page.entry.part):
        entries: list[tuple[Page, list[Page]]] = []
        for page in group:
            if page.entry.depth > 1 and entries:
                entries[-1][1].append(page)
            else:
                entries.append((page, []))
        parts.append((caption, entries))
    return TEMPLATES.get_template("navigation.xhtml").render(
        publication=publication, parts=parts, start=pages[0]
    )


def packed(files: Mapping[str, str | bytes], made: datetime) -> bytes:
    """Return the ePub: the same bytes for the same files and time.

    Parameters
    ----------
    files : mapping of str to str or bytes
        Name in the ePub -> what it holds.
    made : datetime
        The time that every file in it bears.
    """
    target = BytesIO()
    when = made.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w") as archive:
        # first and as it is, so that the beginning of the file says what it is
        for name, content in [("mimetype", MIMETYPE), *sorted(files.items())]:
            info = zipfile.ZipInfo(name, when)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, content)
    return target.getvalue()


def container() -> str:
    """Return the file that leads to the package."""
    return (Path(__file__).parent / "templates/container.xml").read_text(encoding="utf-8")
