"""`ipnb receipts`: written, compared, and refused where a file is not what was written."""

import errno
import os

import pytest

from grading.course import NAME


@pytest.fixture
def kept(ada, tmp_path):
    """Two gradings of Ada's, written to a file."""
    ada.grade()
    file = tmp_path / "receipts.jsonl"
    code, said = ada.ipnb("receipts", "--to", str(file))
    assert code == 0 and "Wrote 2 receipts" in said
    return ada, file


def test_receipts_agree_until_something_changes(kept):
    """The key is mended: are both the gradebook's and the file's receipts of the old one?"""
    course, file = kept
    for words in ((), (NAME,), ("--check", str(file))):
        assert course.ipnb("receipts", *words) == (
            0,
            "Receipts: 1. All agree with what is there now.\n",
        )
    key = course.root / "keys" / f"{NAME}.yaml"
    key.write_text(key.read_text(encoding="utf-8") + "# mended\n", encoding="utf-8")
    for words in ((), ("--check", str(file))):
        code, said = course.ipnb("receipts", *words)
        assert code == 1 and f"{NAME}, ada: another key than there is now\n" in said
        assert "1 of 1 receipts disagree" in said


def test_a_file_that_was_edited_is_refused(kept, capsys):
    course, file = kept
    file.write_text(file.read_text(encoding="utf-8").replace('"ada"', '"eve"'), encoding="utf-8")
    assert course.ipnb("receipts", "--check", str(file))[0] == 1
    assert "line 1 was changed since it was written" in capsys.readouterr().err
    assert course.ipnb("receipts", "--check", str(file.with_name("none")))[0] == 1
    assert "No such file" in capsys.readouterr().err
    assert course.ipnb("receipts", "--check", str(file), "--to", "x")[0] == 2


def test_a_full_disk_leaves_the_older_file_whole(kept, capsys, monkeypatch):
    """Is half a file of receipts put in the place of a whole one?"""
    course, file = kept
    before = file.read_bytes()
    assert os.path.exists("/dev/full")

    def to_full_disk(records, target):
        with open("/dev/full", "w") as full:
            full.write("x" * 100_000)

    monkeypatch.setattr("ipnb.grading.receipts.write_receipts", to_full_disk)
    assert course.ipnb("receipts", "--to", str(file))[0] == 1
    assert os.strerror(errno.ENOSPC) in capsys.readouterr().err
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir() if path.suffix == ".jsonl"] == [file.name]
