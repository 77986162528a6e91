"""nbgrader's own Generate refuses a case that is not fit for students."""

import pytest

from grading.course import NAME
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def released(course):
    """What students would receive, as bytes by name."""
    return {p.name: p.read_bytes() for p in (course.root / "assignments" / NAME).iterdir()}


def incomplete_key(course):
    change(course.root / "keys" / f"{NAME}.yaml", " plan.p1: Why p1.,", "")


def no_key(course):
    (course.root / "keys" / f"{NAME}.yaml").unlink()


def faulty_case(course):
    change(course.root / "source" / NAME / "case.yaml", "fictional: true", "fictional: false")


def giveaway(course):
    change(course.root / "source" / NAME / "case.yaml", "text: '“On day 1 ", "text: '“Rigid day 1 ")


def changed_since_it_was_built(course):
    change(course.root / "source" / NAME / "case.yaml", "title: ", "title: Once more, ")


def answers_beside_it(course):
    (course.root / "source" / NAME / "answers.json").write_text("{}", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (incomplete_key, "There is no reason for plan.p1. Add rationale: plan.p1"),
        (no_key, "The file cannot be read"),
        (faulty_case, "“false” is not accepted here."),
        (giveaway, "gives the answer away"),
        (changed_since_it_was_built, "Run `ipnb case build"),
        (answers_beside_it, "would go to everyone"),
    ],
)
def test_formgrader_refuses_and_says_why(course, spoil, words):
    """Can a key with a hole, or an unfit case, reach students by the stock button?"""
    before = released(course)
    spoil(course)
    done = course.api().generate_assignment(NAME, force=True)
    assert not done["success"]
    assert words in done["log"]
    assert "Traceback" not in done["log"]
    assert released(course) == before


def test_the_command_refuses_too(course):
    """Is the terminal a way around?"""
    incomplete_key(course)
    done = course.run("nbgrader", "generate_assignment", NAME, "--force", fine=False)
    assert f"keys/{NAME}.yaml:" in done.stderr and "rationale.plan.p1" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_assignment_without_a_case_is_refused_at_once(course):
    """Is a notebook released and collected that nobody can grade, so that it blocks the export of all?"""
    folder = course.root / "source" / "99-ordinary"
    folder.mkdir()
    notebook = course.root / "source" / NAME / f"{NAME}.ipynb"
    (folder / "99-ordinary.ipynb").write_bytes(notebook.read_bytes())
    done = course.api().generate_assignment("99-ordinary")
    assert not done["success"]
    assert "There is no case.yaml" in done["log"] and "a course folder of its own" in done["log"]
    assert not (course.root / "assignments" / "99-ordinary").exists()


def fails_to_clear(course):
    """A fault that nbgrader meets when the notebook is half made."""
    config = course.root / "nbgrader_config.py"
    fails = """
from nbgrader.preprocessors import NbGraderPreprocessor


class Fails(NbGraderPreprocessor):
    def preprocess(self, nb, resources):
        raise ValueError("half way")


get_config().GenerateAssignment.preprocessors.append(Fails)
"""
    config.write_text(config.read_text(encoding="utf-8") + fails, encoding="utf-8")


def test_a_release_is_never_taken_away_before_the_next_one_is_whole(course):
    """Do students find nothing because a new version failed half way?"""
    before = released(course)
    fails_to_clear(course)
    done = course.run("nbgrader", "generate_assignment", NAME, "--force", fine=False)
    assert "half way" in done.stderr
    assert released(course) == before
    assert [path.name for path in (course.root / "assignments").iterdir()] == [NAME]


def test_a_release_is_replaced_whole(course):
    """Does a file of an older version stay behind in the new one, or something half made beside it?"""
    (course.root / "assignments" / NAME / "old.txt").write_text("old", encoding="utf-8")
    before = released(course)
    del before["old.txt"]
    assert course.api().generate_assignment(NAME, force=True)["success"]
    assert released(course) == before
    assert [path.name for path in (course.root / "assignments").iterdir()] == [NAME]
    course.run("nbgrader", "generate_assignment", NAME)  # there already, and left alone


def test_a_gradebook_in_trouble_is_told_in_words(course):
    """Is a locked gradebook answered with advice to upgrade it, and a release that is gone?"""
    before = released(course)
    url = f"sqlite:///file:{course.root / 'gradebook.db'}?mode=ro&uri=true"
    done = course.run(
        "nbgrader", "generate_assignment", NAME, "--force", fine=False, IPNB_GRADEBOOK=url
    )
    assert "right to write" in done.stderr and "BACK UP" not in done.stderr
    assert released(course) == before


def test_a_departments_contact_is_no_difference(course, monkeypatch):
    """Would a course with a contact of its own be unable to generate anything?"""
    monkeypatch.setenv("IPNB_CONTACT", "Room 12")
    folder = course.root / "source" / NAME
    build(load_case(folder / "case.yaml"), folder)
    done = course.api().generate_assignment(NAME, force=True)
    assert done["success"], done
    assert b"In your department: Room 12" in released(course)["case.json"]
    monkeypatch.setenv("IPNB_CONTACT", "Room 13")
    assert "Run `ipnb case build" in course.api().generate_assignment(NAME, force=True)["log"]
