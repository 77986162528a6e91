"""`ipnb term`: how a term begins, with a roster, and how it ends.

nbgrader takes long to load, so what needs it is imported when one of these commands runs.
"""

import fcntl
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipnb.documents.diagnostics import Diagnostic, DocumentError
from ipnb.documents.document import read_document
from ipnb.formulation.commands import FAULTY, FINE, Misuse
from ipnb.formulation.console import diagnostics_text
from ipnb.grading.commands import in_words, nearest_course, open_course

if TYPE_CHECKING:
    from ipnb.term.new_term import TermPlan
    from ipnb.term.roster import Roster
    from ipnb.term.schedule import Schedule

ROOM = "Make room, or let this account write there, then run this again."
DATES = "term, zone, and below due: a line an assignment, as 06-recovery: 2027-03-12 23:59"


def register(groups: Any) -> None:
    """Add ``term`` to ``ipnb``.

    Parameters
    ----------
    groups : argparse subparsers
    """
    term = groups.add_parser("term", help="begin a term, or archive one")
    commands = term.add_subparsers(title="commands", metavar="command", required=True)
    new = commands.add_parser(
        "new",
        help="set the course folder up for a term: students, due dates, the term's name",
        description="Enters the students of a roster into the gradebook and the due dates into the cases. All "
        "of it is done, or nothing; a second run changes nothing. Run it again with a longer roster when "
        "somebody comes later.",
    )
    new.add_argument(
        "--roster", required=True, metavar="CSV", help="student id, first name, last name, email"
    )
    new.add_argument("--dates", required=True, metavar="YAML", help=DATES)
    _add_ids(new)
    new.set_defaults(run=in_words(run_new))
    roster = commands.add_parser(
        "roster",
        help="check a roster, or write it with names of accounts",
        description="Reads a roster as spreadsheets, Canvas and Moodle write it, and says what is wrong with it. "
        "With --to it is written anew in UTF-8, with an account for everybody.",
    )
    roster.add_argument("file", metavar="CSV")
    roster.add_argument("--to", metavar="CSV", help="the file to write, never over another one")
    _add_ids(roster)
    roster.set_defaults(run=run_roster)
    archive = commands.add_parser(
        "archive",
        help="archive a term, then make room for the next",
        description="Writes one dated archive of course, exchange, gradebook, feedback, receipts and keys, reads "
        "it back, and only then puts away what students and graders made. Cases and keys stay.",
    )
    archive.add_argument("--to", required=True, metavar="FOLDER", help="where archives are kept")
    archive.add_argument("--term", default="", help="its name, where the course does not say it")
    archive.set_defaults(run=in_words(run_archive))
    for parser in (new, archive):
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and do nothing"
        )
        parser.add_argument("--course-dir", help="the course's folder; this one unless said")


def _add_ids(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--ids",
        choices=["account", "make", "any"],
        default="account",
        help="account: the ids are names of accounts (small letters, digits, hyphens); make: make such names of "
        "what stands there; any: whatever JupyterHub and nbgrader take",
    )
    parser.add_argument(
        "--account-column", default="", metavar="HEADING", help="the column with the ids"
    )


def run_roster(args: Namespace) -> int:
    """``ipnb term roster``: 1 if the roster has faults.

    Parameters
    ----------
    args : Namespace
        The command's options.
    """
    from ipnb.term.roster import Ids, read_roster
    from ipnb.term.roster_csv import roster_csv

    try:
        roster = read_roster(args.file, Ids(args.ids), args.account_column)
    except DocumentError as problem:
        print(diagnostics_text(problem.diagnostics), file=sys.stderr)
        return FAULTY
    if roster.notes:
        print(diagnostics_text(list(roster.notes)), file=sys.stderr)
    if args.to is None:
        width = max(len(one.account) for one in roster.students)
        for one in roster.students:
            print(f"{one.account:<{width}}  {one.name}")
        print(f"{len(roster.students)} students, ids from {roster.account_column}.")
        return FINE
    try:
        with open(args.to, "x", encoding="utf-8", newline="") as file:
            file.write(roster_csv(roster.students))
    except FileExistsError:
        raise Misuse(f"{args.to} is already there; name another file, or move it away") from None
    except OSError as error:
        raise Misuse(f"{args.to} cannot be written ({error.strerror})") from None
    print(f"Wrote {len(roster.students)} students to {args.to}, ids from {roster.account_column}.")
    return FINE


def run_new(args: Namespace) -> int:
    """``ipnb term new``: 1, with everything as it was, if roster, dates or course have faults.

    Parameters
    ----------
    args : Namespace
        The command's options.
    """
    from ipnb.term.new_term import TermRefused, apply_plan, plan_term

    root = _course(args)
    with _alone(root):
        read = _read(args, root)
        if read is None:
            return FAULTY
        roster, schedule = read
        with _configured(root, args.dry_run) as app:
            if app is None:
                return FINE
            _finish_interrupted(app, args.dry_run)
            try:
                plan = plan_term(app, roster, schedule)
                if plan.lines and not args.dry_run:
                    apply_plan(app, plan)
            except TermRefused as problem:
                print(f"Nothing was changed. {problem}", file=sys.stderr)
                return FAULTY
            except DocumentError as problem:
                return _faults(problem.diagnostics)
            except OSError as error:
                place = error.filename or root
                print(f"Nothing was changed. {place}: {error.strerror}. {ROOM}", file=sys.stderr)
                return FAULTY
            print(_in_words(plan, roster, schedule, args.dry_run))
    return FINE


