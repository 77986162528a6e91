"""Small packages for the tests of `lite/`."""

import zipfile
from pathlib import Path


def wheel(folder: Path, name: str, files: dict[str, str]) -> Path:
    """Write a package with these files."""
    path = folder / name
    with zipfile.ZipFile(path, "w") as made:
        for inside, text in files.items():
            made.writestr(inside, text)
    return path
