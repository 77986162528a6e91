"""An archive: whole and readable, or not there."""

import json
import os
import stat
import tarfile

import pytest
from grading.course import NAME
from nbgrader.api import Gradebook

from ipnb.grading.receipts import read_receipts
from ipnb.term.archive import ArchiveRefused, needed_space, read_back, write_archive
from ipnb.term.archive_parts import term_contents
from term.support import tree

#: one worker makes the courses of all of these
pytestmark = pytest.mark.xdist_group("term")

TOLD = {"course": "ipnb", "term": "2027-spring", "date": "2027-07-01"}


@pytest.fixture
def archive(taught, tmp_path):
    os.symlink("/etc/passwd", taught.folder("ada") / "link")
    os.link(taught.folder("ada") / "answers.json", taught.folder("ada") / "same.json")
    app = taught.app()
    write_archive(app, term_contents(app), tmp_path / "made", TOLD, lambda words: None)
    return tmp_path / "made"


def test_everything_of_a_term_can_be_had_back(archive, taught, tmp_path):
    told = read_back(archive)
    assert {name: told[name] for name in TOLD} == TOLD
    with tarfile.open(archive / "course.tar.gz") as tar:
        tar.extractall(tmp_path / "back", filter="data" if hasattr(tarfile, "data_filter") else None, members=[
            one for one in tar if not one.issym()
        ])  # fmt: skip
    work = taught.folder("ada") / "answers.json"
    back = tmp_path / f"back/submitted/ada/{NAME}"
    assert (back / "answers.json").read_bytes() == work.read_bytes()
    assert (back / "same.json").read_bytes() == work.read_bytes()
    with tarfile.open(archive / "course.tar.gz") as tar:
        assert tar.getmember(f"submitted/ada/{NAME}/link").linkname == "/etc/passwd"
    with Gradebook(f"sqlite:///{archive / 'gradebook.db'}", "ipnb") as gradebook:
        assert [one.id for one in gradebook.students] == ["ada", "ben"]
        assert gradebook.find_submission(NAME, "ada").score > 0
    with (archive / "receipts.jsonl").open(encoding="utf-8") as lines:
        assert [one.student for one in read_receipts(lines)] == ["ada"]


def test_keys_stand_apart_and_only_the_owner_reads_any_of_it(archive):
    with tarfile.open(archive / "keys.tar.gz") as tar:
        assert tar.getnames() == [f"{NAME}.yaml"]
    with tarfile.open(archive / "course.tar.gz") as tar:
        assert not [name for name in tar.getnames() if name.startswith("keys")]
    assert stat.S_IMODE(archive.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in archive.iterdir()} == {0o600}


@pytest.mark.parametrize("name", ["course.tar.gz", "gradebook.db", "receipts.jsonl"])
def test_an_archive_that_was_changed_is_not_believed(archive, name):
    data = bytearray((archive / name).read_bytes())
    data[len(data) // 2] ^= 1
    (archive / name).write_bytes(data)
    with pytest.raises(ArchiveRefused, match=f"{name} is not what was written"):
        read_back(archive)


def test_what_is_missing_or_spoilt_in_it_is_said(archive):
    told = json.loads((archive / "manifest.json").read_text(encoding="utf-8"))
    del told["inside"]["keys.tar.gz"][f"{NAME}.yaml"]
    (archive / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ArchiveRefused, match=r"keys\.tar\.gz does not hold what it should"):
        read_back(archive)
    (archive / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(ArchiveRefused, match="cannot be read back"):
        read_back(archive)


def test_a_damage_on_the_disk_is_found_before_the_archive_takes_its_name(taught, tmp_path):
    before = tree(taught.home)

    def damage(words):
        if words == "reading it back":
            file = tmp_path / "made.unfinished/course.tar.gz"
            file.write_bytes(file.read_bytes()[:-20])

    app = taught.app()
    with pytest.raises(ArchiveRefused, match="not what was written"):
        write_archive(app, term_contents(app), tmp_path / "made", TOLD, damage)
    assert [one.name for one in tmp_path.glob("made*")] == []
    assert tree(taught.home) == before


def test_the_room_that_is_asked_for_is_enough(archive, taught):
    size = sum(one.stat().st_size for one in archive.iterdir() if one.suffix == ".gz")
    assert needed_space(term_contents(taught.app())) > size
