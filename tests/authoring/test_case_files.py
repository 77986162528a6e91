"""Both files of a case: saved whole or not at all, and never over what somebody else has saved."""

import contextlib
import threading

import pytest

from authoring.support import NAME
from ipnb.authoring.case_files import (
    CASE,
    KEY,
    LONGEST,
    CaseFiles,
    ChangedMeanwhile,
    NoCase,
    RefusedFile,
)


@pytest.fixture
def files(case):
    return CaseFiles.of(case.parents[2], NAME)


def test_what_is_saved_is_read_again(files):
    """Is a text with signs of all scripts the same afterwards?"""
    before = files.read(CASE)
    saved = files.save(CASE, before.text + "# 李明 “”\n", before.version)
    assert files.read(CASE) == saved and saved.text.endswith("# 李明 “”\n")
    assert sorted(p.name for p in files.case.parent.iterdir()) == ["case.yaml"]


def test_the_later_of_two_is_told_and_shown_the_other_text(files):
    """Does the second of two authors undo the first?"""
    version = files.read(KEY).version
    files.save(KEY, "theirs: 1\n", version)
    with pytest.raises(ChangedMeanwhile) as caught:
        files.save(KEY, "mine: 1\n", version)
    assert caught.value.part == KEY and caught.value.now.text == "theirs: 1\n"
    assert files.read(KEY).text == "theirs: 1\n"
    assert files.save(KEY, "mine: 1\n", caught.value.now.version).text == "mine: 1\n"


def test_of_many_at_once_one_wins(files):
    """Could two savings at the same moment both believe that they were first?"""
    version, won = files.read(CASE).version, []

    def save(number):
        with contextlib.suppress(ChangedMeanwhile):
            won.append(files.save(CASE, f"number: {number}\n", version).text)

    threads = [threading.Thread(target=save, args=(n,)) for n in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert won == [files.read(CASE).text]


def test_a_file_that_went_away_is_a_change(files):
    """Does saving bring a deleted file back without a word?"""
    version = files.read(KEY).version
    files.key.unlink()
    assert files.versions()[KEY] == files.read(KEY).version == ""
    with pytest.raises(ChangedMeanwhile):
        files.save(KEY, "a: 1\n", version)
    files.save(KEY, "a: 1\n", "")
    assert files.key.read_bytes() == b"a: 1\n"


def test_windows_ends_and_marks_are_told_and_go(files):
    """Would an editor of Windows leave signs that nobody sees?"""
    files.case.write_bytes(b"\xef\xbb\xbfid: a\r\ntitle: b\r\n")
    found = files.read(CASE)
    assert found.text == "id: a\ntitle: b\n" and len(found.notices) == 2
    files.save(CASE, found.text, found.version)
    assert files.case.read_bytes() == b"id: a\ntitle: b\n"


@pytest.mark.parametrize("data", [b"a" * (LONGEST + 1), b"t\xefte: 1"])
def test_what_no_editor_can_hold_is_refused_in_words(files, data):
    """Does a huge file, or one in another encoding, end in a traceback?"""
    files.case.write_bytes(data)
    with pytest.raises(RefusedFile, match=r"case\.yaml is"):
        files.read(CASE)


def test_a_text_that_is_too_long_is_not_saved(files):
    """Can a page write what it could not read again?"""
    before = files.read(CASE)
    with pytest.raises(RefusedFile, match="longer than"):
        files.save(CASE, "a" * (LONGEST + 1), before.version)
    assert files.read(CASE) == before


def test_who_may_read_a_key_stays_as_it_was(files):
    """Does saving open a key to others, or close it to colleagues?"""
    files.key.chmod(0o640)
    files.save(KEY, "a: 1\n", files.read(KEY).version)
    assert files.key.stat().st_mode & 0o777 == 0o640


def test_a_case_that_is_not_there_is_said(case):
    """Can a name lead out of the course's folder?"""
    for name in ("07-gone", "../keys", ".."):
        with pytest.raises(NoCase):
            CaseFiles.of(case.parents[2], name)
