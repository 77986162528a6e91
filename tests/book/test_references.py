"""The list of references: each work once, and complete enough to be found."""

import re

import pytest
from pybtex.database import Entry, parse_file

from .texts import BOOK, TEXTS, cited

ENTRIES = parse_file(str(BOOK / "references.bib")).entries
#: articles whose volume, pages or DOI we could not see in any source, and how they can be found all the same
INCOMPLETE = {
    "blanco2014switching": "seen in an abstract; JAMA Psychiatry of 2014 holds it once",
    "darby2023phase": "an electronic journal; its address is given",
    "luke2020perceptions": "volume is given; the journal's pages are open",
    "lunkenheimer2011flexibility": "seen on the journal's page, whose address is given",
    "roisman2008twins": "seen in an abstract; Developmental Psychology of 2008 holds it once",
    "siegel1982overdose": "seen where it is quoted; Science of 1982 holds it once",
    "siegel2006approach": "volume is given; one article of that title",
    "siegel2010choir": "a magazine; the year and title lead to it",
    "vanvliet2021phase": "an electronic journal without pages; one article of that title",
}


def findable(entry: Entry) -> bool:
    """Whether an article has a DOI, or a volume and pages."""
    return "doi" in entry.fields or {"volume", "pages"} <= set(entry.fields)


def plain(title: str) -> str:
    """A title without markup and case."""
    return re.sub(r"[^a-z0-9]", "", title.lower())


@pytest.mark.parametrize("fields", [("doi",), ("title", "year")], ids="-".join)
def test_no_work_stands_twice(fields):
    """Would a reader meet one paper under two letters of a year? (Editions differ by their years.)"""
    seen = {}
    for key, entry in ENTRIES.items():
        if set(fields) <= set(entry.fields):
            seen.setdefault(tuple(plain(entry.fields[field]) for field in fields), []).append(key)
    assert not [keys for keys in seen.values() if len(keys) > 1]


def test_every_article_can_be_found():
    """Which article lacks what one needs to find it, and is not known to lack it?"""
    lacking = {
        key for key, entry in ENTRIES.items() if entry.type == "article" and not findable(entry)
    }
    assert lacking == set(INCOMPLETE)


def test_an_article_without_pages_would_be_found():
    """Does the check see what it is for?"""
    assert not findable(Entry("article", [("title", "A"), ("volume", "3")]))
    assert findable(Entry("article", [("volume", "3"), ("pages", "1--2")]))


def test_whoever_is_criticised_by_name_is_cited():
    """Is a named author's page in the list, where the chapter and the page of sources name him?"""
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        if re.search(r"\bJon Daily\b", text) and path.suffix == ".md":
            assert "dailyaddiction" in cited(text), path.name
    assert {"porges2025status", "porges2026critique"} <= set(ENTRIES)
