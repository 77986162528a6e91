"""``python -m ipnb.epub``."""

from ipnb.epub.__main__ import FAULTY, main


def test_a_book_that_was_not_built_is_said_and_nothing_is_written(tmp_path, capsys):
    target = tmp_path / "book.epub"
    assert main(["--built", str(tmp_path), "--to", str(target)]) == FAULTY
    assert "make book" in capsys.readouterr().err and not target.exists()
