"""Read once, read offline: the service worker knows the files that every page needs."""

import hashlib
import json
from pathlib import Path

from . import WEB

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
    kept, book = shell(out), pages(out)
    stamp = hashlib.sha256()
    for address in [*kept, *book]:
        stamp.update(address.encode() + (out / address).read_bytes())
    text = (WEB / "offline" / "sw.js").read_text(encoding="utf-8")
    for name, value in {"VERSION": stamp.hexdigest()[:12], "SHELL": kept, "PAGES": book}.items():
        text = text.replace(f"__{name}__", json.dumps(value))
    (out / "sw.js").write_text(text, encoding="utf-8")


def setup(app):
    """Connect the step: after fonts, before compression."""
    app.connect("build-finished", write, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
