"""How a chapter or the book is cited: as a sentence, as BibTeX and as RIS."""

from dataclasses import dataclass

from markupsafe import Markup, escape
from pybtex.database import BibliographyData, Entry, Person

from ipnb.sphinxext.citation.edition import Edition

#: RIS is a format of lines that end as on Windows
RIS_LINE = "\r\n"


@dataclass(frozen=True)
class Work:
    """What is cited: a chapter, or the whole book.

    Attributes
    ----------
    edition : Edition
    title : str
        Of the chapter; of the book if ``chapter`` is empty.
    chapter : str
        Its number.
    key : str
        The page below the site's root, without its ending.
    address : str
        Where it stands on the web; empty while `_config.yml` names no address.
    """

    edition: Edition
    title: str
    chapter: str
    key: str
    address: str

    @property
    def place(self) -> str:
        """The DOI of the edition before an address, which may move."""
        if self.edition.doi and not self.chapter:
            return f"https://doi.org/{self.edition.doi}"
        return self.address


def sentence(work: Work) -> Markup:
    """Return a reference in APA's style; without a year the edition is one that is still being made."""
    edition = work.edition
    names = escape(" & ".join(edition.authors))
    book = Markup("<cite>{}</cite>").format(edition.title)
    where = f"Version {edition.version}"
    if work.chapter:
        title = Markup("{}. In {} ({}, Chapter {}).").format(work.title, book, where, work.chapter)
    else:
        title = Markup("{} ({}).").format(book, where)
    said = Markup("{} ({}). {}").format(names, edition.year or "n.d.", title)
    return said + (Markup(" {}").format(work.place) if work.place else Markup(""))


def bibtex(work: Work) -> str:
    """Return an entry of BibTeX; braces keep capitals and names of groups as they are."""
    edition = work.edition
    fields = {"title": f"{{{work.title}}}"}
    if work.chapter:
        fields |= {"booktitle": f"{{{edition.title}}}", "chapter": work.chapter}
    fields |= {"year": edition.year, "note": f"Version {edition.version}"}
    fields |= {"doi": "" if work.chapter else edition.doi, "url": work.address}
    entry = Entry(
        "incollection" if work.chapter else "book",
        fields={name: value for name, value in fields.items() if value},
        persons={"author": [_person(name) for name in edition.authors]},
    )
    label = f"ipnb-{work.key.rpartition('/')[2]}" if work.chapter else "ipnb"
    return str(BibliographyData({label: entry}).to_string("bibtex"))


def _person(name: str) -> Person:
    # a name without a comma is a group's, which must not be taken apart
    return Person(name if "," in name else f"{{{name}}}")


def ris(work: Work) -> str:
    """Return a record of RIS, which Zotero, Mendeley and EndNote read."""
    edition = work.edition
    fields = [("TY", "CHAP" if work.chapter else "BOOK"), ("TI", work.title)]
    fields += [("AU", name) for name in edition.authors]
    if work.chapter:
        fields += [("T2", edition.title)]
    fields += [("PY", edition.year), ("N1", f"Version {edition.version}"), ("UR", work.place)]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return RIS_LINE.join([*lines, "ER  - ", ""])
