"""`ipnb grade`, `status`, `report`, `export`: what whoever grades types. nbgrader is loaded when one of them
runs."""

import sys
from pathlib import Path


def register(groups) -> None:
    """Add the grading commands to ``ipnb``.

    Parameters
    ----------
    groups : argparse subparsers
        Each command gets a ``run`` that takes the parsed arguments and returns an exit code.
    """
    grade = groups.add_parser("grade", help="grade an assignment again, and see what changed")
    grade.add_argument("assignment")
    grade.add_argument("--student", default="*", help="one student only")
    grade.set_defaults(run=_in_words(run_grade))

    status = groups.add_parser("status", help="who needs a person: held, to be marked, missing, alike")
    status.add_argument("assignment", nargs="?", help="all assignments unless said")
    status.set_defaults(run=_in_words(run_status))

    report = groups.add_parser("report", help="what a class made of a case: which sentence misled whom")
    report.add_argument("assignment")
    report.add_argument("--to", help="write a page (HTML) to this file too; it holds names and right answers")
    report.set_defaults(run=_in_words(run_report))

    export = groups.add_parser("export", help="grades as CSV, once every submission has a final number")
    export.add_argument("assignment", nargs="*", help="all assignments unless said")
    export.add_argument("--student", action="append", default=[], help="one student only; may be repeated")
    export.add_argument("--to", default="grades.csv", help="the file to write (grades.csv)")
    export.add_argument("--with-held", action="store_true", help="leave out the numbers that are not final")
    export.set_defaults(run=_in_words(run_export))

    for parser in (grade, status, report, export):
        parser.add_argument("--course-dir", help="the course's folder; this one unless said")


def _in_words(run):
    """The same command, which tells a gradebook in trouble in words instead of as a traceback of SQL."""

    def command(args) -> int:
        try:
            return run(args)
        except Exception as error:
            from sqlalchemy.exc import DBAPIError

            from ipnb.grading.trouble import gradebook_in_words

            if not isinstance(error, DBAPIError):
                raise
            print(gradebook_in_words(error), file=sys.stderr)
            return 1

    return command


def run_grade(args) -> int:
    """``ipnb grade``: 0 if everything has a score or waits for a person by the case's own rules, else 1."""
    from ipnb.grading import regrade

    changes, complete = regrade.grade(open_course(args.course_dir), args.assignment, args.student)
    print(regrade.as_table(changes))
    return 0 if complete else 1


def run_status(args) -> int:
    """``ipnb status``: a page for each assignment."""
    from ipnb.grading.attention import rows
    from ipnb.grading.material import load_material
    from ipnb.grading.status import status_text

    app = open_course(args.course_dir)
    with _gradebook(app) as gradebook:
        known = {one.name: one for one in gradebook.assignments}
        wanted = [args.assignment] if args.assignment else sorted(known)
        for name in wanted:
            if name not in known:
                print(f"The gradebook does not know {name}.", file=sys.stderr)
                return 2
            material = load_material(app.coursedir.root, name, app.coursedir.source_directory)
            found = rows(gradebook, app.coursedir, name, material)
            print(status_text(name, found, material, known[name].duedate), end="\n\n")
    return 0


def run_report(args) -> int:
    """``ipnb report``: 1 while nothing is graded, or the case or key cannot be read."""
    from ipnb.grading.hold import in_sentences
    from ipnb.grading.material import load_material
    from ipnb.grading.report import report
    from ipnb.grading.report_page import as_page, as_text, graded_answers

    app = open_course(args.course_dir)
    material = load_material(app.coursedir.root, args.assignment, app.coursedir.source_directory)
    if material.holds:
        print("\n".join(in_sentences(material.holds)), file=sys.stderr)
        return 1
    with _gradebook(app) as gradebook:
        found = graded_answers(gradebook, app.coursedir, args.assignment, material.case)
    if not any(found):
        print(f"Nothing of {args.assignment} is graded yet. Run `ipnb grade`.", file=sys.stderr)
        return 1
    counted = report(material.case, material.key, *found)
    print(as_text(counted))
    if args.to:
        Path(args.to).write_text(as_page(counted), encoding="utf-8")
        print(f"Wrote {args.to}. It holds names and right answers: keep it where students cannot read.")
    return 0


def run_export(args) -> int:
    """``ipnb export``: 1 while a number is not final, unless told."""
    from ipnb.grading.export import CaseExport

    app = open_course(args.course_dir)
    exporter = CaseExport(parent=app, to=args.to, student=args.student, assignment=args.assignment)
    exporter.with_held = args.with_held
    with _gradebook(app) as gradebook:
        exporter.export(gradebook)
    return 0


def open_course(folder: str | None):
    """nbgrader with this course's configuration, as its own commands have it."""
    # jsonschema tries this one and does without; it costs half of the time that loading nbgrader takes
    sys.modules.setdefault("rfc3987_syntax", None)
    from nbgrader.apps import NbGrader

    app = NbGrader()
    app.initialize([f"--course-dir={folder or nearest_course(Path.cwd())}"])
    app.start()
    return app


def nearest_course(start: Path) -> Path:
    """The nearest folder upwards with ``nbgrader_config.py``; the start itself if there is none."""
    return next((f for f in (start, *start.parents) if (f / "nbgrader_config.py").is_file()), start)


def _gradebook(app):
    from nbgrader.api import Gradebook

    return Gradebook(app.coursedir.db_url, app.coursedir.course_id)
