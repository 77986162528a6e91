"""`.br` beside every file that shrinks, for servers that send what is ready.

No `.gz`: whoever takes no Brotli is served by a server that packs as it sends, as GitHub Pages, Caddy and the
hub's own service do; it would be a sixth of the site.
"""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from ipnb.sphinxext import npm
from ipnb.sphinxext.book import Book

TEXT = (".html", ".css", ".js", ".mjs", ".svg", ".json", ".txt", ".csv", ".wasm")
LARGE = 400_000  # bytes from which on the best compression takes too long, for what is no page
FROM_PACKAGES = (".js", ".mjs", ".wasm")  # large, they come from packages and stay: worth keeping
APART = "lite"  # made after the book, which says there what is worth packing
#: a page is packed in a third of the time with 10, and is a fiftieth larger: worth it for the heaviest alone
OF_PAGES, HEAVY_PAGE = 10, 120_000
BEST, OF_LARGE = 11, 9


def packed(data: bytes, kind: str) -> bytes:
    """Return the packed form of a file of this ending; of a large one with less pains."""
    if kind == ".html":
        quality = OF_PAGES if len(data) < HEAVY_PAGE else BEST
    else:
        quality = BEST if len(data) < LARGE else OF_LARGE
    form: bytes = brotli.compress(data, quality=quality)
    return form


def packed_once(data: bytes, kind: str) -> bytes:
    """Return the same for a large file, from where it was kept when another build packed it."""
    name = f"{hashlib.sha256(data).hexdigest()}.br"
    return npm.kept(name, lambda file: file.write_bytes(packed(data, kind))).read_bytes()


def compress(folder: Path) -> int:
    """Write the packed form of each such file where it is missing or of another time, and clear up.

    Returns
    -------
    int
        How many files were compressed.
    """
    # `.gz` of builds before there were none
    for ready in [*folder.rglob("*.gz"), *folder.rglob("*.br")]:
        if ready.suffix == ".gz" or not ready.with_suffix("").exists():
            ready.unlink()
    own = (file for file in sorted(folder.rglob("*")) if file.relative_to(folder).parts[0] != APART)
    waiting = [file for file in own if file.suffix in TEXT and _stale(file)]
    # the largest first, so that no thread is left with it at the end
    waiting.sort(key=lambda file: -file.stat().st_size)
    # the library lets other threads work meanwhile
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return len(list(pool.map(compress_file, waiting)))


def _stale(file: Path) -> bool:
    # Sphinx copies the theme's files with their times, so that a new one may be older than the last
    ready = file.with_name(file.name + ".br")
    return file.is_file() and not (
        ready.exists() and ready.stat().st_mtime_ns == file.stat().st_mtime_ns
    )


def _holds(ready: Path, data: bytes) -> bool:
    try:
        return ready.exists() and bool(brotli.decompress(ready.read_bytes()) == data)
    except brotli.error:
        return False  # a build was interrupted


def compress_file(file: Path) -> None:
    """Write the packed form of one file, with the file's time; a file written as it was keeps the form."""
    data, changed = file.read_bytes(), file.stat().st_mtime_ns
    ready = file.with_name(file.name + ".br")
    if not _holds(ready, data):
        kept = len(data) >= LARGE and file.suffix in FROM_PACKAGES
        ready.write_bytes((packed_once if kept else packed)(data, file.suffix))
    os.utime(ready, ns=(changed, changed))


def write(app: Book) -> None:
    """Compress what was built, after everything else has written."""
    compress(Path(app.outdir))
