"""The course that a command works on: its folder, alone, and as an interrupted run must not leave it."""

import fcntl
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ipnb.formulation.commands import Misuse
from ipnb.grading.commands import nearest_course


def add_course(parser: ArgumentParser) -> None:
    """Add the options ``--course-dir`` and ``--dry-run``."""
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be done, and do nothing"
    )
    parser.add_argument("--course-dir", help="the course's folder; this one unless said")


def course_folder(args: Namespace) -> Path:
    """Return the folder of the course that a command is for.

    Parameters
    ----------
    args : Namespace
        The command's options.

    Raises
    ------
    Misuse
        If it is no course, or one that this account does not open.
    """
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


def finish_interrupted_run(app: Any, *, is_dry: bool) -> None:
    """Look after what an archive that was killed left, and say so.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Of the course.
    is_dry
        Whether nothing is to be changed.
    """
    from ipnb.term.end_term import finish_interrupted

    if not is_dry and (said := finish_interrupted(app)):
        print(said)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Let one such command at a time work on a course."""
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Misuse(f"another `ipnb term` is at work in {root}; wait until it is done") from None
    finally:
        os.close(handle)
