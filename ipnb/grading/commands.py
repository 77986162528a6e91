"""`ipnb status`, `report`, `export`, `extend`: what whoever grades types.

nbgrader takes longer to load than anything else that `ipnb` does, so it and what needs it are imported when
one of these commands runs.
"""

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.commands import Misuse
from ipnb.formulation.console import diagnostics_text
from ipnb.formulation.due import EXAMPLE, due_time
from ipnb.formulation.paths import from_here, items_file, keys_folder

if TYPE_CHECKING:
    from ipnb.formulation.item_statistics.counts import ClassCounts
    from ipnb.grading.grading_inputs import GradingInputs
    from ipnb.grading.status import AssignmentDates


def register(groups: Any) -> None:
    """Add the grading commands to ``ipnb``.

    Parameters
    ----------
    groups : argparse subparsers
        Each command gets a ``run`` that takes the parsed arguments and returns an exit code.
    """
    status = groups.add_parser(
        "status", help="who needs a person: held, to be marked, missing, alike"
    )
    status.add_argument("assignment", nargs="?", help="all assignments unless said")
    status.set_defaults(run=in_words(run_status))

    report = groups.add_parser(
        "report", help="what a class made of a case: which sentence misled whom"
    )
    report.add_argument("assignment")
    report.add_argument(
        "--to", help="write a page (HTML) to this file too; it holds names and right answers"
    )
    report.add_argument(
        "--without-names", action="store_true", help="with --to: a page that names nobody"
    )
    report.add_argument(
        "--all", action="store_true", help="every judgement, not only the ten that most need a look"
    )
    report.add_argument(
        "--items",
        nargs="?",
        const="",
        metavar="FILE",
        help="add the class's counts, without names, to this file; beside the key unless named, where "
        "`ipnb case check` reads it",
    )
    report.add_argument(
        "--add",
        action="append",
        default=[],
        metavar="FILE",
        help="with --items: join the counts of another term or course; may be repeated",
    )
    report.set_defaults(run=in_words(run_report))

    export = groups.add_parser(
        "export", help="grades as CSV, once every submission has a final number"
    )
    export.add_argument("assignment", nargs="*", help="all assignments unless said")
    export.add_argument(
        "--student", action="append", default=[], help="one student only; may be repeated"
    )
    export.add_argument("--to", default="grades.csv", help="the file to write (grades.csv)")
    export.add_argument(
        "--with-held", action="store_true", help="leave out the numbers that are not final"
    )
    export.set_defaults(run=in_words(run_export))

    extend = groups.add_parser("extend", help="more time for one student")
    extend.add_argument("assignment")
    extend.add_argument("student")
    extend.add_argument(
        "--until", help="day, time and offset from UTC, for example 2026-03-08T23:59+01:00"
    )
    extend.add_argument("--days", type=float, help="days after the due date")
    extend.add_argument("--take-back", action="store_true", help="no extension any more")
    extend.set_defaults(run=in_words(run_extend))

    for parser in (status, report, export, extend):
        parser.add_argument("--course-dir", help="the course's folder; this one unless said")


def in_words(run: Callable[[Namespace], int]) -> Callable[[Namespace], int]:
    """Wrap a command so that it tells a gradebook's error in words instead of as a traceback of SQL."""

    def command(args: Namespace) -> int:
        try:
            return run(args)
        except Exception as error:
            from sqlalchemy.exc import DBAPIError

            from ipnb.grading.error_messages import explain_database_error
            from ipnb.grading.gradebook_version import OtherVersion

            if isinstance(error, OtherVersion):
                print(error, file=sys.stderr)
            elif isinstance(error, DBAPIError):
                print(explain_database_error(error), file=sys.stderr)
            else:
                raise
            return 1

    return command


