"""Chapters whose cells read a file run again when the file changed: the execution cache sees code alone."""

import ast
import hashlib
import json
import re
from pathlib import Path
from typing import TypeGuard

from jupyter_cache import get_cache
from jupyter_cache.cache.db import NbCacheRecord

from ipnb.sphinxext.book import Book, BookEnvironment

CELL = re.compile(r"^(`{3,}|:{3,})\{code-cell\}[^\n]*\n(.*?)^\1\s*$", re.S | re.M)
STAMP = "files-of-cells.json"  # in the cache's folder, so that both go together


def files_named(chapter: Path) -> list[Path]:
    """Return the files that a chapter's cells name, as they would open them from the chapter's folder."""
    cells = CELL.findall(chapter.read_text(encoding="utf-8"))
    named = {name for _, cell in cells for name in names_in(cell)}
    return sorted(file for name in named if (file := (chapter.parent / name).resolve()).is_file())


def names_in(cell: str) -> set[str]:
    """Return the strings of a cell that may be names of files."""
    code = "\n".join(line for line in cell.splitlines() if not re.match(r"\s*[%!:]", line))
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return set()  # the kernel will say so, with the line
    strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value for value in strings if _path_like(value)}


def _path_like(value: object) -> TypeGuard[str]:
    return (
        isinstance(value, str) and 0 < len(value) < 200 and "\n" not in value and "\0" not in value
    )


def digest(files: list[Path]) -> str:
    """Return one value for the names and contents of files."""
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def digests(chapters: dict[str, Path]) -> dict[str, str]:
    """Return one value for each chapter whose cells read files.

    Parameters
    ----------
    chapters : dict of str to Path
        Name of a page -> its file.

    Returns
    -------
    dict of str to str
        Pages whose cells read no file are left out.
    """
    named = {name: files_named(path) for name, path in chapters.items()}
    return {name: digest(files) for name, files in named.items() if files}


def run_again(
    app: Book, env: BookEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the chapters whose cells read something that has changed, and forget what they gave before."""
    folder = Path(app.config.nb_execution_cache_path or Path(app.outdir).parent / ".jupyter_cache")
    chapters = {name: Path(env.doc2path(name)).resolve() for name in sorted(env.found_docs)}
    now = digests(chapters)
    stamp = folder / STAMP
    cached = json.loads(stamp.read_text(encoding="utf-8")) if stamp.exists() else {}
    if stale := [name for name in now if cached.get(name, now[name]) != now[name]]:
        forget(folder, {chapters[name] for name in stale})
    folder.mkdir(parents=True, exist_ok=True)
    stamp.write_text(json.dumps(now, indent=1), encoding="utf-8")
    # what was read is kept with the pages: a build that failed on the way is made up for by the next one
    read, env.files_of_cells = getattr(env, "files_of_cells", now), now
    return [name for name in now if read.get(name) != now[name]]


def forget(folder: Path, chapters: set[Path]) -> None:
    """Take the results of these chapters out of the execution cache."""
    cache = get_cache(folder)
    for record in NbCacheRecord.records_all(cache.db):
        if Path(record.uri).resolve() in chapters:
            cache.remove_cache(record.pk)
