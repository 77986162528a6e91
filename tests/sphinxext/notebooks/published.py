"""The notebooks of the real book, for the tests that look at them."""

from pathlib import Path
from typing import Any

import nbformat

RIVER = "book/foundations/integration-and-the-river"


def notebooks(site: Path) -> dict[str, Any]:
    """Every chapter's notebook, by the name of its page."""
    return {
        path.relative_to(site).with_suffix("").as_posix(): nbformat.read(path, as_version=4)
        for path in sorted((site / "book").rglob("*.ipynb"))
    }


def text_of(site: Path, name: str = RIVER) -> str:
    """All Markdown of one notebook."""
    book = nbformat.read(site / f"{name}.ipynb", as_version=4)
    return "\n\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")
