"""`ipnb gradebook copy`: a whole gradebook into another database."""

import sys
from argparse import Namespace
from typing import Any

from ipnb.grading.commands import in_words, open_course


def register(groups: Any) -> None:
    """Add ``gradebook`` to ``ipnb``.

    Parameters
    ----------
    groups : argparse subparsers
    """
    gradebook = groups.add_parser("gradebook", help="move the gradebook to another database")
    commands = gradebook.add_subparsers(title="commands", metavar="command", required=True)
    copy = commands.add_parser(
        "copy",
        help="copy it, from SQLite to PostgreSQL or back",
        description="Copies every table in one transaction, and compares the rows before it is committed. The "
        "target must be empty. Let nobody grade meanwhile: what is written to the source later stays there.",
    )
    copy.add_argument(
        "target", help="postgresql+psycopg2://user:password@host/name, or a file for SQLite"
    )
    copy.add_argument(
        "--from", dest="source", metavar="SOURCE", help="another gradebook than the course's own"
    )
    copy.add_argument("--course-dir", help="the course's folder; this one unless said")
    copy.set_defaults(run=in_words(run_copy))


def run_copy(args: Namespace) -> int:
    """``ipnb gradebook copy``: 1, with the target as it was, if not everything was copied.

    Parameters
    ----------
    args : Namespace
        The command's options.
    """
    source = args.source or str(open_course(args.course_dir).coursedir.db_url)
    from ipnb.grading.copy_gradebook import CopyRefused, copy_gradebook, database_url

    try:
        sums = copy_gradebook(source, args.target)
        address = database_url(args.target).render_as_string()
    except CopyRefused as problem:
        print(f"Nothing was copied. {problem}", file=sys.stderr)
        return 1
    for name, one in sums.items():
        print(f"{name:24} {one.rows:8} rows   {one.digest}")
    print(
        f"Copied to {address}, and compared: the same rows in both. Set IPNB_GRADEBOOK to that address for "
        "everybody who grades, and put the old gradebook aside."
    )
    return 0