def run_status(args: Namespace) -> int:
    """``ipnb status``: a page for each assignment."""
    from ipnb.grading.grading_inputs import load_grading_inputs
    from ipnb.grading.roster import each_row
    from ipnb.grading.status import status_text
    from ipnb.grading.submission_folders import doubtful_names

    app = open_course(args.course_dir)
    with open_gradebook(app) as gradebook:
        assignments = {assignment.name for assignment in gradebook.assignments}
        wanted = [args.assignment] if args.assignment else sorted(assignments)
        for name in wanted:
            if name not in assignments:
                print(f"The gradebook does not know {name}.", file=sys.stderr)
                return 2
            inputs = load_grading_inputs(app.coursedir.root, name, app.coursedir.source_directory)
            dates = _dates(app, gradebook, name, inputs)
            roster = each_row(gradebook, app.coursedir, name, inputs)
            names = partial(doubtful_names, app.coursedir, name)
            print(status_text(name, roster, inputs, dates, names), end="\n\n")
    return 0


def _dates(app: Any, gradebook: Any, name: str, inputs: "GradingInputs") -> "AssignmentDates":
    """Bring dates up to date, let students' desks know them, and say who took the equivalent case."""
    from nbgrader.api import Assignment, SubmittedAssignment
    from sqlalchemy import select

    from ipnb.grading.due_dates import DueDates, publish_due_dates
    from ipnb.grading.equivalent_cases import equivalent_pairs
    from ipnb.grading.status import AssignmentDates
    from ipnb.grading.submission_folders import list_submissions

    due_dates = DueDates(gradebook)
    due_dates.follow(name, inputs.case)
    gradebook.db.commit()
    published = publish_due_dates(gradebook, app.config, app.coursedir.course_id)
    dates = AssignmentDates(due_dates.due(name), due_dates.extensions(name), published)
    dates.sitting = due_dates.sittings.of(name)
    if pair := equivalent_pairs(app.coursedir.root, app.coursedir.source_directory).get(name):
        dates.other = pair.other(name)
        in_folders = list_submissions(app.coursedir, dates.other)
        wanted = select(SubmittedAssignment.student_id).join(SubmittedAssignment.assignment)
        in_gradebook = gradebook.db.execute(wanted.where(Assignment.name == dates.other)).scalars()
        dates.took_the_other = {student for _, student, _ in in_folders} | set(in_gradebook)
    return dates


def run_extend(args: Namespace) -> int:
    """``ipnb extend``: more time for one student, or no longer; lateness follows at once.

    Parameters
    ----------
    args : Namespace
        The command's options.

    Raises
    ------
    Misuse
        If the gradebook does not know the assignment, or the new time is no time or no later than the due
        date.
    """
    from ipnb.grading.due_dates import DueDates
    from ipnb.grading.extensions import RefusedExtension, give_extension, require_assignment
    from ipnb.grading.status import in_utc

    app = open_course(args.course_dir)
    with open_gradebook(app) as gradebook:
        try:
            require_assignment(gradebook, args.assignment)
            until = _extended_until(args, DueDates(gradebook).due(args.assignment))
            shown = give_extension(
                app, gradebook, app.coursedir, args.assignment, args.student, until
            )
        except RefusedExtension as problem:
            raise Misuse(str(problem)) from None
    words = "has no extension any more" if until is None else f"has until {in_utc(until)}"
    where = "The desk shows it." if shown else "The desk shows it once the assignment is released."
    print(f"{args.student} {words} for {args.assignment}. {where}")
    return 0


def _extended_until(args: Namespace, due: datetime | None) -> datetime | None:
    """Return until when there is time by the options; None to take an extension back."""
    if args.until:
        try:
            return due_time(args.until)
        except ValueError as problem:
            raise Misuse(f"--until {args.until}: {problem} Write for example {EXAMPLE}") from None
    if args.days is not None:
        if due is None:
            raise Misuse(f"{args.assignment} has no due date to count days from; use --until")
        return due + timedelta(days=args.days)
    if not args.take_back:
        raise Misuse("say how long: --days 7, --until DATE, or --take-back")
    return None


