"""`ipnb term archive` and `ipnb term check`: what is printed, exit codes, and a second run."""

import shutil

import pytest

from ipnb.cli import main
from term.support import tree

#: one worker makes the courses of all of these
pytestmark = pytest.mark.xdist_group("term")


def test_a_term_ends_and_the_next_begins(taught, bare_course, capsys):
    before = tree(taught.home)
    assert taught.new(dates="next.yaml")[0] == 1
    assert "ipnb term archive --to FOLDER" in capsys.readouterr().err
    code, said = taught.archive("--dry-run")
    assert code == 0 and "Would then put away:" in said and tree(taught.home) == before
    code, said = taught.archive()
    assert code == 0 and "it was read back whole" in said and "ready for ipnb term new" in said
    assert taught.archive() == (
        0,
        "Nothing to do: there is no term's work here. ipnb term new begins one.\n",
    )
    assert not (taught.root / "gradebook.db").exists()
    # which the next command would make, in more time than all of this takes
    shutil.copy(bare_course.root / "gradebook.db", taught.root)
    code, said = taught.new(dates="next.yaml")
    assert code == 0 and "due Fri 2027-10-15 23:59 BST (was Fri 2027-03-12 23:59 GMT)" in said
    assert taught.archive()[0] == 0
    made = sorted((taught.home / "archives").iterdir())
    assert len(made) == 2 and main(["term", "check", str(made[1])]) == 0
    assert "ipnb, 2027-spring, archived" in capsys.readouterr().out
    (made[1] / "keys.tar.gz").unlink()
    assert main(["term", "check", str(made[1])]) == 1
    assert "cannot be read back" in capsys.readouterr().err


def test_an_archive_that_is_refused_says_so_first(taught, capsys):
    assert taught.archive("--term", "2020")[0] == 1
    assert capsys.readouterr().err.startswith("Nothing was put away. The course is in the term")
