"""Read once, read offline: the service worker knows the files that every page needs."""

import hashlib
import json
import re
from pathlib import Path

from ipnb.sphinxext.book import Book

WORKER = Path(__file__).with_name("sw.js")
PACKED = (".gz", ".br")
#: has its version in its address, and is kept beyond one edition
PYTHON = re.compile(r"_static/(pyodide/[^/]+/)")
#: what the page for a missing page needs; everything else is kept when it is met
SHELL = (
    "offline.html",
    "_static/book.css",
    "_static/icon.svg",
    "_static/main.js",
    "_static/publish/offline_page.js",
    "_static/progress/progress.js",
)


def shell(out: Path) -> list[str]:
    """Return the addresses that are kept from the first visit on."""
    return [address for address in SHELL if (out / address).exists()]


def files(out: Path) -> list[str]:
    """Return the addresses of everything that makes the whole book work, scoring aside."""
    static = out / "_static"
    wanted = [p for p in sorted(static.rglob("*")) if p.suffix in (".js", ".css", ".woff2", ".svg")]
    wanted += [p for p in (static / "search/index.json",) if p.exists()]
    wanted += sorted((static / "review").glob("*.json"))
    found = [p.relative_to(out).as_posix() for p in wanted]
    return [address for address in found if not PYTHON.match(address)]


def scoring(out: Path) -> list[str]:
    """Return the addresses of what scores an open case: Python, and cases with their keys."""
    static = out / "_static"
    folders = (static / name for name in ("pyodide", "python", "open_cases"))
    wanted = [p for folder in folders for p in sorted(folder.rglob("*.*"))]
    found = [
        p.relative_to(out).as_posix() for p in wanted if p.is_file() and p.suffix not in PACKED
    ]
    needed_by_all = set(files(out))
    return [address for address in found if address not in needed_by_all]


def pages(out: Path) -> list[str]:
    """Return the addresses of every page, for whoever asks to keep the whole book."""
    found = (p.relative_to(out) for p in out.rglob("*.html"))
    # lite/ is large, and keeps what it needs by a service worker of its own
    return sorted(p.as_posix() for p in found if p.parts[0] not in ("_static", "lite"))


def write(app: Book) -> None:
    """Write `sw.js`; its version changes whenever a file that it keeps changes."""
    out = Path(app.outdir)
    book, engine = pages(out), None
    stamp = hashlib.sha256()
    for path in sorted({out / address for address in book} | set((out / "_static").rglob("*"))):
        address = path.relative_to(out).as_posix()
        if found := PYTHON.match(address):
            engine = found[1]
        elif path.is_file() and path.suffix not in PACKED:
            stamp.update(address.encode() + path.read_bytes())
    text = WORKER.read_text(encoding="utf-8")
    values = {
        "VERSION": stamp.hexdigest()[:12], "SHELL": shell(out), "PAGES": book, "FILES": files(out),
        "ENGINE": engine, "SCORING": scoring(out),
    }  # fmt: skip
    for name, value in values.items():
        text = text.replace(f"__{name}__", json.dumps(value))
    (out / "sw.js").write_text(text, encoding="utf-8")
