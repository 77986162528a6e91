"""A batch is saved whole or not at all, and one bad place takes down nobody else's."""

from grading.course import NAME


def test_one_folder_that_cannot_be_written_is_one_students(course):
    """A file stands where a folder should be: are the other forty-nine of the batch lost?"""
    for student in ("ada", "ben", "cy"):
        course.hand_in(student, course.answers(student))
    place = course.root / "autograded" / "ben"
    place.parent.mkdir()
    place.write_text("in the way", encoding="utf-8")
    success, log = course.grade()
    assert not success
    assert "ben was not graded, and is as before" in log
    assert {one: course.grades(one)["formulation"] for one in ("ada", "cy")} == {
        "ada": (60.0, None, False),
        "cy": (60.0, None, False),
    }
    assert "ben" not in course.all_grades()
    left = [path.name for path in (course.root / "autograded").rglob(".new-*")]
    assert left == []


def test_whoever_grades_meanwhile_is_not_overwritten(course, monkeypatch):
    """Between reading and saving somebody else grades one of the batch: is a grading lost?"""
    from ipnb.grading import autograde
    from ipnb.grading.records import Record, Records

    for student in ("ada", "ben"):
        course.hand_in(student, course.answers(student))
    assert course.grade()[0]
    honest, done = autograde.grade_batch, []

    def with_another_grader(batch):
        graded = honest(batch)
        if not done:
            done.append(True)
            with course.open_gradebook() as gradebook:
                Records(gradebook).add([Record(NAME, "ben", points=1.0)])
                gradebook.db.commit()
        return graded

    monkeypatch.setattr(autograde, "grade_batch", with_another_grader)
    assert course.grade()[0]
    with course.open_gradebook() as gradebook:
        records = Records(gradebook)
        assert [one.points for one in records.of(NAME, "ben")] == [60.0, 1.0, 60.0]
        assert [one.points for one in records.of(NAME, "ada")] == [60.0, 60.0]
