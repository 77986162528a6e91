"""`ipnb receipts`: what each grading was made of, as a file; and whether the files on disk still agree."""

import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipnb.formulation.commands import Misuse
from ipnb.grading.commands import in_words, open_course, open_gradebook
from ipnb.grading.plain_text import for_terminal

if TYPE_CHECKING:
    from ipnb.grading.records import Record


def register(groups: Any) -> None:
    """Add ``receipts`` to ``ipnb``.

    Parameters
    ----------
    groups : argparse subparsers
    """
    receipts = groups.add_parser(
        "receipts",
        help="what each grading was made of, and whether the files still agree",
        description="Compares the newest grading of each submission with the answers, case, key, scoring, "
        "graded notebook and gradebook as they are now. Without a name, of all assignments.",
    )
    receipts.add_argument("assignment", nargs="*", help="all assignments unless said")
    receipts.add_argument(
        "--to", metavar="FILE", help="write every grading to this file, one line of JSON each"
    )
    receipts.add_argument(
        "--check", metavar="FILE", help="compare receipts that were written to a file before"
    )
    receipts.add_argument("--course-dir", help="the course's folder; this one unless said")
    receipts.set_defaults(run=in_words(run_receipts))


def run_receipts(args: Namespace) -> int:
    """``ipnb receipts``: 1 if a receipt disagrees with what is there now, or a file cannot be used.

    Parameters
    ----------
    args : Namespace
        The command's options.
    """
    from ipnb.grading.receipts import InvalidReceipt
    from ipnb.grading.records import Records

    if args.to and args.check:
        raise Misuse("write receipts with --to, or compare some with --check, one at a time")
    app = open_course(args.course_dir)
    with open_gradebook(app) as gradebook:
        records = Records(gradebook)
        if args.to:
            return _write(records.each(args.assignment), Path(args.to))
        if args.check:
            try:
                newest = _newest_in(Path(args.check), args.assignment)
            except (OSError, UnicodeDecodeError, InvalidReceipt) as problem:
                print(for_terminal(f"{args.check}: {problem}."), file=sys.stderr)
                return 1
            return _compare(app, gradebook, newest)
        names = args.assignment or records.assignments()
        return _compare(
            app, gradebook, (one for name in names for one in records.each_latest(name))
        )


def _write(records: Iterable["Record"], target: Path) -> int:
    """Write beside, then replace: an older file stays whole whatever happens."""
    from ipnb.grading.error_messages import explain_file_error
    from ipnb.grading.receipts import write_receipts

    fresh = None
    try:
        handle, fresh = tempfile.mkstemp(suffix=".jsonl", dir=target.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            number = write_receipts(records, file)
        os.replace(fresh, target)
    except OSError as error:
        if fresh is not None:
            Path(fresh).unlink(missing_ok=True)
        reason = explain_file_error(error, target.parent)
        print(f"No receipts were written: {reason}.", file=sys.stderr)
        return 1
    print(
        f"Wrote {number} receipts to {target}. They hold students’ ids and points, and no answers."
    )
    return 0


def _newest_in(file: Path, assignments: list[str]) -> Iterable["Record"]:
    """Read a file of receipts; of each submission the newest counts."""
    from ipnb.grading.receipts import read_receipts

    newest = {}
    with file.open(encoding="utf-8") as lines:
        for record in read_receipts(lines):
            if not assignments or record.assignment in assignments:
                newest[record.assignment, record.student] = record
    return newest.values()


def _compare(app: Any, gradebook: Any, records: Iterable["Record"]) -> int:
    from ipnb.grading.receipts import ReceiptChecker

    checker, number, disagreeing = ReceiptChecker(app.coursedir, gradebook), 0, 0
    for record in records:
        check = checker.check(record)
        number += 1
        if check.disagrees:
            disagreeing += 1
            told = f"{check.assignment}, {check.student}: {'; '.join(check.disagrees)}"
            print(for_terminal(told))
    if disagreeing:
        print(
            f"{disagreeing} of {number} receipts disagree with what is there now. `ipnb grade` grades again, and "
            "lists first what that changes."
        )
        return 1
    print(f"Receipts: {number}. All agree with what is there now.")
    return 0
