"""`.gz` and `.br` beside every text file, for servers that send what is ready."""

import gzip
from pathlib import Path

import brotli

TEXT = (".html", ".css", ".js", ".svg", ".json", ".txt", ".ipynb", ".csv")


def compress(folder: Path) -> int:
    """Write both forms of each text file whose forms are missing or older, and clear up.

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
        if ready.exists() and ready.stat().st_mtime_ns >= file.stat().st_mtime_ns:
            continue
        data = file.read_bytes()
        file.with_name(file.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))
        ready.write_bytes(brotli.compress(data, quality=11 if len(data) < 400_000 else 9))
        done += 1
    return done


def finish(app, error):
    """Compress what was built, after everything else has written."""
    if not error and app.builder.name == "html":
        compress(Path(app.outdir))


def setup(app):
    """Connect the step, as the last one."""
    app.connect("build-finished", finish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
