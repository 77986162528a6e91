"""What npm has not installed is named with its remedy."""

import pytest
from sphinx.errors import ExtensionError

from ipnb.sphinxext import npm


def test_what_is_there_is_returned(tmp_path):
    assert npm.require("A folder", tmp_path) == tmp_path
    with pytest.raises(ExtensionError, match="run `make book`, which installs it"):
        npm.require("A library", tmp_path / "library.js")


def test_without_node_modules_the_remedy_is_named(book):
    """A plain clone has none: say what to run."""
    (book.folder / "node_modules").unlink()
    book.write("book/formula.md", "# Formula\n\nWords and $x$.\n")
    run = book.build()
    assert run.returncode != 0
    assert "run `make book`, which installs it" in run.stdout + run.stderr
