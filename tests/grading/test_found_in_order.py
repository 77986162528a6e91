"""Is what was in order looked at again once anything about it changed, and only then?"""

import os

import pytest

from ipnb.grading.found_in_order import FoundInOrder


@pytest.fixture
def looks(tmp_path):
    """``looks(measured_by)``: whether ``looks.folder`` was looked at; ``looks.sound`` is what is found."""
    known = FoundInOrder()
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / "answers.json").write_text("{}", encoding="utf-8")

    def ask(measured_by="digest"):
        seen = []
        known.check(folder, measured_by, lambda: seen.append(1) or ask.sound)
        return bool(seen)

    ask.folder, ask.sound = folder, True
    return ask


def test_what_stays_as_it_is_is_read_once(looks):
    assert [looks(), looks(), looks()] == [True, False, False]
    assert looks("another digest") and not looks("another digest")


def test_what_is_not_in_order_is_looked_at_each_time(looks):
    looks.sound = False
    assert looks() and looks()


def another_of_the_same_length(file):
    file.write_text("[]", encoding="utf-8")


def the_same_time_as_before(file):
    state = os.stat(file)
    file.write_text("[]", encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def one_more(file):
    (file.parent / "timestamp.txt").touch()


@pytest.mark.parametrize(
    "change",
    [
        another_of_the_same_length,
        the_same_time_as_before,
        one_more,
        lambda file: file.unlink(),
        lambda file: file.chmod(0o000),
        lambda file: file.rename(file.with_name("answers (1).json")),
    ],
)
def test_any_change_is_seen(looks, change):
    """Could a submission be swapped for another without a newer date or another length?"""
    assert looks() and not looks()
    change(looks.folder / "answers.json")
    assert looks() and not looks()


def test_a_folder_that_goes_is_looked_at(looks):
    assert looks()
    (looks.folder / "answers.json").unlink()
    looks.folder.rmdir()
    assert looks()


def test_the_earliest_are_forgotten(tmp_path):
    known, seen = FoundInOrder(most=2), []
    for name in "abca":
        known.check(tmp_path / name, "", lambda name=name: seen.append(name) or True)
    assert seen == list("abca")
