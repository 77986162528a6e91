"""YAML that knows its lines."""

import pytest

from ipnb.sphinxext.sourced_yaml import line, read


def test_mappings_and_lists_know_their_lines(tmp_path):
    file = tmp_path / "claims.yaml"
    file.write_text("claims:\n  - id: one\n    refs: [a]\n  - id: two\n")
    data, faults = read(file)
    assert faults == []
    first, second = data["claims"]
    assert (line(first), line(first, "refs"), line(second)) == (2, 3, 4)
    assert line(first, "nothing of that name") == 2


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands here a second time"),
        ("a: [1\nb: 2\n", 2, "not readable as YAML"),
        ("- a list\n", 1, "must be a mapping"),
    ],
)
def test_what_keeps_a_file_from_being_read_has_its_line(tmp_path, text, at, words):
    file = tmp_path / "claims.yaml"
    file.write_text(text)
    data, (fault,) = read(file)
    assert data == {} and fault.line == at and words in fault.words
