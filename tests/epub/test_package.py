"""What makes pages an ePub."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from xml.etree import ElementTree

from ipnb.epub.contents import Entry
from ipnb.epub.package import FEATURES, Publication, container, navigation, package, packed
from ipnb.epub.pages import read_page
from ipnb.sphinxext.citation.edition import Edition

EDITION = Edition("Minds & brains", ("The authors",), "2.0.0", date(2026, 11, 29), "CC-BY-4.0")
MADE = datetime(2026, 11, 29, 12, 0, 2, tzinfo=UTC)
BOOK = Publication(EDITION, "en", "https://example.org/", MADE)
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
PAGES = [
    read_page(Entry(name, part, depth), f"<article><h1>{title}</h1></article>")
    for name, part, depth, title in [
        ("book/index", "", 1, "Front"),
        ("book/one", "First & last", 1, "One"),
        ("book/one/below", "First & last", 2, "Below"),
        ("book/two", "First & last", 1, "Two"),
    ]
]


def test_the_package_lists_every_page_and_says_who_can_read_it():
    tree = ElementTree.fromstring(package(BOOK, PAGES))
    metas = [(one.get("property"), one.text) for one in tree.iter(f"{OPF}meta")]
    assert ("dcterms:modified", "2026-11-29T12:00:02Z") in metas
    assert ("schema:accessModeSufficient", "textual") in metas
    assert [text for name, text in metas if name == "schema:accessibilityFeature"] == list(FEATURES)
    assert len(tree.findall(f".//{OPF}itemref")) == len(PAGES) + 1, "and the contents"


def test_an_edition_keeps_its_name():
    later = Publication(EDITION, "en", "https://example.org/", datetime(2027, 1, 1, tzinfo=UTC))
    assert later.identifier == BOOK.identifier and BOOK.identifier.startswith("urn:uuid:")
    other = Edition("Minds & brains", ("The authors",), "2.1.0", None, doi="10.1/x")
    assert Publication(other, "en", "", MADE).identifier == "https://doi.org/10.1/x"


def test_the_contents_have_parts_and_pages_below_pages():
    tree = ElementTree.fromstring(navigation(BOOK, PAGES).split("<!DOCTYPE html>")[1])
    [contents, _] = tree.iter(f"{XHTML}nav")
    outer = contents.find(f"{XHTML}ol")
    assert [" ".join("".join(li.itertext()).split()) for li in outer] == [
        "Front",
        "First & last One Below Two",
    ]
    assert [a.get("href") for a in contents.iter(f"{XHTML}a")] == [
        "index.xhtml", "one.xhtml", "one-below.xhtml", "two.xhtml"
    ]  # fmt: skip


def test_the_same_files_give_the_same_bytes():
    made = packed({"b": "2", "a": b"1"}, MADE)
    assert made == packed({"a": b"1", "b": "2"}, MADE)
    archive = zipfile.ZipFile(BytesIO(made))
    assert archive.namelist() == ["mimetype", "a", "b"]
    first = archive.infolist()[0]
    assert first.compress_type == zipfile.ZIP_STORED and first.date_time[:3] == (2026, 11, 29)
    assert "EPUB/package.opf" in container()
