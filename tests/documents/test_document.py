"""Reading YAML and JSON so that a fault can name its line."""

import pytest

from ipnb.documents.diagnostics import DocumentError, Finding, field_name, located
from ipnb.documents.document import DEEPEST, line_of, parse_document, read_document


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


def test_what_is_written_once_and_used_again_is_read_in_both_places():
    """Does an anchor, or a merge, lose a field or the line where it is written?"""
    document = parse_document(
        "a: &a\n  x: 1\n  y: 2\nb: *a\nc:\n  <<: *a\n  y: 3\nd: {<<: [*a, {y: 4, z: 5}]}\n",
        "case.yaml",
    )
    assert document["b"] == {"x": 1, "y": 2} and document["c"] == {"x": 1, "y": 3}
    assert document["d"] == {"x": 1, "y": 2, "z": 5}
    assert [document.line(("c", name)) for name in "xy"] == [2, 7]


def test_what_the_quick_parser_does_not_know_is_read_all_the_same():
    """Must an author put an address in brackets into quotation marks?"""
    document = parse_document("a: 1\nrefs: [https://example.org/x]\n", "case.yaml")
    assert document["refs"] == ["https://example.org/x"] and document.line(("refs", 0)) == 2


def test_a_part_knows_its_own_lines():
    """Would whoever is handed a part of a file have to know where it stood?"""
    first, second = parse_document("\na:\n  - id: x\n    b: [y]\n  - id: z\n", "a.yaml")["a"]
    assert [line_of(first), line_of(first, "b"), line_of(first["b"]), line_of(second)] == [
        3,
        4,
        4,
        5,
    ]
    assert line_of(first, "missing") == 3
    assert line_of({"no": "lines"}, "no") == 1


@pytest.mark.parametrize(
    ("text", "file", "line", "words"),
    [
        ("a: 1\na: 2\n", "case.yaml", 2, "duplicate key"),
        ("a: [1\nb: 2\n", "case.yaml", 2, "not YAML"),
        ("a: “x: y”: z\n", "case.yaml", 1, "not YAML"),
        ("a: 1\nb: {c: 1,\n  c: 2}\n", "case.yaml", 3, "duplicate key"),
        ("a: 1\nb: {<<: {c: 1}, <<: {d: 2}}\n", "case.yaml", 2, "duplicate merge key"),
        ("a: 1\nb: *c\n", "case.yaml", 2, "undefined alias"),
        ("a: &a [*a]\n", "case.yaml", None, "holds itself"),
        ("a: " + "[" * (DEEPEST + 1), "case.yaml", None, "nested too deeply"),
        ("a: " + "[" * DEEPEST + "]" * DEEPEST, "case.yaml", None, "nested too deeply"),
        ("- " * DEEPEST + "a\n", "case.yaml", None, "nested too deeply"),
        ("a: 1\ndue: 2030-13-01\n", "case.yaml", 2, "month must be in 1..12"),
        ("a: 1\n---\nb: 2\n", "case.yaml", 2, "another document"),
        ("a: \x01\n", "case.yaml", None, "unacceptable character"),
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


def test_a_tab_is_called_a_tab():
    """Does somebody whose editor puts in tabs look for a missing quotation mark?"""
    with pytest.raises(DocumentError) as caught:
        parse_document("a:\n\tb: 1\n", "case.yaml")
    (fault,) = caught.value.diagnostics
    assert fault.line == 2 and "spaces in place of the tab" in fault.remedy
