"""`ipnb term`: what is printed, exit codes, and a second run of each."""

import pytest
from grading.course import NAME

from ipnb.cli import main
from term.support import small_disk, tree

#: one worker makes the courses of all of these
pytestmark = pytest.mark.xdist_group("term")


def test_a_term_begins_and_a_second_run_changes_nothing(bare):
    before = tree(bare.home)
    code, said = bare.new("--dry-run")
    assert code == 0 and said.startswith("Would change:\n  term: 2027-spring")
    assert tree(bare.home) == before
    code, said = bare.new()
    assert code == 0 and "2 new in the gradebook: ada, ben" in said
    assert "nbgrader generate_assignment NAME" in said
    after = tree(bare.home)
    code, said = bare.new()
    assert (code, said) == (
        0,
        "Nothing to do: the course is set up for 2027-spring, with 2 students.\n",
    )
    assert tree(bare.home) == after


def test_faults_of_roster_and_dates_are_said_together_and_nothing_is_written(bare, capsys):
    (bare.home / "roster.csv").write_text(
        "student id,first name,last name\nAda,,\n", encoding="utf-8"
    )
    (bare.home / "dates.yaml").write_text(
        f"term: 2027\nzone: Mars\ndue:\n  {NAME}: soon\n", encoding="utf-8"
    )
    before = tree(bare.home)
    assert bare.new()[0] == 1
    said = capsys.readouterr().err
    assert said.startswith("Nothing was changed.\n3 faults:") or "faults:" in said
    for part in ("roster.csv:2", "column 1 (student id)", "dates.yaml:2", "Mars is no time zone"):
        assert part in said
    assert tree(bare.home) == before


@pytest.mark.parametrize("size", [100, 9_000])
def test_a_full_disk_leaves_everything_as_it_was(bare, size, capsys):
    before = tree(bare.home)
    with small_disk(size):
        assert bare.new()[0] == 1
    assert capsys.readouterr().err
    assert tree(bare.home) == before


def test_a_folder_without_configuration_gets_one(bare):
    (bare.root / "nbgrader_config.py").unlink()
    code, said = bare.new("--dry-run")
    assert code == 0 and "nbgrader_config.py: written anew." in said
    assert not (bare.root / "nbgrader_config.py").exists()
    assert bare.new()[0] == 0
    assert (bare.root / "nbgrader_config.py").is_file()


def test_a_roster_is_checked_and_written_with_accounts(tmp_path, capsys):
    export, made = tmp_path / "moodle.csv", tmp_path / "roster.csv"
    export.write_text('"First name",Surname,"ID number"\nZoë,Å,123\nBo,Ng,124\n', encoding="utf-8")
    command = ["term", "roster", str(export)]
    assert main(command) == 1 and "2 faults" in capsys.readouterr().err
    assert main([*command, "--ids", "make"]) == 0
    assert capsys.readouterr().out.startswith(
        "u123  Zoë Å\nu124  Bo Ng\n2 students, ids from column 3"
    )
    assert main([*command, "--ids", "make", "--to", str(made)]) == 0
    assert main(["term", "roster", str(made)]) == 0
    assert "u123  Zoë Å" in capsys.readouterr().out
    assert main([*command, "--ids", "make", "--to", str(made)]) == 2
    assert main([*command, "--ids", "make", "--to", str(tmp_path / "no/where.csv")]) == 2
