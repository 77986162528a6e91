"""An instructor's copy follows the checkout, and what they changed in it is never lost."""

import pytest
from copies import keep_in_step


@pytest.fixture
def folders(tmp_path):
    """A checkout with two parts, and its copy."""
    source, copy = tmp_path / "checkout", tmp_path / "copy"
    (source / "keys").mkdir(parents=True)
    copy.mkdir()
    (source / "settings.py").write_text("one")
    (source / "keys/a.yaml").write_text("key a")
    (source / "elsewhere").write_text("no part of it")
    return source, copy


PARTS = ("settings.py", "keys")


def texts(folder):
    return {p.name: p.read_text() for p in folder.rglob("*") if p.is_file() and p.name[0] != "."}


def test_parts_are_copied_and_nothing_else(folders):
    """Does the copy hold the parts, in their folders, and only them?"""
    source, copy = folders
    assert keep_in_step(source, PARTS, copy) == []
    assert texts(copy) == {"settings.py": "one", "a.yaml": "key a"}
    assert (copy / "keys/a.yaml").is_file()


def test_a_change_in_the_checkout_arrives(folders):
    """Are new, changed and deleted files followed?"""
    source, copy = folders
    keep_in_step(source, PARTS, copy)
    (source / "settings.py").write_text("two")
    (source / "keys/b.yaml").write_text("key b")
    (source / "keys/a.yaml").unlink()
    assert keep_in_step(source, PARTS, copy) == []
    assert texts(copy) == {"settings.py": "two", "b.yaml": "key b"}


def test_a_change_in_the_copy_stays_and_is_told(folders):
    """Is an instructor's own change kept, and reported only once the checkout says something else?"""
    source, copy = folders
    keep_in_step(source, PARTS, copy)
    (copy / "settings.py").write_text("mine")
    assert keep_in_step(source, PARTS, copy) == []
    (source / "settings.py").write_text("two")
    assert keep_in_step(source, PARTS, copy) == ["settings.py"]
    assert texts(copy)["settings.py"] == "mine"


def test_a_changed_file_outlives_its_original(folders):
    """Does a file that an instructor changed stay when the checkout drops it, and go when they did not?"""
    source, copy = folders
    (source / "keys/b.yaml").write_text("key b")
    keep_in_step(source, PARTS, copy)
    (copy / "keys/b.yaml").write_text("mine")
    for name in ("a", "b"):
        (source / f"keys/{name}.yaml").unlink()
    keep_in_step(source, PARTS, copy)
    assert texts(copy) == {"settings.py": "one", "b.yaml": "mine"}


def test_the_same_change_on_both_sides_is_followed_again(folders):
    """Once a change made in the copy has also come to the checkout, are later ones followed again?"""
    source, copy = folders
    keep_in_step(source, PARTS, copy)
    (copy / "settings.py").write_text("two")
    (source / "settings.py").write_text("two")
    assert keep_in_step(source, PARTS, copy) == []
    (source / "settings.py").write_text("three")
    assert keep_in_step(source, PARTS, copy) == []
    assert texts(copy)["settings.py"] == "three"


def test_what_tools_leave_behind_is_not_copied(folders):
    """Do caches and checkpoints stay where they are?"""
    source, copy = folders
    for name in ("__pycache__", ".ipynb_checkpoints"):
        (source / "keys" / name).mkdir()
        (source / "keys" / name / "x").write_text("left behind")
    keep_in_step(source, PARTS, copy)
    assert "x" not in texts(copy)
