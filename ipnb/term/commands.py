"""`ipnb term`: how a term begins, with a roster, and how it ends.

nbgrader takes long to load, so what needs it is imported when one of these commands runs.
"""

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
from ipnb.grading.commands import in_words, open_course
from ipnb.term import archive_commands as archiving
from ipnb.term.course_at_hand import add_course, alone, course_folder, finish_interrupted_run

if TYPE_CHECKING:
    from ipnb.grading.roster_file.read import Roster
    from ipnb.term.new_term import TermPlan
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
    archiving.register(commands)
    add_course(new)


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
    from ipnb.grading.roster_file.read import Ids, read_roster
    from ipnb.grading.roster_file.write import roster_csv

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

    root = course_folder(args)
    with alone(root):
        read = _read(args, root)
        if read is None:
            return FAULTY
        roster, schedule = read
        with _configured(root, args.dry_run) as app:
            if app is None:
                return FINE
            finish_interrupted_run(app, is_dry=args.dry_run)
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


def _read(args: Namespace, root: Path) -> "tuple[Roster, Schedule] | None":
    """Read roster and dates; say every fault of both, and return None if there is one."""
    from ipnb.documents.diagnostics import located
    from ipnb.grading.roster_file.read import Ids, read_roster
    from ipnb.term.new_term import assignments_of
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