def run_report(args: Namespace) -> int:
    """``ipnb report``: 1 while nothing is graded, or the case or key cannot be read."""
    from ipnb.grading.grading_inputs import load_grading_inputs
    from ipnb.grading.records import Records
    from ipnb.grading.report import report
    from ipnb.grading.report_page import Beside, as_page, as_text, graded_answers
    from ipnb.grading.report_scores import read_scores
    from ipnb.grading.review_reasons import in_sentences

    if args.add and args.items is None:
        raise Misuse("--add goes with --items, which says where the counts are to be kept")
    app = open_course(args.course_dir)
    inputs = load_grading_inputs(
        app.coursedir.root, args.assignment, app.coursedir.source_directory
    )
    if other := inputs.other_than_case:
        raise Misuse(f"{args.assignment} is {other}; a report is of answers to a case")
    if inputs.case is None or inputs.key is None:
        print("\n".join(in_sentences(inputs.review_reasons)), file=sys.stderr)
        return 1
    with open_gradebook(app) as gradebook:
        answers, left_out = graded_answers(gradebook, app.coursedir, args.assignment, inputs.case)
        scores = read_scores(gradebook, args.assignment)
        first_graded = Records(gradebook).first_graded(args.assignment)
    if not answers and not left_out:
        print(f"Nothing of {args.assignment} is graded yet. Run `ipnb grade`.", file=sys.stderr)
        return 1
    counted = report(inputs.case, inputs.key, answers, left_out)
    print(as_text(counted, args.all))
    if args.to:
        Path(args.to).write_text(
            as_page(counted, Beside(scores, without_names=args.without_names)), encoding="utf-8"
        )
        what = "right answers" if args.without_names else "names and right answers"
        print(f"Wrote {args.to}. It holds {what}: keep it where students cannot read.")
    if args.items is None:
        return 0
    return _keep_items(args, app.coursedir.root, first_graded, counted.statistics.counts)


def _keep_items(args: Namespace, root: str, first_graded: str | None, counts: "ClassCounts") -> int:
    """Keep a class's counts for the author; 1, with everything as it was, if a file cannot be used."""
    from ipnb.grading.items_to_file import keep_items

    beside = items_file(keys_folder(Path(root)) / f"{args.assignment}.yaml")
    file = Path(args.items) if args.items else beside
    try:
        terms = keep_items(args.assignment, file, [Path(f) for f in args.add], first_graded, counts)
    except DocumentError as problem:
        print(f"No counts were kept.\n{diagnostics_text(problem.diagnostics)}", file=sys.stderr)
        return 1
    students, classes = terms.students, len(terms.classes)
    print(
        f"{from_here(file)} holds the counts of {students} student{'' if students == 1 else 's'} in {classes} "
        f"class{'' if classes == 1 else 'es'}. It names nobody and gives the key away: keep it where the key is."
    )
    if file.resolve() != beside.resolve():
        print(f"`ipnb case check` reads it at {from_here(beside)}.")
    return 0


def run_export(args: Namespace) -> int:
    """``ipnb export``: 1 while a number is not final, unless told."""
    from ipnb.grading.export import CaseExport

    app = open_course(args.course_dir)
    exporter = CaseExport(parent=app, to=args.to, student=args.student, assignment=args.assignment)
    exporter.with_held = args.with_held
    with open_gradebook(app) as gradebook:
        exporter.export(gradebook)
    return 0


def open_course(folder: str | None) -> Any:
    """Start nbgrader with this course's configuration, as its own commands do.

    Parameters
    ----------
    folder
        The course's; None for the nearest upwards from here.

    Returns
    -------
    nbgrader.apps.NbGrader

    Raises
    ------
    Misuse
        If the folder is no course.
    """
    # jsonschema tries this one and does without; it costs half of the time that loading nbgrader takes
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from nbgrader.apps import NbGrader

    root = Path(folder) if folder else nearest_course(Path.cwd())
    if not (root / "nbgrader_config.py").is_file():
        raise Misuse(
            f"{root} is no course: it has no nbgrader_config.py. "
            "Go to the course's folder, or name it with --course-dir"
        )
    app = NbGrader()
    app.initialize([f"--course-dir={root}"])
    app.start()
    return app


def nearest_course(start: Path) -> Path:
    """Find the nearest folder upwards with ``nbgrader_config.py``; the start itself if there is none."""
    return next((f for f in (start, *start.parents) if (f / "nbgrader_config.py").is_file()), start)


def open_gradebook(app: Any) -> Any:
    """Open the course's gradebook, unless another version of nbgrader made it."""
    from ipnb.grading import gradebook_version

    return gradebook_version.open_gradebook(app.coursedir)
