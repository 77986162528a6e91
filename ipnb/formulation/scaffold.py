"""A new case: a pair of files that passes every check but for what its author has to write.

Their first lines tell an editor where the schemas are: in a folder ``.schemas`` beside ``source/``, and in
another one inside the folder of keys, which may be anywhere. So the address is the same on every machine,
and no network is needed.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ipnb.documents.document import parse_document
from ipnb.formulation.corrections import words_by_id
from ipnb.formulation.schema import published

FILES = Path(__file__).with_name("scaffold_files")
FOLDER = ".schemas"
LONGEST_NAME = 80


@dataclass(frozen=True)
class Template:
    """A pair of files to begin with.

    Attributes
    ----------
    words : str
        What it holds, for whoever chooses.
    title : str
        The title of a case that is given none.
    """

    words: str
    title: str


#: name -> what it is; the first is taken unless another is asked for
TEMPLATES = {
    "full": Template(
        "A whole case to change line by line: states, five Ps, plan and safety, with comments. It passes.",
        "Wen and the night bus",
    ),
    "short": Template(
        "A short one with gaps: twenty lines to judge as states, and the window. Each gap says what is wanted.",
        "TO WRITE: a title that gives nothing away",
    ),
}


def write(
    name: str, root: Path, keys_folder: Path, template: str = "full", title: str = ""
) -> list[Path]:
    """Write ``source/<name>/case.yaml`` into a course, and ``<name>.yaml`` into the folder of keys.

    Parameters
    ----------
    name : str
        The assignment's.
    root, keys_folder : Path
    template : str
        One of `TEMPLATES`.
    title : str
        What students see; the template's own unless said.

    Raises
    ------
    ValueError
        In plain words, if the name cannot be a folder's, or something would be overwritten.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) or len(name) > LONGEST_NAME:
        raise ValueError(
            f"“{name}” cannot be a name: use small letters, digits and hyphens, as in 08-a-long-winter"
        )
    if template not in TEMPLATES:
        raise ValueError(f"there is no template {template}; there are {', '.join(TEMPLATES)}")
    files = {
        root / "source" / name / "case.yaml": "case",
        keys_folder / f"{name}.yaml": "key",
    }
    for path in files:
        if path.exists():
            raise ValueError(f"{path} is already there")
    for path, part in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_filled(template, part, name, title), encoding="utf-8")
    write_schemas(root, keys_folder)
    return list(files)


def _filled(template: str, part: str, name: str, title: str) -> str:
    text = (FILES / template / f"{part}.yaml.j2").read_text(encoding="utf-8")
    words = json.dumps(" ".join(title.split()) or TEMPLATES[template].title, ensure_ascii=False)
    return text.replace("{{ name }}", name).replace("{{ title }}", words)


@cache
def template_words() -> frozenset[str]:
    """Return the words of the case that the full template tells, which no other case should keep.

    Headings are left out: any case may have an arrival.
    """
    case = parse_document(_filled("full", "case", "template", ""), "case.yaml")
    return frozenset(text for path, text in words_by_id(case).values() if path[0] != "segments")


def first_line(name: str) -> str:
    """Return the line that leads an editor to the schema of a ``case`` or ``key``."""
    return (FILES / "full" / f"{name}.yaml.j2").read_text(encoding="utf-8").splitlines()[0]


def write_schemas(root: Path, keys_folder: Path) -> list[Path]:
    """Write the schemas of this version of the course where the first lines look for them."""
    written = []
    for folder, name in ((root, "case.schema.json"), (keys_folder, "key.schema.json")):
        path = folder / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(published()[name])
        written.append(path)
    return written
