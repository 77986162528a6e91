"""Which folder belongs to whom, whatever else lies beside it."""

from types import SimpleNamespace

import pytest
from nbgrader.coursedir import CourseDirectory

from ipnb.grading.submission_folders import doubtful_names, list_submissions, refused_folders


@pytest.fixture
def coursedir(tmp_path):
    """A course with four folders under ``submitted``, one of them nobody's."""
    for student in ("ada", "Ada", "ben", ".hidden"):
        (tmp_path / "submitted" / student / "01-river").mkdir(parents=True)
    (tmp_path / "submitted/ben/02-other").mkdir()
    (tmp_path / "submitted/note.txt").touch()
    (tmp_path / "feedback/ada/01-river").mkdir(parents=True)
    return CourseDirectory(root=str(tmp_path))


def students(found):
    return [student for _, student, _ in found]


def test_every_folder_of_an_assignment_is_a_submission(coursedir):
    """Is a file beside them, a hidden folder or another assignment taken for one?"""
    found = list_submissions(coursedir, "01-river")
    assert students(found) == ["Ada", "ada", "ben"]
    assert all(folder.endswith(f"submitted/{who}/01-river") for _, who, folder in found)


def test_one_student_a_pattern_and_another_step(coursedir):
    """As nbgrader's options name them."""
    assert students(list_submissions(coursedir, "01-river", "a*")) == ["ada"]
    assert students(list_submissions(coursedir, "01-river", step="feedback")) == ["ada"]
    assert [of for of, _, _ in list_submissions(coursedir, "*", "ben")] == ["01-river", "02-other"]


def test_what_is_no_submission_is_named_with_what_to_do(coursedir):
    """Is somebody's work lost without a line?"""
    (sentence,) = refused_folders(coursedir, "01-river")
    assert "begins with a full stop" in sentence and "give it the student's id" in sentence


def test_two_spellings_of_one_person_are_named(coursedir):
    """Also if the other one is only in the gradebook."""
    assert any("“Ada”, “ada”" in line for line in doubtful_names(coursedir, "01-river", []))
    assert any("“BEN”, “ben”" in line for line in doubtful_names(coursedir, "01-river", ["BEN"]))


def test_a_structure_without_students_is_refused(tmp_path):
    """Would every folder become one person?"""
    coursedir = SimpleNamespace(
        root=str(tmp_path), directory_structure="{nbgrader_step}/{assignment_id}"
    )
    with pytest.raises(ValueError, match="directory_structure"):
        refused = list_submissions(coursedir, "01-river", step="submitted")
        assert not refused
