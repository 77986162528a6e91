"""What is wrong in a file of the book."""

import pytest

from ipnb.documents.document import line_of
from ipnb.sphinxext.faults import Fault, read, report


def test_mappings_and_lists_know_their_lines(tmp_path):
    file = tmp_path / "claims.yaml"
    file.write_text("claims:\n  - id: one\n    refs: [a]\n  - id: two\n")
    data, faults = read(file)
    assert faults == []
    first, second = data["claims"]
    assert (line_of(first), line_of(first, "refs"), line_of(second)) == (2, 3, 4)
    assert line_of(first, "nothing of that name") == 2


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands here a second time"),
        ("a: [1\nb: 2\n", 2, "not YAML"),
        ("- a list\n", 1, "holds no fields"),
    ],
)
def test_what_keeps_a_file_from_being_read_has_its_line(tmp_path, text, at, words):
    file = tmp_path / "claims.yaml"
    file.write_text(text)
    data, (fault,) = read(file)
    assert data == {} and fault.line == at and words in fault.words


def test_a_fault_is_a_warning_at_its_place(monkeypatch, tmp_path):
    """Does the build fail, and name the line?"""
    warned = []
    monkeypatch.setattr(
        "ipnb.sphinxext.faults.logger.warning",
        lambda words, location: warned.append((words, location)),
    )
    report([Fault(tmp_path / "claims.yaml", 3, "Wrong.")])
    assert warned == [("Wrong.", f"{tmp_path / 'claims.yaml'}:3")]
