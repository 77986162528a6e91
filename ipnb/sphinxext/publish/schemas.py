"""The JSON Schemas of cases, keys and answers, at `schemas/` in the published book, for editors."""

from pathlib import Path

from ipnb.formulation.schema import published
from ipnb.sphinxext.book import Book


def write(app: Book) -> None:
    """Copy the files as they are."""
    folder = Path(app.outdir) / "schemas"
    folder.mkdir(exist_ok=True)
    for name, content in published().items():
        (folder / name).write_bytes(content)
