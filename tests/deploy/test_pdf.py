"""The book on paper, made by the command that the README names."""

import subprocess
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from steps import CHECKOUT

TITLES = ["What interpersonal neurobiology is", "Integration and the river", "Case formulation"]


@pytest.mark.deep
def test_the_pdf_holds_every_chapter_with_still_pictures():
    """Is a chapter missing, or a model blank on paper?"""
    made = subprocess.run(
        ["make", "pdf"], cwd=CHECKOUT, capture_output=True, text=True, timeout=900
    )
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]
    book = PdfReader(CHECKOUT / "_build/interpersonal-neurobiology.pdf")
    pages = (" ".join(page.extract_text().split()) for page in book.pages)
    text = normalize("NFKC", " ".join(pages))  # ligatures are letters again
    for title in TITLES:
        assert title in text
    assert "Teaching model: not fitted to people" in text
    assert book.metadata.title == "Interpersonal neurobiology: a course"
    assert len(book.pages) > 100 and book.outline and book.trailer["/Root"]["/MarkInfo"]["/Marked"]
