"""Reading YAML and JSON so that a fault can name its line."""

import pytest

from ipnb.documents.diagnostics import DocumentError, Finding, field_name, located
from ipnb.documents.document import parse_document, read_document


def test_every_field_knows_its_line():
    """Would an author be sent to the wrong line?"""
    document = parse_document("a: 1\nb:\n  - {id: x}\n  - id: y\n    text: z\n", "case.yaml")
    assert document == {"a": 1, "b": [{"id": "x"}, {"id": "y", "text": "z"}]}
    assert document.line(("b", 0, "id")) == 3
    assert document.line(("b", 1, "text")) == 5
    assert document.line(("b", 1, "missing")) == 4
    assert (
        str(located([Finding(("b", 1, "text"), "Wrong.", "Mend it.")], document)[0])
        == "case.yaml:5: b[1].text: Wrong. Mend it."
    )


def test_scalars_are_plain():
    """Would a time, a yes or a tag reach the scoring as something of the parser's?"""
    text = "due: 2030-03-01T23:59:00+01:00\nyes: no\nx: .nan\ny: !!python/object:os.system z\nn: 1_000\n"
    document = parse_document(text, "case.yaml")
    assert document == {
        "due": "2030-03-01T23:59:00+01:00",
        "yes": "no",
        "x": "nan",
        "y": "z",
        "n": 1000,
    }
    assert [type(v) for v in document.values()] == [str, str, str, str, int]


@pytest.mark.parametrize(
    ("text", "file", "line", "words"),
    [
        ("a: 1\na: 2\n", "case.yaml", 2, "duplicate key"),
        ("a: [1\nb: 2\n", "case.yaml", 2, "not YAML"),
        ("a: “x: y”: z\n", "case.yaml", 1, "not YAML"),
        ("", "case.yaml", None, "no fields"),
        ("- 1\n", "case.yaml", None, "no fields"),
        ('{"a": 1,\n "b" 2}', "case.json", 2, "not JSON"),
        ('{"a": 1, "a": 2}', "case.json", None, "stands twice"),
        ('{"a": NaN}', "case.json", None, "not a number"),
        ('{"a": 1e999}', "case.json", None, "not a number"),
        ("[1]", "case.json", None, "no fields"),
    ],
)
def test_damaged_text_is_named(text, file, line, words):
    """Does whoever mistyped learn where?"""
    with pytest.raises(DocumentError) as caught:
        parse_document(text, file)
    [found] = caught.value.diagnostics
    assert words in found.problem
    assert (found.file, found.line) == (file, line)
    assert found.remedy


def test_unreadable_files_are_named(tmp_path):
    """Is a missing file, or one that is not text, a fault and not a crash?"""
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    for name in ("bytes.yaml", "missing.yaml"):
        with pytest.raises(DocumentError, match=name):
            read_document(tmp_path / name)


def test_paths_read_as_they_are_written():
    """Is ``items.states.only[3]`` what an author sees?"""
    assert field_name(("items", "states", "only", 3)) == "items.states.only[3]"
    assert field_name(()) == ""
