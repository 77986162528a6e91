"""Files with their version in their address: `book.css?v=12ab34cd` is another address once the file has changed.

So no cache between a server and a reader, however it is set, joins a new page to an old style. The versions are
put into finished pages, so that a changed style or script writes no page again from its source.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

#: beside the pages: files of theirs, notebooks with a program around them, decks that stand whole in each file
NO_PAGES = {"_static", "lite", "slides"}
ADDRESS = re.compile(r"(_static/([\w./-]+))\?v=[0-9a-f]{8}")


def digest(path: Path) -> str:
    """Return eight hex digits that change with a file, for its address."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def pages(out: Path) -> list[Path]:
    """Return the files of the site's pages, without those of the parts in `NO_PAGES`."""
    return sorted(p for p in out.rglob("*.html") if p.relative_to(out).parts[0] not in NO_PAGES)


def stamp(out: Path) -> list[str]:
    """Give every file that a page asks for by version its present one.

    Returns
    -------
    list of str
        These files' addresses with their versions, from the site's root.
    """
    present = cache(lambda name: f"_static/{name}?v={digest(out / '_static' / name)}")
    found: set[str] = set()
    for page in pages(out):
        text = page.read_text(encoding="utf-8")
        now = ADDRESS.sub(lambda match: present(match[2]), text)
        if now != text:
            page.write_text(now, encoding="utf-8")
        found.update(match[0] for match in ADDRESS.finditer(now))
    return sorted(found)
