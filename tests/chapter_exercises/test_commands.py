"""The command makes the folder anew, or says what is wrong and leaves it."""

from chapter_exercises.support import RULE, small_book
from ipnb.chapter_exercises.exercise_list import read_exercise_list
from ipnb.cli import main


def test_it_makes_the_list_and_the_notebook(tmp_path, monkeypatch, capsys):
    """Is a changed chapter in the list after one command?"""
    folder = small_book(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["exercises", "build"]) == 0
    assert "exercises: 5; chapters that count: 1" in capsys.readouterr().out
    assert len(read_exercise_list(folder).ids) == 5


def test_a_fault_leaves_what_is_there(tmp_path, monkeypatch, capsys):
    """Would a slip in the rule take the list away?"""
    folder = small_book(tmp_path)
    monkeypatch.chdir(tmp_path)
    main(["exercises", "build"])
    (folder / "exercises.yaml").write_text(RULE.replace("0.8", "2"))
    assert main(["exercises", "build"]) == 1
    assert "exercises.yaml:4" in capsys.readouterr().err
    assert read_exercise_list(folder).share == 0.8
    assert main(["exercises", "build", "none"]) == 2
    assert "there is no exercises.yaml" in capsys.readouterr().err
