"""Chapters run again when a file changed that their cells read, or a module of `ipnb/` that they import.

The execution cache goes by a chapter's own code and cannot know of either.
"""

import ast
import hashlib
import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from jupyter_cache import get_cache
from jupyter_cache.cache.db import NbCacheRecord

from ipnb.sphinxext.book import Book, BookEnvironment, Entry
from ipnb.sphinxext.notebooks.imported_files import imported
from ipnb.sphinxext.notebooks.ledger_of_cells import ledger_rows, reads_numbers_alone

CELL = re.compile(r"^(`{3,}|:{3,})\{code-cell\}[^\n]*\n(.*?)^\1\s*$", re.S | re.M)
STAMP = "files-of-chapters.json"  # in the cache's folder, so that both go together


@dataclass(frozen=True)
class Ledger:
    """The claims, which most chapters read for a few of their numbers.

    Attributes
    ----------
    file : Path
        Where they stand.
    claims : dict of str to dict
        Slug -> entry.
    """

    file: Path
    claims: dict[str, Entry]


def cells_of(chapter: Path) -> list[str]:
    """Return the code of a chapter's cells."""
    return [python(cell) for _, cell in CELL.findall(chapter.read_text(encoding="utf-8"))]


def files_behind(chapter: Path, cells: list[str]) -> set[Path]:
    """Return the files on which a chapter's cells depend.

    Those that they name, as they would open them from the chapter's folder, and those that they import.
    """
    named = {chapter.parent / name for cell in cells for name in names_in(cell)}
    modules = {file for cell in cells for file in imported(cell)}
    return modules | {file.resolve() for file in named if file.is_file()}


def python(cell: str) -> str:
    """Return a cell without its options and magics."""
    return "\n".join(line for line in cell.splitlines() if not re.match(r"\s*[%!:]", line))


def names_in(code: str) -> set[str]:
    """Return the strings of a cell that may be names of files."""
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


def digest(files: Iterable[Path], numbers: str = "") -> str:
    """Return one value for the names and contents of files, and for numbers of the ledger."""
    total = hashlib.sha256(numbers.encode())
    for file in sorted(files):
        total.update(f"{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def digest_of(chapter: Path, ledger: Ledger) -> str | None:
    """Return one value for all on which a chapter's cells depend, or None if that is nothing.

    Of the ledger that is what they name of it, if they read it as chapters do; else the whole file.
    """
    cells = cells_of(chapter)
    files, code = files_behind(chapter, cells), "\n".join(cells)
    numbers = ""
    if ledger.file in files and reads_numbers_alone(code):
        files.remove(ledger.file)
        numbers = ledger_rows(code, ledger.claims)
    return digest(files, numbers) if files or numbers else None


def digests(chapters: dict[str, Path], ledger: Ledger) -> dict[str, str]:
    """Return one value for each chapter whose cells depend on anything beside their own code.

    Parameters
    ----------
    chapters : dict of str to Path
        Name of a page -> its file.
    ledger : Ledger
        Of the book.

    Returns
    -------
    dict of str to str
        Pages whose cells depend on nothing else are left out.
    """
    found = {name: digest_of(path, ledger) for name, path in chapters.items()}
    return {name: value for name, value in found.items() if value}


def run_again(
    app: Book, env: BookEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the chapters behind whose cells something has changed, and forget what they gave before."""
    folder = Path(app.config.nb_execution_cache_path or Path(app.outdir).parent / ".jupyter_cache")
    chapters = {name: Path(env.doc2path(name)).resolve() for name in sorted(env.found_docs)}
    now = digests(chapters, Ledger(app.claims_file.resolve(), app.claims))
    stamp = folder / STAMP
    if stamp.exists():
        cached = json.loads(stamp.read_text(encoding="utf-8"))
        stale = {name for name in now if cached.get(name, now[name]) != now[name]}
        keep_only(folder, {path for name, path in chapters.items() if name not in stale})
    else:  # nobody knows of what state of things its results are
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    stamp.write_text(json.dumps(now, indent=1), encoding="utf-8")
    # what was read is kept with the pages: a build that failed on the way is made up for by the next one
    read, env.files_of_cells = getattr(env, "files_of_cells", now), now
    return [name for name in now if read.get(name) != now[name]]


def keep_only(folder: Path, chapters: set[Path]) -> None:
    """Take the results of all other chapters out of the execution cache.

    What a chapter gave that has another name now, or stood in another folder, is found by its code alone, and
    nobody has looked whether that still holds.
    """
    cache = get_cache(folder)
    for record in NbCacheRecord.records_all(cache.db):
        if Path(record.uri).resolve() not in chapters:
            cache.remove_cache(record.pk)
