"""Two terms in one course folder, by the commands that people type: nothing of the first is met in the second."""

import json
import tarfile

import pytest
from grading.course import NAME
from grading.support import EXCHANGE, submit

pytestmark = [pytest.mark.deep, pytest.mark.xdist_group("term")]


def teach(course, dates, student):
    """A term: set up, given out, handed in, collected and graded."""
    assert course.new(dates=dates)[0] == 0
    course.run("nbgrader", "generate_assignment", NAME, "--force")
    course.run("nbgrader", "release_assignment", NAME, "--force")
    handed_in = submit(course, student)
    course.run("nbgrader", "collect", NAME)
    course.run("nbgrader", "autograde", NAME)
    return handed_in


def test_a_second_term_knows_nothing_of_the_first(bare):
    bare.settings = EXCHANGE.format(root=str(bare.exchange))
    first = teach(bare, "dates.yaml", "ada")
    code, said = bare.archive()
    assert code == 0 and not first.exists(), said
    second = teach(bare, "next.yaml", "ben")
    with bare.open_gradebook() as gradebook:
        assert [one.student_id for one in gradebook.assignment_submissions(NAME)] == ["ben"]
        assert str(gradebook.find_assignment(NAME).duedate) == "2027-10-15 22:59:00"
    dates = json.loads((bare.exchange / "ipnb/dates" / f"{NAME}.json").read_text(encoding="utf-8"))
    assert dates["due"] == "2027-10-15T22:59:00+00:00"
    released = json.loads(
        (bare.exchange / "ipnb/outbound" / NAME / "case.json").read_text(encoding="utf-8")
    )
    assert released["due"] == "2027-10-15T23:59:00+01:00"
    [archive] = (bare.home / "archives").iterdir()
    with tarfile.open(archive / "exchange.tar.gz") as tar:
        names = tar.getnames()
    assert f"inbound/{first.name}/answers.json" in names and second.name not in str(names)
    code, said = bare.ipnb("receipts")
    assert (code, said) == (0, "Receipts: 1. All agree with what is there now.\n")
