"""`python -m ipnb.slides`."""

import pytest

from ipnb.slides.__main__ import main

from .conftest import BOOK


def asked(built, tmp_path, book=BOOK):
    return main(
        ["--book", str(book), "--built", str(built), "--to", str(tmp_path / "to"), "--week", "5"]
    )


@pytest.mark.deep
def test_one_week_is_written(built, tmp_path, capsys):
    assert asked(built, tmp_path) == 0
    assert "Week 5: 20 slides, 5 handouts" in capsys.readouterr().out
    assert (tmp_path / "to/week-05.html").exists() and not (tmp_path / "to/week-06.html").exists()


def test_a_wrong_name_ends_it_with_file_and_line_and_nothing_is_written(built, tmp_path, capsys):
    """Would an instructor show a deck in which something is missing?"""
    book = tmp_path / "book"
    (book / "instructors/slides").mkdir(parents=True)
    (book / "paths.yaml").symlink_to(BOOK / "paths.yaml")
    deck = book / "instructors/slides/week-05.yaml"
    deck.write_text("slides:\n  - rules: yes\n  - figure: fig-gpa\n", encoding="utf-8")
    assert asked(built, tmp_path, book) == 1
    assert (
        f"{deck}:3: there is no figure 'fig-gpa'. Did you mean 'fig-gap'?"
        in capsys.readouterr().err
    )
    assert not (tmp_path / "to").exists()


def test_a_book_that_has_not_been_built_is_said(tmp_path, capsys):
    assert asked(tmp_path / "none", tmp_path) == 1
    assert "make book" in capsys.readouterr().err