def _course(args: Namespace) -> Path:
    from ipnb.term.course_config import config_problem, others_code

    root = Path(args.course_dir).resolve() if args.course_dir else nearest_course(Path.cwd())
    if not (root / "source").is_dir():
        raise Misuse(
            f"{root} is no course: it has no folder source. Go there, or name it with --course-dir"
        )
    if problem := config_problem(root):
        raise Misuse(problem)
    if whose := others_code(root):
        raise Misuse(
            f"the course in {root} belongs to {whose}, and root does not run its configuration. Run as that "
            f"account: sudo -u {whose} ipnb term …"
        )
    return root


def _read(args: Namespace, root: Path) -> "tuple[Roster, Schedule] | None":
    """Read roster and dates; say every fault of both, and return None if there is one."""
    from ipnb.documents.diagnostics import located
    from ipnb.term.new_term import assignments_of
    from ipnb.term.roster import Ids, read_roster
    from ipnb.term.schedule import notes_on, read_schedule

    found: list[Diagnostic] = []
    roster = schedule = None
    try:
        roster = read_roster(args.roster, Ids(args.ids), args.account_column)
        found += roster.notes
    except DocumentError as problem:
        found += problem.diagnostics
    try:
        schedule = read_schedule(args.dates, assignments_of(root))
        document = read_document(args.dates)
        found += located(notes_on(schedule, document, datetime.now(UTC)), document)
    except DocumentError as problem:
        found += problem.diagnostics
    if roster is None or schedule is None:
        _faults(found)
        return None
    if found:
        print(diagnostics_text(found))
    return roster, schedule


def _faults(found: list[Diagnostic]) -> int:
    print(f"Nothing was changed.\n{diagnostics_text(found)}", file=sys.stderr)
    return FAULTY


@contextmanager
def _configured(root: Path, is_dry: bool) -> Iterator[Any]:
    """Open the course; one without a configuration gets it, and loses it again if something fails."""
    from ipnb.term.course_config import FILE, config_text

    file = root / FILE
    if file.is_file():
        yield open_course(str(root))
        return
    print(f"{file}: written anew.")
    if is_dry:
        print("What else would change can be said once that file is there.")
        yield None
        return
    file.write_text(config_text(), encoding="utf-8")
    try:
        yield open_course(str(root))
    except BaseException:
        file.unlink()
        raise


def _in_words(plan: "TermPlan", roster: "Roster", schedule: "Schedule", is_dry: bool) -> str:
    if not plan.lines:
        lines = [
            f"Nothing to do: the course is set up for {schedule.term}, with {len(roster.students)} students."
        ]
    else:
        head = "Would change:" if is_dry else "Changed:"
        lines = [head, *(f"  {line}" for line in plan.lines)]
        lines.append(f"Roster: {len(roster.students)} students, ids from {roster.account_column}.")
    lines += [f"Note: {note}" for note in plan.notes]
    if plan.cases and not is_dry:
        lines.append(
            "Then, for each assignment, in Formgrader or here: nbgrader generate_assignment NAME, "
            "nbgrader release_assignment NAME. Students' desks show the dates from then on."
        )
    return "\n".join(lines)


def run_archive(args: Namespace) -> int:
    """``ipnb term archive``: 1, with everything as it was, if it cannot be done.

    Parameters
    ----------
    args : Namespace
        The command's options.
    """
    from ipnb.term.archive import ArchiveRefused
    from ipnb.term.end_term import end_term, plan_ending

    root = _course(args)
    app = open_course(str(root))
    with _alone(root):
        _finish_interrupted(app, args.dry_run)
        if _is_ready(app):
            print("Nothing to do: there is no term's work here. ipnb term new begins one.")
            return FINE
        try:
            ending = plan_ending(app, Path(args.to), args.term, datetime.now().date())
            if args.dry_run:
                print(f"Would write {ending.place}, of at most {ending.needs / 1e6:,.1f} MB:")
                print("\n".join(f"  {part.name}: {part.folder}" for part in ending.contents.parts))
                print("Would then put away:")
                print("\n".join(f"  {path}" for path in ending.contents.put_away) or "  nothing")
                return FINE
            left = end_term(app, ending, lambda words: print(f"  {words}"))
        except ArchiveRefused as problem:
            print(f"Nothing was put away. {problem}", file=sys.stderr)
            return FAULTY
    print(
        f"The archive of {ending.term} is {ending.place}; it was read back whole. It holds names, work, grades "
        "and right answers: keep it where students cannot read, and a copy on another disk. The course is "
        "ready for ipnb term new."
    )
    if left:
        print(
            f"This account could not delete {len(left)} files or folders, which are archived: {left[0]} … Who "
            "owns them may delete them; they are in nobody's way."
        )
    return FINE


def _is_ready(app: Any) -> bool:
    """Say whether a course is as an archive leaves it."""
    from ipnb.term.record import FILE
    from ipnb.term.work_there import work_there

    return not Path(app.coursedir.root, FILE).exists() and not work_there(app)


def _finish_interrupted(app: Any, is_dry: bool) -> None:
    from ipnb.term.end_term import finish_interrupted

    if not is_dry and (said := finish_interrupted(app)):
        print(said)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Let one such command at a time work on a course."""
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Misuse(f"another `ipnb term` is at work in {root}; wait until it is done") from None
    finally:
        os.close(handle)
