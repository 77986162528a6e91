"""Reading YAML and JSON so that a diagnostic can name file and line."""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.constructor import ConstructorError, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from ipnb.documents.diagnostics import Diagnostic, DocumentError
from ipnb.documents.diagnostics import Path as FieldPath

#: how many brackets may stand open, and how far a line may be moved in: the parser in C has no limit of its own
DEEPEST = 1000
_TEXT = "tag:yaml.org,2002:str"
_MEND = (
    "Look for a missing quotation mark, a colon in a text without quotes, or spaces out of line."
)
_SPACES = "Lines are moved in by spaces: put spaces in place of the tab."


class LinedDict(dict[str, Any]):
    """A mapping of a YAML file that knows its lines, all from 1.

    Attributes
    ----------
    start : int
        Where it begins.
    lines : dict of str to int
        Where each of its keys stands.
    """

    start: int
    lines: dict[str, int]


class LinedList(list[Any]):
    """A list of a YAML file that knows its lines, all from 1.

    Attributes
    ----------
    start : int
        Where it begins.
    lines : list of int
        Where each of its items begins.
    """

    start: int
    lines: list[int]


class Document(dict[str, Any]):
    """A mapping read from a file, which remembers the line of each of its fields.

    Attributes
    ----------
    file : str
        Where it came from, as the reader would name it.
    lines : dict of str to int
        Line of each key, from 1; what stands inside knows its own. Empty for JSON.
    """

    def __init__(self, data: Mapping[str, Any], file: str = ""):
        super().__init__(data)
        self.file = file
        self.lines: dict[str, int] = data.lines if isinstance(data, LinedDict) else {}

    def line(self, path: FieldPath) -> int | None:
        """Return the line of a field, or of the nearest thing around it that has one.

        Parameters
        ----------
        path : tuple of str and int
            Keys and places, for example ``("items", "states", "only", 3)``.

        Returns
        -------
        int or None
            From 1; None where the format keeps no lines.
        """
        found = 1 if self.lines else None
        here: Any = self
        for step in path:
            try:
                found, here = here.lines[step], here[step]
            # what is not there, or has no lines
            except (AttributeError, LookupError, TypeError):
                break
        return found


def line_of(node: object, key: str | None = None) -> int:
    """Return the line of a mapping or list of a YAML file, or of one of a mapping's keys.

    Parameters
    ----------
    node : object
        What a `Document` holds; anything without lines counts as the first line.
    key : str, optional
        A key of the mapping; one that it lacks stands where the mapping begins.

    Returns
    -------
    int
        From 1.
    """
    start: int = getattr(node, "start", 1)
    return node.lines.get(key, start) if isinstance(node, LinedDict) and key else start


