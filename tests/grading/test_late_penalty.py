"""Late penalties are taken off the whole, marks by hand included."""

from grading.course import NAME


def mark_all(course):
    for student in ("ada", "ben"):
        course.mark(student, "n1", 20)
        course.mark(student, "n2", 10)


def test_marks_given_later_count_in_the_penalty(late):
    """Does half of the form come off and none of the texts, because the texts were marked later?"""
    mark_all(late)
    code, _ = late.ipnb("export", NAME, "--to", str(late.root / "grades.csv"))
    assert code == 0
    text = (late.root / "grades.csv").read_text(encoding="utf-8-sig")
    rows = [line.split(",") for line in text.splitlines()]
    ada, ben = (dict(zip(rows[0], row, strict=True)) for row in rows[1:])
    assert (ada["raw_score"], ada["late_submission_penalty"], ada["score"]) == (
        "90.00",
        "45.00",
        "45.00",
    )
    assert (ben["raw_score"], ben["late_submission_penalty"], ben["score"]) == (
        "90.00",
        "0.00",
        "90.00",
    )


def test_feedback_takes_it_off_the_whole_too(late):
    """Does the page that a student reads agree with the export?"""
    mark_all(late)
    late.give_feedback()
    page = late.feedback("ada")
    assert "Handed in late" in page and "−45" in page
    assert "45 of 100" in page
    assert "Handed in late" not in late.feedback("ben")
