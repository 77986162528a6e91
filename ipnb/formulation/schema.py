"""The JSON Schemas at the edge, with their errors turned into plain words.

The schemas of a case and of a key are put together from a base and from what each kind of item adds, which
stands beside the kind. In the base of a key a kind's own field is ``true``, so that fields keep their order.
"""

import json
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from ipnb.documents.diagnostics import Finding, join_ids
from ipnb.formulation import kinds
from ipnb.formulation.kinds import KINDS

SCHEMAS = Path(__file__).with_name("schemas")
FRAGMENTS = Path(kinds.__file__).parent
NAMES = ("case", "key", "answers")
A_KIND = {
    "object": "named fields",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the schema of a ``case``, of a ``key`` or of ``answers``, whole."""
    base: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    add = {"case": _add_sections, "key": _add_key_parts}.get(name)
    if add:
        add(base, {kind: _fragment(one.fragment) for kind, one in KINDS.items()})
    return base


def _fragment(stem: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(
        (FRAGMENTS / f"{stem}.schema.json").read_text(encoding="utf-8")
    )
    return read


def _add_sections(base: dict[str, Any], fragments: Mapping[str, dict[str, Any]]) -> None:
    """Let a section be of any kind, each with fields of its own."""
    about = " ".join(f"{kind}: {one['summary']}" for kind, one in fragments.items())
    definitions = base["$defs"]
    definitions["section"] |= {
        "properties": {"kind": {"enum": list(fragments), "description": about}},
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/{kind}"},
            }
            for kind in fragments
        ],
    }
    definitions |= {kind: one["section"] for kind, one in fragments.items()}


def _add_key_parts(base: dict[str, Any], fragments: Mapping[str, dict[str, Any]]) -> None:
    for one in fragments.values():
        base["properties"] |= one["key"]


@cache
def _validator(name: str) -> Any:
    # imported late: it is slow to load, and whoever only scores does not need it
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(name))


@cache
def _quick(name: str) -> Callable[[Any], Any]:
    """Return a compiled check that raises; it only says whether, which is all that most files need."""
    import fastjsonschema

    check: Callable[[Any], Any] = fastjsonschema.compile(schema(name), use_default=False)
    return check


def is_accepted(data: Mapping[str, Any], name: str) -> bool:
    """Say whether a schema allows a document, twenty times as fast as telling what it does not allow.

    Parameters
    ----------
    data
        The document.
    name
        Of a schema.
    """
    from fastjsonschema import JsonSchemaValueException

    try:
        _quick(name)(data)
    except JsonSchemaValueException:
        return False
    return True


def published() -> dict[str, bytes]:
    """Return the schemas as files for editors and for the book: name -> content."""
    texts = {name: json.dumps(schema(name), ensure_ascii=False, indent=2) for name in NAMES}
    return {f"{name}.schema.json": f"{text}\n".encode() for name, text in texts.items()}


def schema_findings(data: Mapping[str, Any], name: str) -> list[Finding]:
    """Tell everything in a document that its schema (``case``, ``key`` or ``answers``) does not allow."""
    errors = sorted(
        _validator(name).iter_errors(dict(data)),
        key=lambda e: [str(s) for s in e.absolute_path],
    )
    return [_in_words(error) for error in errors]


def _in_words(error: Any) -> Finding:
    path = tuple(error.absolute_path)
    if error.validator == "enum" and path[-1:] == ("kind",):
        return _unknown_kind(path, error)
    problem, remedy = _WORDS.get(error.validator, _otherwise)(error)
    if error.validator == "additionalProperties" and (odd := _odd_ones(error)):
        known = tuple(error.schema.get("properties", {}))
        return Finding((*path, odd[0]), problem, remedy, name=odd[0], known=known)
    if error.validator == "required":
        path = (*path, _missing(error)[0])
    if error.validator == "enum" and isinstance(error.instance, str):
        known = tuple(map(str, error.validator_value))
        return Finding(path, problem, remedy, name=error.instance, known=known)
    return Finding(path, problem, remedy)


def _unknown_kind(path: tuple[Any, ...], error: Any) -> Finding:
    problem, remedy = _enum(error)
    near = get_close_matches(str(error.instance), error.validator_value, n=1)
    return Finding(path, problem, f"Did you mean {near[0]}? {remedy}" if near else remedy)


def _show(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return f"“{text if len(text) <= 40 else text[:37] + '…'}”"


def _odd_ones(error: Any) -> list[str]:
    return sorted(set(error.instance) - set(error.schema.get("properties", {})))


def _missing(error: Any) -> list[str]:
    return [name for name in error.validator_value if name not in error.instance]


def _required(error: Any) -> tuple[str, str]:
    missing = _missing(error)
    return f"Missing: {join_ids(missing)}.", f"Add {join_ids(missing)}."


def _unknown_field(error: Any) -> tuple[str, str]:
    known = join_ids(error.schema.get("properties", {}), limit=20)
    return f"Unknown field {join_ids(_odd_ones(error))}.", f"Fields here are: {known}."


def _type(error: Any) -> tuple[str, str]:
    wanted = (
        error.validator_value
        if isinstance(error.validator_value, list)
        else [error.validator_value]
    )
    wanted = [A_KIND[kind] for kind in wanted if kind != "null"]
    return f"{_show(error.instance)} is of the wrong kind.", f"Give {' or '.join(wanted)}."


def _const(error: Any) -> tuple[str, str]:
    return (
        f"{_show(error.instance)} is not accepted here.",
        f"Write {json.dumps(error.validator_value)}.",
    )


def _enum(error: Any) -> tuple[str, str]:
    return (
        f"{_show(error.instance)} is not accepted here.",
        f"Use one of: {join_ids(error.validator_value, 20)}.",
    )


def _pattern(error: Any) -> tuple[str, str]:
    about = error.schema.get("description")
    remedy = (
        f"Expected: {about}"
        if about
        else "Use small letters, digits and the sign shown in the examples."
    )
    if error.validator_value == "\\S":
        return "The text is empty.", "Write something, or leave the field out."
    return f"{_show(error.instance)} is not of the expected form.", remedy


def _too_few(error: Any) -> tuple[str, str]:
    return (
        f"{len(error.instance)} given, at least {error.validator_value} wanted.",
        "Add what is missing.",
    )


def _too_many(error: Any) -> tuple[str, str]:
    return (
        f"{len(error.instance)} given, at most {error.validator_value} accepted.",
        "Take some away.",
    )


def _too_long(error: Any) -> tuple[str, str]:
    return f"The text has {len(error.instance)} signs.", f"Keep it to {error.validator_value}."


def _bounds(word: str) -> Callable[[Any], tuple[str, str]]:
    return lambda error: (
        f"{_show(error.instance)} is out of range.",
        f"Give a number {word} {error.validator_value}.",
    )


def _name(error: Any) -> tuple[str, str]:
    return f"{_show(error.instance)} cannot be a name here.", "Choose another one in small letters."


def _twice(error: Any) -> tuple[str, str]:
    return "Something stands twice in this list.", "Keep one of each."


def _any_of(error: Any) -> tuple[str, str]:
    about = error.schema.get("description", "another form")
    return f"{_show(error.instance)} is not of the expected form.", f"Expected: {about}"


def _otherwise(error: Any) -> tuple[str, str]:
    return f"{_show(error.instance)} is not accepted here.", error.schema.get(
        "description", "See the schema."
    )


_WORDS: dict[str, Callable[[Any], tuple[str, str]]] = {
    "required": _required,
    "additionalProperties": _unknown_field,
    "type": _type,
    "const": _const,
    "enum": _enum,
    "pattern": _pattern,
    "minItems": _too_few,
    "minProperties": _too_few,
    "minLength": lambda error: ("The text is empty.", "Write something, or leave the field out."),
    "maxItems": _too_many,
    "maxLength": _too_long,
    "minimum": _bounds("of at least"),
    "exclusiveMinimum": _bounds("above"),
    "maximum": _bounds("of at most"),
    "not": _name,
    "uniqueItems": _twice,
    "anyOf": _any_of,
}
