"""Reading YAML and JSON so that a diagnostic can name file and line."""

import json
import math
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from ipnb.documents.diagnostics import Diagnostic, DocumentError
from ipnb.documents.diagnostics import Path as FieldPath


class Document(dict[str, Any]):
    """A mapping read from a file, which remembers the line of each of its fields.

    Attributes
    ----------
    file : str
        Where it came from, as the reader would name it.
    lines : dict of tuple to int
        Path of keys and indices -> line, from 1. Empty for JSON.
    """

    def __init__(
        self,
        data: Mapping[str, Any],
        file: str = "",
        lines: dict[FieldPath, int] | None = None,
    ):
        super().__init__(data)
        self.file = file
        self.lines = lines or {}

    def line(self, path: FieldPath) -> int | None:
        """Return the line of a field, or of the nearest thing around it that has one."""
        path = tuple(path)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1 if self.lines else None)


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
    """Read text already at hand as `read_document` does; ``file`` ending in .json means JSON, else YAML."""
    data, lines = _parse_json(text, file) if file.endswith(".json") else _parse_yaml(text, file)
    if not isinstance(data, dict):
        raise _error(
            file, None, "The file holds no fields.", "Start with a line such as “schema: …”."
        )
    return Document(data, file, lines)


def _parse_json(text: str, file: str) -> tuple[Any, dict[FieldPath, int]]:
    try:
        return strict_json(text), {}
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


def _parse_yaml(text: str, file: str) -> tuple[Any, dict[FieldPath, int]]:
    try:
        tree = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = f"This is not YAML: {' '.join(str(error.problem).split())}."
        remedy = "Look for a missing quotation mark, a colon in a text without quotes, or spaces out of line."
        if isinstance(error, DuplicateKeyError):
            problem, remedy = (
                f"{error.problem.split(' with ')[0].strip().capitalize()}.",
                "Keep one of the two.",
            )
        raise _error(file, line, problem, remedy) from None
    except YAMLError as error:
        raise _error(file, None, f"This is not YAML: {error}.", "Mend the text.") from None
    lines: dict[FieldPath, int] = {}
    return _plain(tree, (), lines), lines


def _plain(node: Any, path: FieldPath, lines: dict[FieldPath, int]) -> Any:
    """Return plain dicts, lists and scalars, noting the line of every field on the way."""
    if isinstance(node, dict):
        plain = {}
        for name, value in node.items():
            inner = (*path, str(name))
            lines[inner] = _line(node, name)
            plain[str(name)] = _plain(value, inner, lines)
        return plain
    if isinstance(node, list):
        for index in range(len(node)):
            lines[(*path, index)] = _line(node, index)
        return [_plain(value, (*path, index), lines) for index, value in enumerate(node)]
    return _scalar(node)


def _line(node: Any, name: Any) -> int:
    """Return a line from 1: ruamel counts from 0 and has no entry for what came through an alias or a merge."""
    line: int = (node.lc.data or {}).get(name, (node.lc.line,))[0] + 1
    return line


def _scalar(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        # .nan and .inf: as words they fail wherever a number is wanted
        return str(value)
    # ruamel's own kinds of number and text are subclasses of these
    for kind in (int, float, str):
        if isinstance(value, kind):
            return kind(value)
    # something with a YAML tag of its own: its text
    return str(getattr(value, "value", value))
