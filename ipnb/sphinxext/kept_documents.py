"""The book's YAML files as they were read last: reading takes a tenth of a build without changes."""

import hashlib
import os
import pickle
from functools import cache
from pathlib import Path
from typing import cast

from ipnb.documents import document
from ipnb.documents.document import Document, read_document
from ipnb.sphinxext.npm import KEPT, NODE_MODULES

#: goes with the packages, as all that builds keep
FOLDER = KEPT / "documents"
#: bytes from which on a file is kept: a smaller one is read as soon as it is found
WORTH = 10_000


def read_once(path: Path) -> Document:
    """Read a YAML file as `read_document` does, or take what it gave when the file was the same.

    Raises
    ------
    DocumentError
        As there; what cannot be read is not kept.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return read_document(path)  # which says what is wrong
    if len(data) < WORTH or not NODE_MODULES.is_dir():
        return read_document(path)
    state = _state(path, data).encode()
    kept = FOLDER / f"{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]}.pickle"
    # what another edition of the reader kept is not even unpacked
    if kept.exists() and (held := kept.read_bytes()).startswith(state):
        return cast("Document", pickle.loads(held[len(state) :]))
    found = read_document(path)
    FOLDER.mkdir(parents=True, exist_ok=True)
    half = kept.with_suffix(f".{os.getpid()}")  # another build finds the whole of it, or nothing
    half.write_bytes(state + pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
    half.replace(kept)
    return found


def _state(path: Path, data: bytes) -> str:
    """Return one value for all that decides what reading gives: name, content, and the reader."""
    name = f"{path}\0{_reader()}\0".encode()
    return hashlib.sha256(name + data).hexdigest()


@cache
def _reader() -> str:
    return hashlib.sha256(Path(document.__file__).read_bytes()).hexdigest()
