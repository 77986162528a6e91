"""YAML that knows its lines, so that a fault in claims or exercises names file and line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode
from sphinx.util import logging

logger = logging.getLogger(__name__)


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


class Mapping(dict[str, Any]):
    """A mapping that knows the ``line`` (from 1) where it begins and the ``lines`` of its keys."""

    line: int
    lines: dict[Any, int]


class Sequence(list[Any]):
    """A list that knows the ``line`` where it begins and the ``lines`` of its items."""

    line: int
    lines: dict[int, int]


class Twice(Exception):
    """A key that stands in one mapping twice: ``args`` are its name and line."""


def read(path: Path) -> tuple[dict[str, Any], list[Fault]]:
    """Return the mapping in a YAML file, and what kept it from being read (duplicate keys are a fault)."""
    yaml = YAML(typ="safe")  # its parser is in C: the ledger is read at every build
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"))
        data = value(node, yaml.constructor) if node else None
    except MarkedYAMLError as error:
        mark = error.problem_mark
        return {}, [
            Fault(path, mark.line + 1 if mark else 1, f"not readable as YAML: {error.problem}")
        ]
    except Twice as twice:
        name, at = twice.args
        return {}, [
            Fault(path, at, f"not readable as YAML: the key '{name}' stands here a second time")
        ]
    if not isinstance(data, dict):
        return {}, [Fault(path, 1, "the file must be a mapping, for example `claims:` with a list")]
    return data, []


def value(node: Node, constructor: Any) -> Any:
    """Return what a node of the file stands for, with its lines."""
    if isinstance(node, MappingNode):
        made: Mapping | Sequence = Mapping()
        made.line, made.lines = node.start_mark.line + 1, {}
        for key_node, item in node.value:
            key = value(key_node, constructor)
            if key in made:
                raise Twice(key, key_node.start_mark.line + 1)
            made[key], made.lines[key] = value(item, constructor), key_node.start_mark.line + 1
        return made
    if isinstance(node, SequenceNode):
        made = Sequence(value(item, constructor) for item in node.value)
        made.line = node.start_mark.line + 1
        made.lines = {place: item.start_mark.line + 1 for place, item in enumerate(node.value)}
        return made
    return constructor.construct_object(node)


def report(faults: list[Fault]) -> None:
    """Warn of each fault where it stands; `make book` then fails."""
    for fault in faults:
        logger.warning(fault.words, location=fault.place)


def line(node: object, key: Any = None) -> int:
    """Return the line (from 1) of a mapping or list, or of one of its keys."""
    if key is None:
        return cast("int", getattr(node, "line", 1))
    return cast("int", getattr(node, "lines", {}).get(key, getattr(node, "line", 1)))
