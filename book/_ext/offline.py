"""Read once, read offline: the service worker knows the files that every page needs."""

import hashlib
import json
import re
from pathlib import Path

from . import WEB

PACKED = (".gz", ".br")
PYTHON = re.compile(
    r"_static/(pyodide/[^/]+/)"
)  # has its version in its address, and is kept beyond one edition
LATER = (
    "plotly",
    "searchtools",
    "language_data",
    "documentation_options",
)  # fetched when used, kept from then on


def shell(out: Path) -> list[str]:
    """Addresses of what makes any page whole: style, scripts, living models, the font for formulas."""
    static = out / "_static"
    files = [p for p in sorted(static.rglob("*")) if p.suffix in (".js", ".css", ".woff2", ".svg")]
    return [p.relative_to(out).as_posix() for p in files if not p.name.startswith(LATER)]


def pages(out: Path) -> list[str]:
    """Addresses of every page, for whoever asks to keep the whole book."""
    return sorted(p.relative_to(out).as_posix() for p in out.rglob("*.html") if "_static" not in p.parts)


def write(app, error):
    """Write `sw.js`; its version changes whenever a file that it keeps changes."""
    if error or app.builder.name != "html":
        return
    out = Path(app.outdir)
    kept, book, engine = shell(out), pages(out), None
    stamp = hashlib.sha256()
    for path in sorted({out / address for address in book} | set((out / "_static").rglob("*"))):
        address = path.relative_to(out).as_posix()
        if found := PYTHON.match(address):
            engine = found[1]
        elif path.is_file() and path.suffix not in PACKED:
            stamp.update(address.encode() + path.read_bytes())
    text = (WEB / "offline" / "sw.js").read_text(encoding="utf-8")
    values = {"VERSION": stamp.hexdigest()[:12], "SHELL": kept, "PAGES": book, "ENGINE": engine}
    for name, value in values.items():
        text = text.replace(f"__{name}__", json.dumps(value))
    (out / "sw.js").write_text(text, encoding="utf-8")


def setup(app):
    """Connect the step: after fonts, before compression."""
    app.connect("build-finished", write, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
