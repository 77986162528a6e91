"""Keeps a copy of parts of the checkout in step with it, and never writes over a change in the copy."""

import hashlib
import json
from pathlib import Path

from steps import files

RECORD = ".ipnb-copied.json"


def keep_in_step(source: Path, parts: tuple[str, ...], copy: Path) -> list[str]:
    """Copy files that are new or changed in `source`; take away what is gone there.

    A file that was changed in the copy since it was put there stays as it is.

    Returns
    -------
    list of str
        The files that stay although `source` has another version now.
    """
    record = copy / RECORD
    put = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
    wanted = {
        str(path.relative_to(source)): path for path in files(source / part for part in parts)
    }
    kept = []
    for name in sorted(put.keys() | wanted.keys()):
        there, here = copy / name, wanted.get(name)
        due = what_is_due(fingerprint(here), fingerprint(there), put.get(name))
        if due == "tell":
            kept.append(name)
        elif due == "copy":
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(here.read_bytes())
            put[name] = fingerprint(here)
        elif due == "remove":
            there.unlink(missing_ok=True)
            del put[name]
    record.write_text(json.dumps(put, indent=1, sort_keys=True), encoding="utf-8")
    return kept


def what_is_due(source: str | None, copy: str | None, put: str | None) -> str:
    """Decide about one file from its fingerprints in the source, in the copy, and when it was put there.

    Returns
    -------
    str
        ``copy``, ``remove``, ``leave``, or ``tell``: it stays although the source has another version now.
    """
    is_changed_in_copy = copy is not None and copy != put
    if source is None:
        return "leave" if is_changed_in_copy else "remove"
    if is_changed_in_copy and source != copy:
        return "leave" if source == put else "tell"
    return "copy"


def fingerprint(path: Path | None) -> str | None:
    """Return a value for what is in a file; None if there is no file."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path and path.exists() else None
