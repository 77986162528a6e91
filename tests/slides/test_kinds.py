"""The kinds of slides."""

import re
from pathlib import Path

from ipnb.slides import kinds

README = Path(kinds.__file__).with_name("README.md")


def test_the_readme_tells_every_kind_with_all_that_it_may_say():
    """Has somebody to read the code to edit a deck?"""
    rows = dict(re.findall(r"^\| `(\w+): [^`]*` \|(.*)$", README.read_text(encoding="utf-8"), re.M))
    assert set(rows) == {*kinds.KINDS, "piece"}
    for name, kind in kinds.KINDS.items():
        assert all(f"`{option}" in rows[name] for option in kind.options), name
