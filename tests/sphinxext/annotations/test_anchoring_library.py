"""The library beside the pages: whole, without its comments."""

import re
import subprocess

from ipnb.sphinxext.annotations.anchoring_library import LIBRARY

from .scripts import NODE


def test_it_is_served_without_comments_and_still_works(whole_book):
    folder = whole_book.folder / "_build/html/_static/annotations"
    text = (folder / "approx-string-match.js").read_text(encoding="utf-8")
    assert len(text) < 0.6 * len(LIBRARY.read_text(encoding="utf-8"))
    assert not re.search(r"^\s*(\*|//)", text, re.M)
    code = f"import s from '{folder}/approx-string-match.js'; console.log(s('one two three', 'twa', 1)[0].start)"
    run = subprocess.run(
        [NODE, "--input-type=module", "-e", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "4"
