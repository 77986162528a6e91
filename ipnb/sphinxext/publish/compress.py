"""`.gz` and `.br` beside every file that shrinks, for servers that send what is ready."""

import gzip
import hashlib
import os
from pathlib import Path

import brotli

from ipnb.sphinxext.book import Book
from ipnb.sphinxext.npm import NODE_MODULES

TEXT = (".html", ".css", ".js", ".mjs", ".svg", ".json", ".txt", ".ipynb", ".csv", ".wasm")
LARGE = 400_000  # bytes from which on the best compression takes too long, and a good one is worth keeping
KEPT = NODE_MODULES / ".cache/book"  # goes with the packages that the large files come from


def packed(data: bytes) -> tuple[bytes, bytes]:
    """Return both forms, ``.gz`` and ``.br``."""
    return gzip.compress(data, 9, mtime=0), brotli.compress(
        data, quality=11 if len(data) < LARGE else 9
    )


def packed_once(data: bytes) -> tuple[bytes, bytes]:
    """Return the same for a large file, from where it was kept when another build packed it."""
    name = hashlib.sha256(data).hexdigest()
    places = KEPT / f"{name}.gz", KEPT / f"{name}.br"
    if not all(place.exists() for place in places):
        KEPT.mkdir(parents=True, exist_ok=True)
        for place, form in zip(places, packed(data), strict=True):
            half = place.with_suffix(".half")  # a build that is interrupted leaves no broken file
            half.write_bytes(form)
            half.replace(place)
    return places[0].read_bytes(), places[1].read_bytes()


def compress(folder: Path) -> int:
    """Write both forms of each such file whose forms are missing or of another time, and clear up.

    Returns
    -------
    int
        How many files were compressed.
    """
    done = 0
    for ready in [*folder.rglob("*.gz"), *folder.rglob("*.br")]:
        if not ready.with_suffix("").exists():
            ready.unlink()
    for file in sorted(folder.rglob("*")):
        if file.suffix not in TEXT or not file.is_file():
            continue
        ready = file.with_name(file.name + ".br")
        # Sphinx copies the theme's files with their times, so that a new one may be older than the last
        changed = file.stat().st_mtime_ns
        if ready.exists() and ready.stat().st_mtime_ns == changed:
            continue
        data = file.read_bytes()
        zipped, brotlied = packed(data) if len(data) < LARGE else packed_once(data)
        file.with_name(file.name + ".gz").write_bytes(zipped)
        ready.write_bytes(brotlied)
        os.utime(ready, ns=(changed, changed))
        done += 1
    return done


def write(app: Book) -> None:
    """Compress what was built, after everything else has written."""
    compress(Path(app.outdir))
