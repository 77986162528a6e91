"""A file that is the same is not parsed again; one that is not, is."""

import pytest

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import line_of
from ipnb.sphinxext import kept_documents


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_documents, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(kept_documents, "WORTH", 0)
    return tmp_path / "kept"


def test_what_was_read_is_kept_with_its_lines(tmp_path, folder, monkeypatch):
    file = tmp_path / "claims.yaml"
    file.write_text("claims:\n  - id: one\n    refs: [a]\n")
    first = kept_documents.read_once(file)
    monkeypatch.setattr(kept_documents, "read_document", None)
    again = kept_documents.read_once(file)
    assert again == first and type(again) is type(first) and again.file == str(file)
    assert line_of(again["claims"][0], "refs") == 3
    assert len(list(folder.iterdir())) == 1


def test_a_changed_file_is_read(tmp_path, folder):
    """Would the ledger be last week's? And would each change leave a file behind?"""
    file = tmp_path / "claims.yaml"
    for value in (1, 2):
        file.write_text(f"a: {value}\n")
        assert kept_documents.read_once(file) == {"a": value}
    assert len(list(folder.iterdir())) == 1


def test_what_another_edition_kept_is_left_alone(tmp_path, folder):
    """Would a build end because the one before an update kept something else?"""
    file = tmp_path / "claims.yaml"
    file.write_text("a: 1\n")
    kept_documents.read_once(file)
    next(folder.iterdir()).write_bytes(b"of before")
    assert kept_documents.read_once(file) == {"a": 1}


def test_a_small_file_is_not_kept(tmp_path, folder, monkeypatch):
    """Would the book of each test leave twenty files behind?"""
    monkeypatch.setattr(kept_documents, "WORTH", 100)
    (tmp_path / "claims.yaml").write_text("a: 1\n")
    assert kept_documents.read_once(tmp_path / "claims.yaml") == {"a": 1}
    assert not folder.exists()


def test_what_cannot_be_read_is_said_each_time(tmp_path):
    file = tmp_path / "claims.yaml"
    file.write_text("a: [1\n")
    for _ in range(2):
        with pytest.raises(DocumentError):
            kept_documents.read_once(file)
    with pytest.raises(DocumentError):
        kept_documents.read_once(tmp_path / "none.yaml")
