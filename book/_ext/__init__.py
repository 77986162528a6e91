"""The book's own Sphinx extensions: one file, one job (see README.md beside this file)."""

from pathlib import Path

BOOK = Path(__file__).parents[1]
WEB = BOOK / "web"
NODE_MODULES = BOOK.parent / "node_modules"
