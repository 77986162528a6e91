"""`ipnb grade --explain`: one student's points, step by step."""

import shutil

from grading.course import NAME


def test_the_points_of_the_record_are_what_the_arithmetic_ends_with(ada):
    """And what a person marked, and what stands in the gradebook."""
    code, said = ada.ipnb("grade", NAME, "--explain", "ada")
    assert code == 0
    assert said.startswith(f"ada, {NAME}: 60 of 60 points for the form")
    assert ada.last("ada").digests["key"] in said and "Changed since" not in said
    assert "1 × 60 = 60\n" in said
    assert "n1: 20, by hand" in said and "Total: 90 of 100" in said


def test_another_key_than_was_graded_with_is_said(ada):
    """Would somebody take today's arithmetic for that of the grade?"""
    key = ada.root / "keys" / f"{NAME}.yaml"
    key.write_text(key.read_text(encoding="utf-8") + "# mended\n", encoding="utf-8")
    _, said = ada.ipnb("grade", NAME, "--explain", "ada")
    assert "Changed since: key. What follows is what it would earn now" in said


def test_nothing_to_explain_is_said(ada, capsys):
    """Somebody who was not graded, answers that are gone, a key that is missing."""
    assert ada.ipnb("grade", NAME, "--explain", "ben")[0] == 1
    assert "ben was not graded" in capsys.readouterr().err
    (ada.root / "autograded/ada" / NAME / "answers.json").unlink()
    assert ada.ipnb("grade", NAME, "--explain", "ada")[0] == 1
    assert "cannot be read" in capsys.readouterr().err
    shutil.rmtree(ada.root / "keys")
    assert ada.ipnb("grade", NAME, "--explain", "ada")[0] == 1
    assert "key" in capsys.readouterr().err
    assert ada.ipnb("grade", "--all", "--explain", "ada")[0] == 2
