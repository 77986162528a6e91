"""`ipnb lms send`: an assignment's grades to the learning platform from which students came."""

import os
import sqlite3
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipnb.formulation.commands import Misuse
from ipnb.grading.commands import in_words, open_course, open_gradebook
from ipnb.grading.plain_text import for_terminal

if TYPE_CHECKING:
    from ipnb.lms.grades import Decision, Destination, Standing
    from ipnb.lms.records import LmsRecords
    from ipnb.lms.send import Assignment

#: the environment's name of the folder with registry and key
FOLDER = "IPNB_LMS"


def register(groups: Any) -> None:
    """Add ``lms`` to ``ipnb``.

    Parameters
    ----------
    groups : argparse subparsers
    """
    lms = groups.add_parser("lms", help="grades to the learning platform (LTI)")
    commands = lms.add_subparsers(title="commands", metavar="command", required=True)
    send = commands.add_parser(
        "send",
        help="send an assignment's final numbers",
        description="Sends each student's final number to the course on the learning platform from which the "
        "student came, once; again only what changed. Refuses while somebody has no final number. Each grade "
        "that was taken has a line in lms/ASSIGNMENT.jsonl in the course's folder.",
    )
    send.add_argument("assignment")
    send.add_argument(
        "--dry-run", action="store_true", help="say what would be sent, and send nothing"
    )
    send.add_argument(
        "--with-held", action="store_true", help="leave out whoever has no final number yet"
    )
    send.add_argument("--course-dir", help="the course's folder; this one unless said")
    send.set_defaults(run=in_words(run_send))


def lms_folder() -> Path:
    """Return the folder with registry and key.

    Raises
    ------
    Misuse
        If the environment names none, or there is none.
    """
    from ipnb.lms.records import REGISTRY

    named = os.environ.get(FOLDER, "")
    if not named:
        raise Misuse(
            f"{FOLDER} names no folder; grades can be sent where students sign in from a learning platform, and "
            "whoever runs the hub sets it there"
        )
    if not (Path(named) / REGISTRY).is_file():
        raise Misuse(
            f"{FOLDER} is {named}, and there is no {REGISTRY}: nobody has come from the learning platform yet, "
            "or it is another folder"
        )
    return Path(named)


def run_send(args: Namespace) -> int:
    """``ipnb lms send``: 1 if somebody has no final number, or something was not taken."""
    from ipnb.lms.class_standings import class_standings, unit_of
    from ipnb.lms.receipt_file import (
        SentElsewhere,
        UnreadableReceipts,
        latest_receipts,
        open_receipts,
        receipt_file,
    )
    from ipnb.lms.records import open_records

    folder = lms_folder()
    app = open_course(args.course_dir)
    with open_gradebook(app) as gradebook:
        unit = unit_of(args.assignment, app.coursedir, {one.name for one in gradebook.assignments})
        if args.assignment not in unit:
            raise Misuse(f"the gradebook does not know {args.assignment}; generate it first")
        standings = class_standings(app, gradebook, unit)
        most = max(float(gradebook.find_assignment(name).max_score) for name in unit)
    records, file = open_records(folder), receipt_file(Path(app.coursedir.root), unit[0])
    try:
        if args.dry_run:
            _decide(records, standings, latest_receipts(file))
            print("Nothing was sent: this was a dry run.")
            return 0
        with open_receipts(file) as receipts:
            decisions = _decide(records, standings, receipts.latest)
            if _refuses(decisions, args.with_held):
                return 1
            assignment = _assignment(app, unit[0], most)
            return _send(decisions, records, folder, assignment, receipts.write)
    except (SentElsewhere, UnreadableReceipts) as problem:
        print(f"Nothing was sent. {problem}", file=sys.stderr)
        return 1
    except sqlite3.Error as problem:
        print(
            f"The registry in {folder} cannot be read ({problem}). Whoever runs the hub has to look whether you "
            "are in the group that may, and whether the hub is running.",
            file=sys.stderr,
        )
        return 1


def _decide(records: "LmsRecords", standings: "list[Standing]", receipts: Any) -> "list[Decision]":
    """Decide for each student, and print it."""
    from ipnb.lms.grades import count_line, decide, decision_line

    decisions = decide(standings, _destinations(records), receipts)
    for decision in decisions:
        print(for_terminal(decision_line(decision)))
    print(count_line(decisions) or "Nobody is in the gradebook.")
    return decisions


def _destinations(records: "LmsRecords") -> "dict[str, Destination]":
    from ipnb.lms.grades import Destination

    subjects = {one.name: one.person.subject for one in records.registry.accounts()}
    return {
        account: Destination(issuer, context, subjects[account])
        for account, (issuer, context) in records.enrolments().items()
    }


def _refuses(decisions: "list[Decision]", with_held: bool) -> bool:
    waiting = [one.standing.student for one in decisions if one.state == "waiting"]
    if not waiting or with_held:
        return False
    print(
        f"Nothing was sent: {len(waiting)} without a final number. `ipnb status` says why; "
        "`ipnb lms send --with-held` leaves them out.",
        file=sys.stderr,
    )
    return True


def _assignment(app: Any, name: str, max_score: float) -> "Assignment":
    """Name the column after the case, or after the assignment where the case cannot be read."""
    from ipnb.grading.grading_inputs import load_grading_inputs
    from ipnb.lms.send import Assignment

    here = app.coursedir
    inputs = load_grading_inputs(here.root, name, here.source_directory)
    return Assignment(name, inputs.title, max_score)


def _send(
    decisions: "list[Decision]",
    records: "LmsRecords",
    folder: Path,
    assignment: "Assignment",
    keep: Any,
) -> int:
    from ipnb.lms.send import Columns, send_grades

    sent, problems = 0, 0
    for decision, problem in send_grades(
        decisions, Columns(records, folder, assignment), assignment, keep
    ):
        sent += not problem
        problems += bool(problem)
        if problem:
            student = decision.standing.student
            print(for_terminal(f"{student}: not sent. {problem}"), file=sys.stderr)
    print(f"Sent: {sent}. Not taken: {problems}.")
    return 1 if problems else 0
