"""Read once, read offline: the service worker knows what a missing page needs, and keeps what a reader meets."""

import hashlib
import json
import re
from pathlib import Path

from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.publish import versions

WORKER = Path(__file__).with_name("sw.js")
PACKED = (".gz", ".br")
#: has its version in its address, and is kept beyond one edition
PYTHON = re.compile(r"_static/(pyodide/[^/]+/)")
#: what pages load as scripts and styles; a picture's old copy is as good as a new one
LOADED = re.compile(r"\.(?:js|css)\?")
#: what the page for a missing page needs; everything else is kept when it is met
SHELL = (
    "offline.html",
    "_static/book.css",
    "_static/icon.svg",
    "_static/main.js",
    "_static/publish/offline_page.js",
    "_static/progress/progress.js",
)


def shell(out: Path, versioned: list[str]) -> list[str]:
    """Return the addresses that are kept from the first visit on, as pages ask for them."""
    return as_asked([address for address in SHELL if (out / address).exists()], versioned)


def as_asked(addresses: list[str], versioned: list[str]) -> list[str]:
    """Return addresses with their versions where pages ask for one."""
    known = {address.partition("?")[0]: address for address in versioned}
    return [known.get(address, address) for address in addresses]


def files(out: Path) -> list[str]:
    """Return the addresses of everything that makes the whole book work, scoring aside."""
    static = out / "_static"
    wanted = [p for p in sorted(static.rglob("*")) if p.suffix in (".js", ".css", ".woff2", ".svg")]
    wanted += [p for p in (static / "search/index.json",) if p.exists()]
    wanted += sorted((static / "review").glob("*.json"))
    wanted += [p for p in sorted((static / "beside").rglob("*")) if p.suffix in (".html", ".json")]
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
    return [page.relative_to(out).as_posix() for page in versions.pages(out)]


def write(app: Book) -> None:
    """Write `sw.js`, whose version changes whenever a file that it keeps changes, and the lists for the whole."""
    out = Path(app.outdir)
    book, engine, versioned = pages(out), None, versions.stamp(out)
    total = hashlib.sha256()
    for path in sorted({out / address for address in book} | set((out / "_static").rglob("*"))):
        address = path.relative_to(out).as_posix()
        if found := PYTHON.match(address):
            engine = found[1]
        elif path.is_file() and path.suffix not in PACKED:
            total.update(address.encode() + path.read_bytes())
    text = WORKER.read_text(encoding="utf-8")
    values = {
        "VERSIONED": [one for one in versioned if LOADED.search(one)],
        "VERSION": total.hexdigest()[:12], "ENGINE": engine, "SHELL": shell(out, versioned),
    }  # fmt: skip
    for name, value in values.items():
        text = text.replace(f"__{name}__", json.dumps(value))
    write_if_new(out / "sw.js", text)
    whole = {"book": book + as_asked(files(out), versioned), "scoring": scoring(out)}
    write_if_new(out / "whole-course.json", json.dumps(whole))
