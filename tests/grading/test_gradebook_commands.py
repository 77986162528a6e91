"""`ipnb gradebook copy`: what it prints, and how it ends."""

from grading.course import NAME


def test_copying_says_what_was_copied_and_what_to_set_next(ada, tmp_path, monkeypatch):
    """The course's own gradebook unless another is named; then grading goes on in the copy."""
    target = tmp_path / "moved.db"
    code, said = ada.ipnb("gradebook", "copy", str(target))
    assert code == 0 and "the same rows in both" in said
    assert "Set IPNB_GRADEBOOK to that address" in said and "submitted_assignment " in said
    monkeypatch.setenv("IPNB_GRADEBOOK", f"sqlite:///{target}")
    (ada.root / "gradebook.db").unlink()
    assert "No score changes." in ada.ipnb("grade", NAME, "--dry-run")[1]
    assert not (ada.root / "gradebook.db").exists()


def test_a_refusal_says_so_first(ada, tmp_path, capsys):
    target = tmp_path / "moved.db"
    assert ada.ipnb("gradebook", "copy", str(target), "--from", str(tmp_path / "none.db"))[0] == 1
    said = capsys.readouterr().err
    assert "Nothing was copied. There is no gradebook at" in said and not target.exists()
