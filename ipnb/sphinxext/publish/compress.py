"""`.gz` and `.br` beside every file that shrinks, for servers that send what is ready."""

import gzip
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from ipnb.sphinxext.book import Book
from ipnb.sphinxext.npm import NODE_MODULES

TEXT = (".html", ".css", ".js", ".mjs", ".svg", ".json", ".txt", ".ipynb", ".csv", ".wasm")
LARGE = 400_000  # bytes from which on the best compression takes too long
FROM_PACKAGES = (".js", ".mjs", ".wasm")  # large, they come from packages and stay: worth keeping
APART = "lite"  # made after the book, which says there what is worth packing
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
    for ready in [*folder.rglob("*.gz"), *folder.rglob("*.br")]:
        if not ready.with_suffix("").exists():
            ready.unlink()
    own = (file for file in sorted(folder.rglob("*")) if file.relative_to(folder).parts[0] != APART)
    waiting = [file for file in own if file.suffix in TEXT and _stale(file)]
    # both libraries let other threads work meanwhile
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return len(list(pool.map(compress_file, waiting)))


def _stale(file: Path) -> bool:
    # Sphinx copies the theme's files with their times, so that a new one may be older than the last
    ready = file.with_name(file.name + ".br")
    return file.is_file() and not (
        ready.exists() and ready.stat().st_mtime_ns == file.stat().st_mtime_ns
    )


def compress_file(file: Path) -> None:
    """Write both forms of one file, with its time on the second."""
    data, changed = file.read_bytes(), file.stat().st_mtime_ns
    kept = len(data) >= LARGE and file.suffix in FROM_PACKAGES
    zipped, brotlied = packed_once(data) if kept else packed(data)
    file.with_name(file.name + ".gz").write_bytes(zipped)
    ready = file.with_name(file.name + ".br")
    ready.write_bytes(brotlied)
    os.utime(ready, ns=(changed, changed))


def write(app: Book) -> None:
    """Compress what was built, after everything else has written."""
    compress(Path(app.outdir))
