"""Decks, notes and handouts on paper, made by the command that the README names."""

import subprocess
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from steps import CHECKOUT

FOLDER = CHECKOUT / "_build/slides"


def text_of(name: str) -> tuple[int, str]:
    """The number of pages, and all words."""
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(FOLDER / name).pages]
    return len(pages), normalize("NFKC", " ".join(pages))  # ligatures are letters again


@pytest.mark.deep
def test_every_week_has_a_deck_notes_and_handouts_as_pdf():
    """Is a PDF missing, or are the notes cut off?"""
    made = subprocess.run(
        ["make", "slides"], cwd=CHECKOUT, capture_output=True, text=True, timeout=900
    )
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]
    names = sorted(path.name for path in FOLDER.glob("*.pdf"))
    assert len(names) == 3 * 14
    for name in names:
        file = PdfReader(FOLDER / name)
        assert file.trailer["/Root"]["/MarkInfo"]["/Marked"] and file.metadata.title
    slides, words = text_of("week-05.pdf")
    assert slides >= 20 and "Eleven offers" in words and "beside the point" not in words
    wide = PdfReader(FOLDER / "week-05.pdf").pages[0].mediabox
    assert wide.width / wide.height == pytest.approx(1280 / 720, rel=0.02)
    pages, words = text_of("week-05-notes.pdf")
    assert pages >= 20 and "Slide 20 of 20" in words and "beside the point" in words
    assert "That is a fact about him as well as about her." in words
    pages, words = text_of("week-05-handouts.pdf")
    assert pages >= 5 and "Consent and opting out." in words and "Simply good." not in words
