"""What a check found gets its file and line at the edge, once."""

import pytest

from ipnb.documents.diagnostics import (
    Diagnostic,
    DocumentError,
    Finding,
    Severity,
    join_ids,
    located,
)
from ipnb.documents.document import parse_document


def test_file_and_line_are_those_of_the_document():
    """Would an author be sent to another file, or another line?"""
    document = parse_document("a: 1\nb:\n  - c: 2\n", "case.yaml")
    [found] = located(
        [Finding(("b", 0, "c"), "Wrong.", "Mend it.", name="c", known=("d",))], document
    )
    assert found == Diagnostic(
        "case.yaml", 3, "b[0].c", "Wrong.", "Mend it.", name="c", known=("d",)
    )
    assert str(found) == "case.yaml:3: b[0].c: Wrong. Mend it."


def test_plain_data_has_no_file_and_no_line():
    """Does a check that runs in a browser fail where there is no file?"""
    [found] = located([Finding(("b",), "Wrong.", "Mend it.")], {"b": 1})
    assert (found.file, found.line, str(found)) == ("", None, ": b: Wrong. Mend it.")


def test_of_two_documents_each_finding_names_its_own():
    """Would a fault of the key be looked for in the case?"""
    case, key = parse_document("a: 1\n", "case.yaml"), parse_document("\na: 1\n", "key.yaml")
    findings = [Finding(("a",), "Wrong.", "Mend.", document=name) for name in ("key", "case")]
    found = located(findings, case=case, key=key)
    assert [(one.file, one.line) for one in found] == [("key.yaml", 2), ("case.yaml", 1)]


def test_a_note_stands_in_nobodys_way():
    """Is a hint counted as a fault?"""
    [note] = located([Finding((), "Odd.", "Look.", Severity.NOTE)], {})
    assert note.is_note and not located([Finding((), "Wrong.", "Mend.")], {})[0].is_note


def test_an_error_says_everything_at_once():
    """Must an author mend one thing to learn of the next?"""
    found = [Diagnostic("a.yaml", n, "", f"Wrong {n}.", "Mend it.") for n in (1, 2)]
    with pytest.raises(
        DocumentError, match=r"a.yaml:1: Wrong 1. Mend it.\na.yaml:2: Wrong 2."
    ) as caught:
        raise DocumentError(found)
    assert caught.value.diagnostics == found


def test_many_ids_are_cut_short():
    """Does a message run over the page?"""
    assert join_ids([]) == "none"
    assert join_ids(["s01", "s02"]) == "s01, s02"
    assert join_ids([f"s{n}" for n in range(1, 25)], limit=4) == "s1, s2 … s24"
