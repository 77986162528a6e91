"""A new case: a commented pair of files that passes every check, to be changed line by line.

Their first lines tell an editor where the schemas are: in a folder ``.schemas`` beside ``source/``, and in
another one inside the folder of keys, which may be anywhere. So the address is the same on every machine,
and no network is needed.
"""

import re
from pathlib import Path

from ipnb.formulation.schema import published

TEMPLATES = Path(__file__).with_name("scaffold_files")
FOLDER = ".schemas"


def write(name: str, root: Path, keys_folder: Path) -> list[Path]:
    """Write ``source/<name>/case.yaml`` into a course, and ``<name>.yaml`` into the folder of keys.

    Raises
    ------
    ValueError
        In plain words, if the name cannot be a folder's, or something would be overwritten.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise ValueError(
            f"“{name}” cannot be a name: use small letters, digits and hyphens, as in 08-a-long-winter"
        )
    files = {
        root / "source" / name / "case.yaml": "case.yaml.j2",
        keys_folder / f"{name}.yaml": "key.yaml.j2",
    }
    for path in files:
        if path.exists():
            raise ValueError(f"{path} is already there")
    for path, template in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (TEMPLATES / template).read_text(encoding="utf-8")
        path.write_text(text.replace("{{ name }}", name), encoding="utf-8")
    write_schemas(root, keys_folder)
    return list(files)


def first_line(name: str) -> str:
    """Return the line that leads an editor to the schema of a ``case`` or ``key``."""
    return (TEMPLATES / f"{name}.yaml.j2").read_text(encoding="utf-8").splitlines()[0]


def write_schemas(root: Path, keys_folder: Path) -> list[Path]:
    """Write the schemas of this version of the course where the first lines look for them."""
    written = []
    for folder, name in ((root, "case.schema.json"), (keys_folder, "key.schema.json")):
        path = folder / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(published()[name])
        written.append(path)
    return written
