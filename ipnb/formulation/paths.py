"""Where cases and keys stand in a course's folder."""

import os
from pathlib import Path


def course_root(start: Path) -> Path:
    """Return the nearest folder upwards with ``nbgrader_config.py`` or ``source/``; else the start."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "nbgrader_config.py").exists() or (folder / "source").is_dir():
            return folder
    return start


def course_cases(root: Path) -> list[Path]:
    """Return every ``case.yaml`` of the assignments of a course."""
    return sorted((root / "source").glob("*/case.yaml"))


def find_key(case_file: Path, case_id: str) -> Path:
    """Return where a case's key is: beside it (practice), or ``<id>.yaml`` in ``IPNB_KEYS``, or in ``keys/``."""
    if (beside := case_file.with_name("key.yaml")).exists():
        return beside
    return keys_folder(course_root(case_file.parent)) / f"{case_id}.yaml"


def items_file(key_file: Path) -> Path:
    """Return where counts of earlier classes stand: beside the key, which they give away as a key does.

    The ending is not the key's, so that whoever looks for keys does not find them.
    """
    return key_file.with_name(f"{key_file.stem}.items.json")


def keys_folder(root: Path) -> Path:
    """Return ``IPNB_KEYS``, or ``keys/`` at the course's root."""
    return Path(os.environ.get("IPNB_KEYS") or root / "keys")


def released_case(case_file: Path, case_id: str) -> Path:
    """Return where `nbgrader generate_assignment` puts what students receive of a case."""
    return course_root(case_file.parent) / "assignments" / case_id / "case.json"


def from_here(file: str | Path) -> str:
    """Return a path as seen from the working directory, if it is below."""
    path = Path(file)
    below = path.is_absolute() and path.is_relative_to(Path.cwd())
    return str(path.relative_to(Path.cwd())) if below else str(file)
