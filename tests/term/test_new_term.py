"""Setting a course up: everything or nothing, and never over work of another term."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from grading.course import NAME
from sqlalchemy.exc import IntegrityError

from ipnb.documents.diagnostics import DocumentError
from ipnb.grading.roster_file.read import Roster, Student
from ipnb.term import new_term
from ipnb.term.new_term import TermRefused, apply_plan, assignments_of, plan_term
from ipnb.term.schedule import Schedule
from term.support import tree

#: one worker makes the courses of all of these
pytestmark = pytest.mark.xdist_group("term")

ZONE = "Europe/London"
ADA = Student("ada", "Ada", "Lovelace", "ada@example.org", "4711")


def schedule(term="2027-spring", **due):
    moments = {NAME: datetime(2027, 3, 12, 23, 59, tzinfo=ZoneInfo(ZONE))} | due
    return Schedule(term, ZONE, moments)


def roster(*students):
    return Roster(students, "column 1 (student id)", "UTF-8")


def test_a_plan_writes_nothing_and_needs_no_gradebook(bare):
    (bare.root / "gradebook.db").unlink()
    before = tree(bare.home)
    plan = plan_term(bare.app(), roster(ADA), schedule())
    assert plan.lines == [
        f"term: 2027-spring, zone {ZONE}",
        f"{NAME}: due Fri 2027-03-12 23:59 GMT (was no date)",
        "1 new in the gradebook: ada",
    ]
    assert tree(bare.home) == before


def test_students_dates_and_what_is_built_are_written_together(bare):
    app = bare.app()
    apply_plan(app, plan_term(app, roster(ADA), schedule()))
    with bare.open_gradebook() as gradebook:
        [ada] = gradebook.students
        told = (ada.id, ada.first_name, ada.last_name, ada.email, ada.lms_user_id)
        assert told == ("ada", "Ada", "Lovelace", "ada@example.org", "4711")
    assert '"due": "2027-03-12T23:59:00+00:00"' in (
        bare.root / "source" / NAME / "case.json"
    ).read_text(encoding="utf-8")
    assert not [one for one in bare.root.rglob("*") if one.name.startswith(".ipnb-term")]
    assert plan_term(app, roster(ADA), schedule()).lines == []


def test_the_gradebook_and_the_desk_follow_a_date_that_moves(taught):
    app = taught.app()
    later = datetime(2027, 3, 20, 12, 0, tzinfo=ZoneInfo(ZONE))
    plan = plan_term(app, roster(ADA), schedule(**{NAME: later}))
    assert plan.lines[0].endswith("due Sat 2027-03-20 12:00 GMT (was Fri 2027-03-12 23:59 GMT)")
    assert "left there: ben" in plan.notes[0]
    apply_plan(app, plan)
    with taught.open_gradebook() as gradebook:
        assert str(gradebook.find_assignment(NAME).duedate) == "2027-03-20 12:00:00"
        assert [one.id for one in gradebook.students] == ["ada", "ben"]
    published = taught.exchange / "ipnb/dates" / f"{NAME}.json"
    assert "2027-03-20T12:00:00" in published.read_text(encoding="utf-8")


def test_a_date_typed_in_formgrader_stays_and_is_told(taught):
    with taught.open_gradebook() as gradebook:
        gradebook.find_assignment(NAME).duedate = datetime(2027, 4, 1, 10, 0)
        gradebook.db.commit()
    [_, note] = plan_term(taught.app(), roster(ADA), schedule()).notes
    assert "another date (2027-04-01 10:00 UTC), typed in Formgrader" in note


def test_a_student_with_another_name_is_changed_and_a_late_one_added(taught):
    app = taught.app()
    plan = plan_term(app, roster(ADA, Student("cy", "Cy")), schedule())
    assert plan.lines[0] == "1 new in the gradebook: cy"
    renamed = Student("ada", "Ada", "King", "ada@example.org", "4711")
    plan = plan_term(app, roster(renamed), schedule())
    assert plan.lines == ["ada: Ada King ada@example.org (was Ada Lovelace ada@example.org)"]
    apply_plan(app, plan)
    with taught.open_gradebook() as gradebook:
        assert gradebook.find_student("ada").last_name == "King"
        assert len(gradebook.student_submissions("ada")) == 1


def test_work_of_another_term_is_not_mixed_with_this_one(taught):
    with pytest.raises(
        TermRefused, match=r"Work of 2027-spring .* mixed with 2027-autumn: submitted/"
    ):
        plan_term(taught.app(), roster(ADA), schedule("2027-autumn"))
    (taught.root / "term.json").unlink()
    with pytest.raises(TermRefused, match=r"archive --to FOLDER --term NAME"):
        plan_term(taught.app(), roster(ADA), schedule())


def test_a_date_that_is_left_over_is_a_fault(bare):
    app = bare.app()
    apply_plan(app, plan_term(app, roster(ADA), schedule()))
    with pytest.raises(
        DocumentError, match=f"case.yaml:3: due: .* Give {NAME} a date there, or none"
    ):
        plan_term(app, roster(ADA), Schedule("2027-autumn", ZONE, {}))
    plan = plan_term(app, roster(ADA), schedule("2027-autumn", **{NAME: None}))
    assert f"{NAME}: due no date (was Fri 2027-03-12 23:59 UTC)" in plan.lines


def test_an_assignment_without_a_case_has_its_date_in_the_gradebook(bare):
    (bare.root / "source/90-code").mkdir()
    assert assignments_of(bare.root) == [NAME, "90-code"]
    due, app = datetime(2027, 5, 1, 9, 0, tzinfo=UTC), bare.app()
    plan = plan_term(app, roster(ADA), schedule(**{"90-code": due}))
    assert "90-code: due Sat 2027-05-01 09:00 UTC, in the gradebook" in plan.lines
    apply_plan(app, plan)
    with bare.open_gradebook() as gradebook:
        assert str(gradebook.find_assignment("90-code").duedate) == "2027-05-01 09:00:00"
    assert plan_term(app, roster(ADA), schedule(**{"90-code": due})).lines == []


def test_what_cannot_be_finished_leaves_no_trace(bare):
    """A gradebook that refuses after the files were written: are files and gradebook as before?"""
    app = bare.app()
    before = tree(bare.root)
    plan = plan_term(app, roster(ADA), schedule())
    twice = Student("ben", "Ben")
    plan.students = (*plan.students, twice, twice)
    with pytest.raises(IntegrityError):
        apply_plan(app, plan)
    now = tree(bare.root)
    assert {name: one for name, one in now.items() if "gradebook.db" not in name} == {
        name: one for name, one in before.items() if "gradebook.db" not in name
    }
    with bare.open_gradebook() as gradebook:
        assert gradebook.students == []
    assert new_term.FILE not in {path.name for path in bare.root.iterdir()}
