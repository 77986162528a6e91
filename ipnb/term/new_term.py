"""Setting a course folder up for a term: what would change, and then the change, all of it or nothing."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, Gradebook
from nbgrader.api import Student as GradebookStudent

from ipnb.documents.diagnostics import Diagnostic, DocumentError, Finding, join_ids, located
from ipnb.documents.document import Document, parse_document
from ipnb.formulation.build import build
from ipnb.formulation.case import check_case, load_case
from ipnb.formulation.due import due_time, iso
from ipnb.grading.due_dates import DueDates, publish_due_dates
from ipnb.grading.gradebook_version import open_gradebook
from ipnb.grading.roster_file.read import Roster, Student
from ipnb.term.case_dates import DateNotPlaced, with_due
from ipnb.term.file_changes import FileChanges
from ipnb.term.record import FILE, TermRecord, read_record, record_text
from ipnb.term.schedule import Schedule
from ipnb.term.work_there import has_gradebook, work_there


class TermRefused(Exception):
    """A course folder is not set up; the message says why and what to do. Everything is as it was."""


@dataclass
class TermPlan:
    """What would be changed, in words and as it will be written.

    Attributes
    ----------
    files : FileChanges
        Cases with other dates, what is built from them, and the term's record.
    students : tuple of Student
        Whom the gradebook lacks, or has under another name or address.
    ordinary : dict of str to datetime or None
        Assignments without a case whose date stands in the gradebook alone.
    lines : list of str
        What changes, a line each; empty if nothing does.
    notes : list of str
        What a person should know and nothing is done about.
    """

    files: FileChanges = field(default_factory=FileChanges)
    students: tuple[Student, ...] = ()
    ordinary: dict[str, datetime | None] = field(default_factory=dict)
    cases: dict[str, Document] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def assignments_of(root: Path) -> list[str]:
    """List the assignments of a course by the folders in ``source/``."""
    folders = (root / "source").glob("*/")
    return sorted(one.name for one in folders if not one.name.startswith("."))


def plan_term(app: Any, roster: Roster, schedule: Schedule) -> TermPlan:
    """Work out what setting up would change; nothing is written.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Of the course.
    roster, schedule
        As they were read.

    Raises
    ------
    TermRefused
        If work of another term is there.
    DocumentError
        If a case cannot be used, or keeps a date of another term.
    """
    root = Path(app.coursedir.root)
    record = _record_of(root)
    if record is None or record.term != schedule.term:
        _refuse_to_mix(app, record, schedule.term)
    plan = TermPlan()
    _plan_record(plan, root, record, schedule)
    _plan_dates(plan, root, schedule)
    if has_gradebook(app.coursedir.db_url):
        with open_gradebook(app.coursedir) as gradebook:
            _plan_gradebook(plan, gradebook, roster, schedule)
    else:
        _plan_students(plan, roster, {})
        _plan_ordinary(plan, {})
    return plan


def apply_plan(app: Any, plan: TermPlan) -> None:
    """Do what was planned: every file and the gradebook, or nothing at all.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Of the course.
    plan
        Of `plan_term`.
    """
    with open_gradebook(app.coursedir) as gradebook:
        # makes its tables, which must not wait for what is written here
        dates = DueDates(gradebook)
        plan.files.write()
        try:
            _write_gradebook(gradebook, dates, plan)
            gradebook.db.commit()
        except BaseException:
            gradebook.db.rollback()
            plan.files.undo()
            raise
        plan.files.settle()
        publish_due_dates(gradebook, app.config, app.coursedir.course_id)


def _record_of(root: Path) -> TermRecord | None:
    try:
        return read_record(root)
    except ValueError as problem:
        raise TermRefused(str(problem)) from None


def _refuse_to_mix(app: Any, record: TermRecord | None, term: str) -> None:
    found = work_there(app)
    if not found:
        return
    whose = f"of {record.term}" if record else "of an earlier term"
    name = "" if record else " --term NAME"
    raise TermRefused(
        f"Work {whose} is there and would be mixed with {term}: {'; '.join(found)}. Put it away first: "
        f"ipnb term archive --to FOLDER{name}"
    )


def _plan_record(plan: TermPlan, root: Path, record: TermRecord | None, schedule: Schedule) -> None:
    began = iso(datetime.now(UTC))
    if record is not None and record.term == schedule.term:
        began = record.began
        if record.zone != schedule.zone:
            plan.lines.append(f"zone: {schedule.zone} (was {record.zone})")
    else:
        plan.lines.append(f"term: {schedule.term}, zone {schedule.zone}")
    plan.files.stage(root / FILE, record_text(TermRecord(schedule.term, schedule.zone, began)))


# ---------------------------------------------------------------- dates


def _plan_dates(plan: TermPlan, root: Path, schedule: Schedule) -> None:
    faults: list[Diagnostic] = []
    with tempfile.TemporaryDirectory(prefix=".ipnb-term-", dir=root) as folder:
        for name in assignments_of(root):
            file = root / "source" / name / "case.yaml"
            if not file.exists():
                if name in schedule.due:
                    plan.ordinary[name] = schedule.due[name]
                continue
            try:
                _plan_case(plan, file, name, schedule, Path(folder) / name)
            except DocumentError as error:
                faults += error.diagnostics
    if faults:
        raise DocumentError(faults)


def _plan_case(plan: TermPlan, file: Path, name: str, schedule: Schedule, scratch: Path) -> None:
    case = load_case(file)
    before = due_time(case["due"]) if case.get("due") else None
    if name not in schedule.due:
        if before is not None:
            problem = f"The case is due {case['due']}, and the file with dates does not name it."
            remedy = f"Give {name} a date there, or none."
            raise DocumentError(located([Finding(("due",), problem, remedy)], case))
        return
    due = schedule.due[name]
    if before == due:
        return
    try:
        text = with_due(file.read_text(encoding="utf-8"), due)
    except DateNotPlaced as problem:
        remedy = f"Write it by hand, as a line of its own: due: {due and due.isoformat()}"
        raise DocumentError(located([Finding(("due",), str(problem), remedy)], case)) from None
    was = before and before.astimezone(due.tzinfo if due else UTC)
    plan.lines.append(f"{name}: due {_when(due)} (was {_when(was)})")
    plan.files.stage(file, text)
    plan.cases[name] = check_case(parse_document(text, str(file)))
    for made in build(plan.cases[name], scratch):
        plan.files.stage(file.with_name(made.name), made.read_bytes())


def _when(moment: datetime | None) -> str:
    return f"{moment:%a %Y-%m-%d %H:%M %Z}" if moment else "no date"


# ---------------------------------------------------------------- the gradebook


def _plan_gradebook(
    plan: TermPlan, gradebook: Gradebook, roster: Roster, schedule: Schedule
) -> None:
    there = {one.id: one for one in gradebook.students}
    _plan_students(plan, roster, there)
    if left := sorted(there.keys() - {one.account for one in roster.students}):
        plan.notes.append(
            f"In the gradebook and not on the roster, and left there: {join_ids(left)}. Whoever has gone is "
            "taken out in Formgrader, or with `nbgrader db student remove`."
        )
    known = {one.name: one for one in gradebook.assignments}
    _plan_ordinary(plan, {name: entry.duedate for name, entry in known.items()})
    for name, due in schedule.due.items():
        if name in known and name not in plan.ordinary:
            plan.notes += _about_typed_date(known[name], due, name in plan.cases)


def _plan_ordinary(plan: TermPlan, dates: Mapping[str, datetime | None]) -> None:
    """Keep of the assignments without a case those whose date in the gradebook is another."""
    for name, due in list(plan.ordinary.items()):
        if dates.get(name) == _naive(due):
            del plan.ordinary[name]
        else:
            plan.lines.append(f"{name}: due {_when(due)}, in the gradebook")


def _about_typed_date(entry: Assignment, due: datetime | None, is_moved: bool) -> Iterator[str]:
    if entry.duedate not in (_naive(due), None) and not is_moved:
        yield (
            f"{entry.name}: the gradebook has another date ({entry.duedate:%Y-%m-%d %H:%M} UTC), typed in "
            "Formgrader or of a sitting. It stays, and counts."
        )


def _naive(moment: datetime | None) -> datetime | None:
    """Return a moment as nbgrader keeps it: in UTC, without saying so."""
    return moment and moment.astimezone(UTC).replace(tzinfo=None)


def _plan_students(plan: TermPlan, roster: Roster, there: Mapping[str, Any]) -> None:
    new = [one for one in roster.students if one.account not in there]
    changed = [
        one for one in roster.students if one.account in there and _differs(one, there[one.account])
    ]
    plan.students = (*new, *changed)
    if new:
        plan.lines.append(
            f"{len(new)} new in the gradebook: {join_ids(one.account for one in new)}"
        )
    plan.lines += [
        f"{one.account}: {one.name or 'no name'} {one.email} (was "
        f"{there[one.account].first_name or ''} {there[one.account].last_name or ''} "
        f"{there[one.account].email or ''})"
        for one in changed
    ]


def _differs(student: Student, entry: Any) -> bool:
    return any((getattr(entry, name) or "") != value for name, value in _row(student).items())


def _row(student: Student) -> dict[str, str]:
    """Return what the gradebook is to have of a student; what the roster does not say stays as it is."""
    row = {"first_name": student.first_name, "last_name": student.last_name}
    more = {"email": student.email, "lms_user_id": student.number}
    return row | {name: value for name, value in more.items() if value}


def _write_gradebook(gradebook: Gradebook, dates: DueDates, plan: TermPlan) -> None:
    # not by nbgrader's own methods, which commit one by one
    there = {one.id: one for one in gradebook.students}
    for student in plan.students:
        entry = there.get(student.account)
        if entry is None:
            entry = GradebookStudent(id=student.account)
            gradebook.db.add(entry)
        for name, value in _row(student).items():
            setattr(entry, name, value)
    known = {one.name: one for one in gradebook.assignments}
    for name, due in plan.ordinary.items():
        if name in known:
            known[name].duedate = _naive(due)
        else:
            gradebook.db.add(
                Assignment(name=name, duedate=_naive(due), course_id=gradebook.course_id)
            )
    for name, case in plan.cases.items():
        dates.follow(name, case)
