"""The book as one PDF: Sphinx makes one page of it, Chromium prints that page without running a script.

So the models show their still pictures and words, the figures their drawings. The PDF is tagged for screen
readers and has an outline.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

MARGINS = {"top": "18mm", "bottom": "20mm", "left": "18mm", "right": "18mm"}
FOOT = (
    '<div style="width: 100%; font: 8pt serif; text-align: center; color: #555">'
    '<span class="pageNumber"></span></div>'
)


def write_pdf(folder: Path, target: Path) -> int:
    """Print the one page that Sphinx made.

    Parameters
    ----------
    folder
        What the builder ``singlehtml`` wrote.
    target
        Where the PDF is written.

    Returns
    -------
    int
        Its size in bytes.
    """
    # the builder writes the page below book/, and every address in it as seen from the folder itself
    page_file = folder / "whole.html"
    shutil.copyfile(folder / "book/index.html", page_file)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        # its content policy names a server, and here there is none
        page = browser.new_context(java_script_enabled=False, bypass_csp=True).new_page()
        page.goto(page_file.as_uri())
        made = page.pdf(
            path=target,
            format="A4",
            margin=MARGINS,
            print_background=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=FOOT,
            outline=True,
            tagged=True,
        )
        browser.close()
    return len(made)


if __name__ == "__main__":
    print(f"{write_pdf(Path(sys.argv[1]), Path(sys.argv[2])) / 1e6:.1f} MB")
