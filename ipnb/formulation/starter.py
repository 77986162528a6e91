"""A new case: a commented pair of files that passes every check, to be changed line by line."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).with_name("starter_files")


def write(name: str, case_folder: Path, keys_folder: Path) -> list[Path]:
    """Write ``case.yaml`` into one folder and ``<name>.yaml`` into the folder of keys.

    Raises
    ------
    ValueError
        In plain words, if the name cannot be a folder's, or something would be overwritten.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise ValueError(
            f"“{name}” cannot be a name: use small letters, digits and hyphens, as in 08-a-long-winter"
        )
    files = {case_folder / "case.yaml": "case.yaml.j2", keys_folder / f"{name}.yaml": "key.yaml.j2"}
    for path in files:
        if path.exists():
            raise ValueError(f"{path} is already there")
    for path, template in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (TEMPLATES / template).read_text(encoding="utf-8")
        path.write_text(text.replace("{{ name }}", name), encoding="utf-8")
    return list(files)
