"""Decks, decks with notes and handouts as PDF: Chromium prints what `python -m ipnb.slides` wrote.

A deck is printed by reveal.js itself, a page a slide and step; the others are pages for paper. All are tagged for
screen readers and have an outline.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

#: printed by reveal.js, which lays its slides out as pages when it is asked to
PRINT = "?view=print"
LAID_OUT = "document.querySelectorAll('.pdf-page').length > 0"


def write_pdfs(folder: Path) -> list[Path]:
    """Print every deck of a folder, with and without notes, and its handouts.

    Parameters
    ----------
    folder
        What ``python -m ipnb.slides`` wrote.

    Returns
    -------
    list of Path
        The PDFs, each beside its page.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        made = [write_pdf(browser, page) for page in sorted(folder.glob("week-*.html"))]
        browser.close()
    return made


def write_pdf(browser: Browser, file: Path) -> Path:
    """Print one page beside itself."""
    target = file.with_suffix(".pdf")
    is_deck = not file.stem.endswith(("-notes", "-handouts"))
    page = browser.new_page()
    page.goto(file.as_uri() + (PRINT if is_deck else ""))
    if is_deck:
        page.wait_for_function(LAID_OUT)
    page.pdf(
        path=target,
        format="A4",
        prefer_css_page_size=is_deck,
        print_background=True,
        outline=True,
        tagged=True,
    )
    page.close()
    return target


if __name__ == "__main__":
    made = write_pdfs(Path(sys.argv[1]))
    print(f"{len(made)} PDFs, {sum(path.stat().st_size for path in made) / 1e6:.1f} MB")
