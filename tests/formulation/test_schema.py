"""The schemas for editors: found by the first line, complete for hover help, valid for a new case."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from ipnb.formulation import scaffold
from ipnb.formulation.schema import NAMES, published


def followed(file: Path) -> Path:
    """The schema to which an editor goes from a file: relative to it, as VS Code reads the first line."""
    first = file.read_text(encoding="utf-8").splitlines()[0]
    mark = "# yaml-language-server: $schema="
    assert first.startswith(mark)
    return (file.parent / first.removeprefix(mark)).resolve()


@pytest.mark.parametrize("keys", ["keys", "../private/keys"])
def test_a_new_pair_is_valid_by_the_schema_that_its_first_line_names(tmp_path, keys):
    """Would an editor without a network underline a sound file, or find no schema?"""
    root = tmp_path / "course"
    for file in scaffold.write("08-wen", root, root / keys):
        schema = json.loads(followed(file).read_text(encoding="utf-8"))
        data = YAML(typ="safe").load(file)
        assert list(Draft202012Validator(schema).iter_errors(data)) == []
        assert list(Draft202012Validator(schema).iter_errors({**data, "colour": "red"})) != []


def test_the_first_lines_are_the_same_on_every_machine(tmp_path):
    """Would a path of one machine get into version control?"""
    texts = [
        [
            p.read_bytes()
            for p in scaffold.write("08-wen", tmp_path / where, tmp_path / where / "keys")
        ]
        for where in ("here", "somewhere/else")
    ]
    assert texts[0] == texts[1]


def test_an_old_copy_of_a_schema_is_renewed(tmp_path):
    """Does an editor go on with last year's fields?"""
    [case, _] = scaffold.write_schemas(tmp_path, tmp_path / "keys")
    case.write_text("{}", encoding="utf-8")
    scaffold.write_schemas(tmp_path, tmp_path / "keys")
    assert case.read_bytes() == published()["case.schema.json"]


def fields(node, path=""):
    """Every field that a schema describes, with its own part of the schema."""
    if isinstance(node, dict):
        for name, part in node.get("properties", {}).items():
            # what is only asked, or described beside it
            if not path.endswith("/if") and part is not True:
                yield f"{path}/{name}", part
        for name, part in node.items():
            yield from fields(part, f"{path}/{name}")
    elif isinstance(node, list):
        for part in node:
            yield from fields(part, path)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_explains_itself(name):
    """Does whoever rests the pointer on a field learn what it is for?"""
    schema = json.loads(published()[f"{name}.schema.json"])
    assert schema["$id"] == f"urn:ipnb:{name}:1"
    assert schema["title"] and schema["description"]

    def described(part):
        target = schema["$defs"][part["$ref"].split("/")[-1]] if "$ref" in part else {}
        return part.get("description") or target.get("description")

    assert [path for path, part in fields(schema) if not described(part)] == []
