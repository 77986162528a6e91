"""The schemas for editors: found by the first line, complete for hover help, valid for a new case."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import parse_document
from ipnb.formulation import scaffold
from ipnb.formulation.case import check_case
from ipnb.formulation.kinds import KINDS
from ipnb.formulation.schema import NAMES, is_accepted, published, schema, schema_findings


def followed(file: Path) -> Path:
    """The schema to which an editor goes from a file: relative to it, as VS Code reads the first line."""
    first = file.read_text(encoding="utf-8").splitlines()[0]
    mark = "# yaml-language-server: $schema="
    assert first.startswith(mark)
    return (file.parent / first.removeprefix(mark)).resolve()


#: of each schema, in its address and in the first line of a file
VERSIONS = {"case": 1, "key": 2, "answers": 1}


@pytest.mark.parametrize("keys", ["keys", "../private/keys"])
def test_a_new_pair_is_valid_by_the_schema_that_its_first_line_names(tmp_path, keys):
    """Would an editor without a network underline a sound file, or find no schema?"""
    root = tmp_path / "course"
    for file in scaffold.write("08-wen", root, root / keys):
        found = json.loads(followed(file).read_text(encoding="utf-8"))
        data = YAML(typ="safe").load(file)
        assert list(Draft202012Validator(found).iter_errors(data)) == []
        assert list(Draft202012Validator(found).iter_errors({**data, "colour": "red"})) != []


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
    whole = json.loads(published()[f"{name}.schema.json"])
    assert whole["$id"] == f"urn:ipnb:{name}:{2 if name == 'key' else 1}"
    assert whole["title"] and whole["description"]

    def described(part):
        target = whole["$defs"][part["$ref"].split("/")[-1]] if "$ref" in part else {}
        return part.get("description") or target.get("description")

    assert [path for path, part in fields(whole) if not described(part)] == []


def test_the_schema_of_a_kind_stands_in_the_whole():
    """Would a kind be accepted of which an editor knows nothing?"""
    whole = schema("case")["$defs"]
    assert whole["section"]["properties"]["kind"]["enum"] == list(KINDS)
    assert set(KINDS) <= set(whole)
    properties = schema("key")["properties"]
    assert all(isinstance(properties[kind.key_part], dict) for kind in KINDS.values())
    assert True not in properties.values()


@pytest.mark.parametrize(
    ("kind", "meant"), [("nominl", "nominal"), ("sets", "set"), ("estimates", "estimate")]
)
def test_an_unknown_kind_is_a_fault_with_the_nearest_right_name(kind, meant):
    """Would a typo end in a traceback, or in a section that is scored as something else?"""
    text = f"""\
schema: ipnb.case/1
id: x
title: T
fictional: true
segments: [{{id: g1, label: a}}]
sentences: [{{id: s01, seg: g1, speaker: client, text: one}}]
items:
  states: {{kind: {kind}, over: sentences, options: [flow, chaos]}}
"""
    with pytest.raises(DocumentError) as caught:
        check_case(parse_document(text, "case.yaml"))
    [found] = caught.value.diagnostics
    assert (found.line, found.field) == (8, "items.states.kind")
    assert found.remedy.startswith(f"Did you mean {meant}? Use one of: nominal, set, points,")


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name):
    """It is not checked each time that it is used."""
    Draft202012Validator.check_schema(schema(name))


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 5) | st.floats(0, 4) | st.text(max_size=3),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside),
    max_leaves=6,
)
OPTIONAL = sorted({*schema("answers")["properties"], "states"} - {"schema", "case"})


@given(
    st.fixed_dictionaries(
        {"schema": st.just("ipnb.answers/1"), "case": st.text(max_size=82)},
        optional=dict.fromkeys(OPTIONAL, VALUE),
    )
)
def test_the_quick_check_accepts_what_the_thorough_one_accepts(answers):
    """Two readings of one schema: does either let through what the other refuses?"""
    assert is_accepted(answers, "answers") is (schema_findings(answers, "answers") == [])
