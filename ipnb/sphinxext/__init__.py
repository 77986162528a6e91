"""The book's own Sphinx extensions: one file, one job (see README.md beside this file)."""

import sys
from pathlib import Path

BOOK = Path(__file__).parents[1]
WEB = BOOK / "web"
NODE_MODULES = BOOK.parent / "node_modules"
VENV_BIN = Path(sys.executable).parent


def write_if_new(path: Path, text: str) -> None:
    """Write a file unless it says so already: what is unchanged is not compressed again."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
