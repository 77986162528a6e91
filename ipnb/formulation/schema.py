"""The JSON Schemas at the edge, with their errors turned into plain words."""

import json
from functools import cache
from pathlib import Path

from ipnb.documents.diagnostics import Fault, several
from ipnb.documents.document import fault

SCHEMAS = Path(__file__).with_name("schemas")
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
def _validator(name: str):
    # imported late: it is slow to load, and whoever only scores does not need it
    from jsonschema import Draft202012Validator

    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def published() -> dict[str, bytes]:
    """The schemas as files for editors and for the book: name -> content."""
    paths = [SCHEMAS / f"{name}.schema.json" for name in NAMES]
    return {path.name: path.read_bytes() for path in paths}


def schema_faults(document: dict, name: str) -> list[Fault]:
    """Everything in a document that its schema (``case``, ``key`` or ``answers``) does not allow."""
    errors = sorted(
        _validator(name).iter_errors(dict(document)),
        key=lambda e: [str(s) for s in e.absolute_path],
    )
    return [_in_words(document, error) for error in errors]


def _in_words(document: dict, error) -> Fault:
    path = tuple(error.absolute_path)
    say = _WORDS.get(error.validator, _otherwise)
    problem, remedy = say(error)
    if error.validator == "additionalProperties" and (odd := _odd_ones(error)):
        path = (*path, odd[0])
    if error.validator == "required":
        path = (*path, _missing(error)[0])
    return fault(document, path, problem, remedy)


def _show(value) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return f"“{text if len(text) <= 40 else text[:37] + '…'}”"


def _odd_ones(error) -> list[str]:
    return sorted(set(error.instance) - set(error.schema.get("properties", {})))


def _missing(error) -> list[str]:
    return [name for name in error.validator_value if name not in error.instance]


def _required(error):
    missing = _missing(error)
    return f"Missing: {several(missing)}.", f"Add {several(missing)}."


def _unknown_field(error):
    known = several(error.schema.get("properties", {}), limit=20)
    return f"Unknown field {several(_odd_ones(error))}.", f"Fields here are: {known}."


def _type(error):
    wanted = (
        error.validator_value
        if isinstance(error.validator_value, list)
        else [error.validator_value]
    )
    wanted = [A_KIND[kind] for kind in wanted if kind != "null"]
    return f"{_show(error.instance)} is of the wrong kind.", f"Give {' or '.join(wanted)}."


def _const(error):
    return (
        f"{_show(error.instance)} is not accepted here.",
        f"Write {json.dumps(error.validator_value)}.",
    )


def _enum(error):
    return (
        f"{_show(error.instance)} is not accepted here.",
        f"Use one of: {several(error.validator_value, 20)}.",
    )


def _pattern(error):
    about = error.schema.get("description")
    remedy = (
        f"Expected: {about}"
        if about
        else "Use small letters, digits and the sign shown in the examples."
    )
    if error.validator_value == "\\S":
        return "The text is empty.", "Write something, or leave the field out."
    return f"{_show(error.instance)} is not of the expected form.", remedy


def _too_few(error):
    return (
        f"{len(error.instance)} given, at least {error.validator_value} wanted.",
        "Add what is missing.",
    )


def _too_many(error):
    return (
        f"{len(error.instance)} given, at most {error.validator_value} accepted.",
        "Take some away.",
    )


def _too_long(error):
    return f"The text has {len(error.instance)} signs.", f"Keep it to {error.validator_value}."


def _bounds(word):
    return lambda error: (
        f"{_show(error.instance)} is out of range.",
        f"Give a number {word} {error.validator_value}.",
    )


def _name(error):
    return f"{_show(error.instance)} cannot be a name here.", "Choose another one in small letters."


def _twice(error):
    return "Something stands twice in this list.", "Keep one of each."


def _any_of(error):
    about = error.schema.get("description", "another form")
    return f"{_show(error.instance)} is not of the expected form.", f"Expected: {about}"


def _otherwise(error):
    return f"{_show(error.instance)} is not accepted here.", error.schema.get(
        "description", "See the schema."
    )


_WORDS = {
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
