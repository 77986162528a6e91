"""A release: what is copied, what is not, and which one is served."""

import shutil

import pytest
from department import releases
from department.faults import Fault
from department.settings import Help

CONFIG = "sphinx:\n  config:\n    local_help: {}\n    other: 1\n"


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with a key and a case in it."""
    root = tmp_path / "checkout"
    for name in ("ipnb/a.py", "deploy/b.py", "keys/06.yaml", "source/06/case.yaml"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (root / "_config.yml").write_text(CONFIG, encoding="utf-8")
    (root / ".venv").mkdir()
    monkeypatch.setattr(releases, "run", lambda *_: "")  # owner and rights are root's to give
    return root


def made(layout, checkout, help_=Help()):  # noqa: B008
    layout.releases.mkdir(parents=True, exist_ok=True)
    return list(releases.make_release(layout, checkout, help_))


def test_a_release_holds_neither_keys_nor_sources(layout, checkout):
    """Would every student's server show them?"""
    assert len(made(layout, checkout)) == 1
    (folder,) = layout.releases.iterdir()
    assert (folder / "ipnb/a.py").exists()
    assert not (folder / "keys").exists()
    assert not (folder / "source").exists()


def test_the_same_code_is_the_same_release(layout, checkout):
    """Would a second run copy and build again?"""
    made(layout, checkout)
    assert made(layout, checkout) == []
    (checkout / "ipnb/a.py").write_text("y", encoding="utf-8")
    assert len(made(layout, checkout)) == 1
    # the book shows cases
    (checkout / "source/06/case.yaml").write_text("y", encoding="utf-8")
    assert len(made(layout, checkout)) == 1
    assert len(list(layout.releases.iterdir())) == 3


def test_one_that_was_not_finished_is_finished(layout, checkout):
    """Would a lost connection leave a release that looks whole?"""
    made(layout, checkout)
    (folder,) = layout.releases.iterdir()
    (folder / ".ready").unlink()
    assert len(made(layout, checkout)) == 1


def test_who_helps_here_stands_in_the_books_settings(tmp_path):
    """Would pages name nobody although the department did?"""
    assert releases.with_help(CONFIG, Help()) == CONFIG
    text = releases.with_help(CONFIG, Help(emergency="999", reporting='the "front door"'))
    line = '    local_help: {"emergency": "999", "child_protection": "the \\"front door\\""}'
    assert line in text.splitlines()
    assert "    other: 1" in text


def test_a_change_of_who_helps_is_a_new_release(checkout):
    """Would the book keep last year's number?"""
    assert releases.name_of(checkout, Help()) != releases.name_of(checkout, Help(emergency="112"))


def test_one_can_go_back_and_forth(layout, checkout):
    """Is the release before still there, and older ones gone?"""
    names = []
    for text in "abc":
        (checkout / "ipnb/a.py").write_text(text, encoding="utf-8")
        made(layout, checkout)
        list(releases.switch(layout, checkout, Help()))
        names.append(layout.release().name)
    assert list(releases.switch(layout, checkout, Help())) == []
    assert {folder.name for folder in layout.releases.iterdir()} == set(names[1:])
    assert releases.switch_back(layout) == names[1]
    assert releases.switch_back(layout) == names[2]


def test_with_no_release_before_nothing_is_changed(layout, checkout):
    """Would the link name nothing?"""
    made(layout, checkout)
    list(releases.switch(layout, checkout, Help()))
    before = layout.release()
    with pytest.raises(Fault, match="no release before"):
        releases.switch_back(layout)
    assert layout.release() == before
    shutil.rmtree(layout.releases)
