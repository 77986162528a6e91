"""`ipnb term archive` and `ipnb term check`: how a term ends, and whether what was kept of it is whole."""

import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from ipnb.formulation.commands import FAULTY, FINE
from ipnb.grading.commands import in_words, open_course
from ipnb.term.course_at_hand import add_course, alone, course_folder, finish_interrupted_run


def register(commands: Any) -> None:
    """Add ``archive`` and ``check`` to ``ipnb term``.

    Parameters
    ----------
    commands : argparse subparsers
    """
    archive = commands.add_parser(
        "archive",
        help="archive a term, then make room for the next",
        description="Writes one dated archive of course, exchange, gradebook, feedback, receipts and keys, reads "
        "it back, and only then puts away what students and graders made. Cases and keys stay.",
    )
    archive.add_argument("--to", required=True, metavar="FOLDER", help="where archives are kept")
    archive.add_argument("--term", default="", help="its name, where the course does not say it")
    archive.set_defaults(run=in_words(run_archive))
    check = commands.add_parser(
        "check", help="read an archive and compare it with its own list of what is in it"
    )
    check.add_argument("folder", metavar="ARCHIVE")
    check.set_defaults(run=run_check)
    add_course(archive)


def run_archive(args: Namespace) -> int:
    """``ipnb term archive``: 1, with everything as it was, if it cannot be done.

    Parameters
    ----------
    args : Namespace
        The command's options.
    """
    from ipnb.term.archive import ArchiveRefused
    from ipnb.term.end_term import end_term, plan_ending

    root = course_folder(args)
    app = open_course(str(root))
    with alone(root), _tidily():
        finish_interrupted_run(app, is_dry=args.dry_run)
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


def run_check(args: Namespace) -> int:
    """``ipnb term check``: 1 if an archive is not what was written.

    Parameters
    ----------
    args : Namespace
        The command's options.
    """
    from ipnb.term.archive import ArchiveRefused, read_back

    try:
        told = read_back(Path(args.folder))
    except ArchiveRefused as problem:
        print(problem, file=sys.stderr)
        return FAULTY
    print(
        f"{told['course']}, {told['term']}, archived {told['date']}: {len(told['files'])} files, all as written."
    )
    return FINE


def _is_ready(app: Any) -> bool:
    """Say whether a course is as an archive leaves it."""
    from ipnb.term.record import FILE
    from ipnb.term.work_there import work_there

    return not Path(app.coursedir.root, FILE).exists() and not work_there(app)


@contextmanager
def _tidily() -> Iterator[None]:
    """Let whoever ends this command, or closes its terminal, have everything put back first."""
    before = {one: signal.signal(one, _leave) for one in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _leave(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)
