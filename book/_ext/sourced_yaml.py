"""YAML that knows its lines, so that a fault in claims or exercises names file and line."""

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError


@dataclass(frozen=True)
class Fault:
    """What is wrong, where, and what to do."""

    path: Path
    line: int
    words: str

    @property
    def place(self) -> str:
        """``file:line``, as Sphinx prints the place of a warning."""
        return f"{self.path}:{self.line}"


def read(path: Path) -> tuple[dict, list[Fault]]:
    """The mapping in a YAML file, and what kept it from being read (duplicate keys are a fault)."""
    try:
        data = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark
        return {}, [Fault(path, mark.line + 1 if mark else 1, f"not readable as YAML: {error.problem}")]
    if not isinstance(data, dict):
        return {}, [Fault(path, 1, "the file must be a mapping, for example `claims:` with a list")]
    return data, []


def line(node, key=None) -> int:
    """The line (from 1) of a mapping or list, or of one of its keys."""
    marks = getattr(node, "lc", None)
    if marks is None:
        return 1
    if key is None:
        return marks.line + 1
    try:
        return marks.key(key)[0] + 1 if isinstance(node, dict) else marks.item(key)[0] + 1
    except (KeyError, AttributeError, TypeError):
        return marks.line + 1