def read_document(path: str | Path) -> Document:
    """Read a YAML or JSON file that holds one mapping.

    Raises
    ------
    DocumentError
        If there is no such file, or it cannot be read as UTF-8, YAML or JSON, or has a key twice.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise _error(
            str(path), None, f"The file cannot be read ({error.strerror}).", "Check the name."
        ) from None
    except UnicodeDecodeError:
        raise _error(
            str(path), None, "The file is not UTF-8 text.", "Save it again as UTF-8."
        ) from None
    return parse_document(text, str(path))


def _error(file: str, line: int | None, problem: str, remedy: str) -> DocumentError:
    return DocumentError([Diagnostic(file, line, "", problem, remedy)])


def parse_document(text: str, file: str) -> Document:
    """Read text already at hand as `read_document` does.

    Parameters
    ----------
    text : str
        What the file holds.
    file : str
        Its name: one that ends in .json holds JSON, any other YAML.

    Raises
    ------
    DocumentError
        If it is not YAML or JSON, has a key twice, or holds no mapping.
    """
    data = _parse_json(text, file) if file.endswith(".json") else _parse_yaml(text, file)
    if not isinstance(data, dict):
        raise _error(
            file, None, "The file holds no fields.", "Start with a name and a colon: “schema: …”."
        )
    return Document(data, file)


def _parse_json(text: str, file: str) -> Any:
    try:
        return strict_json(text)
    except json.JSONDecodeError as error:
        problem = f"This is not JSON: {error.msg}."
        raise _error(
            file, error.lineno, problem, "Mend the text, or build the file again."
        ) from None
    except (ValueError, RecursionError) as error:
        raise _error(
            file, None, f"This JSON is not accepted: {error}.", "Build it again."
        ) from None


def strict_json(text: str) -> Any:
    """Read JSON without the liberties that readers differ over: no NaN, no infinity, no key twice.

    Raises
    ------
    ValueError
        In plain words; `json.JSONDecodeError` (a ValueError) keeps line and column.
    RecursionError
        If brackets are nested deeper than Python follows.
    """
    return json.loads(
        text,
        object_pairs_hook=_once,
        parse_constant=_not_a_number,
        parse_float=_finite,
        parse_int=_whole,
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        often = Counter(name for name, _ in pairs)
        raise ValueError(
            f"the key “{next(name for name in often if often[name] > 1)[:40]}” stands twice"
        )
    return data


def _not_a_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _not_a_number(digits[:20])


def _whole(digits: str) -> int:
    if len(digits) > 20:
        raise ValueError("a number is too long")
    return int(digits)


def _parse_yaml(text: str, file: str) -> Any:
    if _depth(text) > DEEPEST:
        raise _error(file, None, "This YAML is nested too deeply.", "Mend the text.")
    try:
        return _composed(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = f"This is not YAML: {' '.join(str(error.problem).split())}."
        raise _error(file, line, problem, _SPACES if "\\t" in problem else _MEND) from None
    except _DuplicateKey as twice:
        key, line = twice.args
        problem = f"This is a duplicate key: '{key}' stands here a second time."
        raise _error(file, line, problem, "Keep one of the two.") from None
    except RecursionError:
        problem = "This YAML is nested too deeply, or something in it holds itself."
        raise _error(file, None, problem, "Mend the text.") from None
    except (YAMLError, ValueError) as error:
        raise _error(file, None, f"This is not YAML: {error}.", "Mend the text.") from None


def _composed(text: str) -> Any:
    # the parser in C first: the ledger is read at every build
    yaml = YAML(typ="safe")
    try:
        node = yaml.compose(text)
    except MarkedYAMLError:
        # the slow one takes what the other does not know (a colon inside a word in brackets), and says better
        # what is wrong
        yaml = YAML(typ="safe", pure=True)
        node = yaml.compose(text)
    return _made(node, yaml.constructor) if node else None


def _depth(text: str) -> int:
    """Estimate how deeply YAML is nested, by open brackets and by how far its lines are moved in."""
    deepest = depth = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return max(deepest, *map(len, re.findall(r"[-?: \t]{2,}", text)), 0)


class _DuplicateKey(Exception):
    """A key that stands in one mapping twice: ``args`` are its name and line."""


def _made(node: Node, constructor: SafeConstructor) -> Any:
    """Return plain scalars, and dicts and lists that know their lines, for a node of the file."""
    if isinstance(node, MappingNode):
        return _mapping(node, constructor)
    if isinstance(node, SequenceNode):
        made = LinedList([_made(item, constructor) for item in node.value])
        made.start = _line(node)
        made.lines = [_line(item) for item in node.value]
        return made
    return _scalar(node, constructor)


def _mapping(node: MappingNode, constructor: SafeConstructor) -> LinedDict:
    constructor.flatten_mapping(node)
    made = LinedDict()
    made.start, made.lines = _line(node), {}
    # what came in by `<<` now stands first, and is no second key: the mapping's own go before it
    merged: list[tuple[Node, Node]] = node.merge or []
    for key_node, item in node.value[len(merged) :]:
        key = str(_made(key_node, constructor))
        if key in made:
            raise _DuplicateKey(key, _line(key_node))
        made[key], made.lines[key] = _made(item, constructor), _line(key_node)
    # and the first of several before the others
    for key_node, item in reversed(merged):
        key = str(_made(key_node, constructor))
        if key not in made:
            made[key], made.lines[key] = _made(item, constructor), _line(key_node)
    return made


def _line(node: Node) -> int:
    line: int = node.start_mark.line + 1
    return line


def _scalar(node: Node, constructor: SafeConstructor) -> Any:
    # a text, or something with a tag of its own: its text
    if node.tag == _TEXT or node.tag not in constructor.yaml_constructors:
        return node.value
    try:
        value = constructor.construct_object(node)
    except ValueError as error:
        raise ConstructorError(problem=str(error), problem_mark=node.start_mark) from None
    if isinstance(value, date):
        return value.isoformat()
    # .nan and .inf: as words they fail wherever a number is wanted
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if value is None or isinstance(value, (int, float, str)) else str(value)
