"""`ipnb grade`: every changed score is listed, and agreed to, before anything is written."""

import hashlib
import io
import re

import pytest
import yaml

from grading.course import NAME
from grading.support import TWIN, worse
from ipnb.grading import regrade_commands, worker_pool


def turn_key(course, name=NAME):
    """Another key, by which answers that were right are wrong: each sentence has the credits of the next."""
    path = course.root / "keys" / f"{name}.yaml"
    key = yaml.safe_load(path.read_text(encoding="utf-8"))
    for section in ("states", "domains", "five_p"):
        credits = key["credit"][section]
        _, *others = credits.values()
        key["credit"][section] = dict(
            zip(credits, [*others, next(iter(credits.values()))], strict=True)
        )
    path.write_text(yaml.safe_dump(key, allow_unicode=True, sort_keys=False), encoding="utf-8")


def everything(course) -> dict[str, str]:
    """A digest of every file of the course."""
    files = [path for path in sorted(course.root.rglob("*")) if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def two(ada):
    """Ada is graded and marked, Ben was held because nothing of his could be read."""
    ada.hand_in("ben", "{")
    ada.grade("ben")
    return ada


def test_a_dry_run_lists_every_change_and_writes_nothing(two):
    """A key that was mended, a text that was fixed: student, part, before, after and why."""
    turn_key(two)
    two.hand_in("ben", two.answers("ben"))
    before = everything(two)
    code, said = two.ipnb("grade", NAME, "--dry-run")
    assert code == 0 and everything(two) == before
    assert re.search(r"^ada +formulation +60 +\d+(\.\d+)? +key$", said, re.M)
    assert re.search(r"^ben +formulation +held +\d+(\.\d+)? +answers, key$", said, re.M)
    assert "No longer held: 1 (ben)." in said and "Nothing was written." in said
    assert "Changed since they were graded: answers (1), key (2)." in said


def test_nothing_is_written_unasked(two):
    """Where nobody can be asked, as in a script, a list that was not agreed to writes nothing."""
    turn_key(two)
    before = everything(two)
    code, said = two.ipnb("grade", NAME)
    assert code == 1 and "run it again with --yes" in said and everything(two) == before


@pytest.mark.parametrize(
    ("answer", "written"),
    [("y", True), pytest.param("n", False, marks=pytest.mark.deep), ("", False)],
)
def test_a_question_is_asked_in_a_terminal(ada, monkeypatch, answer, written):
    """Is anything but yes taken for a yes?"""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    turn_key(ada)
    monkeypatch.setattr(regrade_commands.sys, "stdin", Terminal(f"{answer}\n"))
    code, said = ada.ipnb("grade", NAME)
    assert (code == 0) is written and "Write these scores of 1?" in said
    assert (ada.grades("ada")["formulation"][0] == 60.0) is not written


def test_what_was_listed_is_what_is_written_and_marks_stay(ada):
    """Does the list say another number than the gradebook then has, or a comment get lost?"""
    turn_key(ada)
    code, said = ada.ipnb("grade", NAME, "--yes")
    assert code == 0 and "Not as listed" not in said
    listed = float(re.search(r"^ada +formulation +60 +(\S+)", said, re.M)[1])
    assert ada.grades("ada")["formulation"] == (listed, None, False)
    assert ada.grades("ada")["n1"] == (None, 20.0, False)
    with ada.open_gradebook() as gradebook:
        comment = gradebook.find_comment("n1", NAME, NAME, "ada")
        assert comment.manual_comment == "You weigh the contrary line."
    assert "No score changes." in ada.ipnb("grade", NAME, "--dry-run")[1]


@pytest.mark.deep
def test_a_late_penalty_and_a_mark_that_hides_a_score_are_listed(late):
    """Half is taken off for a day: does the list know, before it is worked out anew?"""
    for student in ("ada", "ben"):
        for cell in ("n1", "n2"):
            late.mark(student, cell, 10)
    late.mark("ben", "formulation", 50)
    turn_key(late)
    _, said = late.ipnb("grade", NAME, "--yes")
    assert re.search(r"^ada +late penalty +\S+ +\S+ +points$", said, re.M)
    assert re.search(r"^ben +formulation +50 +50, to look at +key$", said, re.M)
    assert "Not as listed" not in said
    with late.open_gradebook() as gradebook:
        submission = gradebook.find_submission(NAME, "ada")
        total = submission.score - submission.late_submission_penalty
    assert float(re.search(r"^ada +total +\S+ +(\S+)", said, re.M)[1]) == round(total, 2)


@pytest.mark.deep
def test_a_whole_term_is_graded_at_once(twins):
    """Two assignments, one command: is each listed, and graded?"""
    for name in (NAME, TWIN):
        turn_key(twins, name)
    code, said = twins.ipnb("grade", "--all", "--yes")
    assert code == 0
    for name in (NAME, TWIN):
        assert f"{name}: 2 submissions to grade. The scores of" in said
        assert f"{name}: graded" in said


@pytest.mark.deep
def test_a_first_grading_needs_no_question(course):
    """Nothing changes for anybody, so there is nothing to agree to."""
    course.hand_in("ada", course.answers("ada"))
    code, said = course.ipnb("grade", NAME)
    assert code == 0 and "1 submission to grade, 1 for the first time." in said
    assert course.grades("ada")["formulation"] == (60.0, None, False)


def test_list_and_writing_have_the_same_workers(ada, monkeypatch):
    """Are processes started twice in one command?"""
    opened, really = [], worker_pool.worker_pool

    def counted(*asked):
        opened.append(asked)
        return really(*asked)

    monkeypatch.setattr(worker_pool, "worker_pool", counted)
    turn_key(ada)
    assert ada.ipnb("grade", NAME, "--yes")[0] == 0
    assert ada.grades("ada")["formulation"][0] < 60
    assert opened == [(1, "")]


def test_a_key_that_changes_while_the_list_is_read_stops_it(ada, monkeypatch, capsys):
    """Somebody saves the key between the list and the yes: are other scores written than were agreed to?"""
    turn_key(ada)

    def agreed(changed):
        key = ada.root / "keys" / f"{NAME}.yaml"
        key.write_text(key.read_text(encoding="utf-8") + "# saved again\n", encoding="utf-8")
        return True

    monkeypatch.setattr(regrade_commands, "_agreed", agreed)
    assert ada.ipnb("grade", NAME)[0] == 1
    assert "changed after the list was made" in capsys.readouterr().err
    assert ada.grades("ada")["formulation"][0] == 60.0


@pytest.mark.deep
def test_a_faulty_key_is_said_before_it_holds_anybody(ada):
    """Would a slip in the key take a whole class's points away?"""
    key = ada.root / "keys" / f"{NAME}.yaml"
    key.write_text(key.read_text(encoding="utf-8") + "nonsense: [\n", encoding="utf-8")
    code, said = ada.ipnb("grade", NAME)
    assert code == 1 and "Held from now on, and not before: 1 (ada)." in said
    assert ada.grades("ada")["formulation"] == (60.0, None, False)


@pytest.mark.deep
def test_a_changed_submission_of_one_student(ada):
    """Is anybody else graded, or listed?"""
    ada.hand_in("ada", worse(ada))
    ada.hand_in("ben", ada.answers("ben"))
    _, said = ada.ipnb("grade", NAME, "--student", "ada", "--yes")
    assert re.search(r"^ada +formulation +60 +\S+ +answers$", said, re.M) and "ben" not in said
    assert set(ada.records()) == {"ada"}


@pytest.mark.parametrize("words", [["grade"], ["grade", NAME, "--all"]])
def test_which_assignment_must_be_said(course, words, capsys):
    assert course.ipnb(*words)[0] == 2
    assert "ipnb grade --all" in capsys.readouterr().err


def test_an_unknown_assignment_is_said(course):
    code, said = course.ipnb("grade", "99-nothing")
    assert code == 1 and "run `nbgrader generate_assignment 99-nothing` first" in said
