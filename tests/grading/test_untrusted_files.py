"""A file that a stranger made is read only if it is an ordinary one, and theirs."""

import os

import pytest

from ipnb.grading.untrusted_files import RefusedFile, read_untrusted_file


def test_an_ordinary_file_is_read_up_to_the_limit(tmp_path):
    """Is the limit itself still allowed?"""
    path = tmp_path / "answers.json"
    path.write_bytes(b"x" * 10)
    assert read_untrusted_file(path, 10) == b"x" * 10
    with pytest.raises(RefusedFile, match="is longer than 9 bytes"):
        read_untrusted_file(path, 9)


@pytest.mark.parametrize("kind", ["link", "second name", "folder", "pipe", "nothing"])
def test_nothing_else_is_opened_or_followed(tmp_path, kind):
    """Could a student have an instructor read a key, or wait at a pipe for ever?"""
    secret, path = tmp_path / "key.yaml", tmp_path / "answers.json"
    secret.write_text("secret")
    make = {
        "link": lambda: path.symlink_to(secret),
        "second name": lambda: os.link(secret, path),
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
        "nothing": lambda: None,
    }
    words = {
        "link": "is a link to another file",
        "second name": "is linked to a file elsewhere",
        "folder": "is not an ordinary file",
        "pipe": "is not an ordinary file",
        "nothing": "cannot be opened",
    }
    make[kind]()
    with pytest.raises(RefusedFile, match=words[kind]):
        read_untrusted_file(path, 1000)


def test_a_large_file_is_named_in_megabytes(tmp_path):
    """Is the limit told in a measure that people use?"""
    path = tmp_path / "big.ipynb"
    path.write_bytes(b" " * 1_000_001)
    with pytest.raises(RefusedFile, match="is larger than 1 MB"):
        read_untrusted_file(path, 1_000_000)
