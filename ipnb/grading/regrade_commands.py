"""`ipnb grade`: the list of what changes first, then a question, then the grades."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from ipnb.formulation.commands import Misuse
from ipnb.grading.commands import in_words, open_course

if TYPE_CHECKING:
    from ipnb.grading.worker_pool import Workers

UNASKED = "Nothing was written. If the list is right, run it again with --yes."


def register(groups: Any) -> None:
    """Add ``grade`` to ``ipnb``.

    Parameters
    ----------
    groups : argparse subparsers
    """
    grade = groups.add_parser(
        "grade",
        help="grade again, after a list of every score that changes",
        description="Lists every score that grading again would change, and asks before it writes. Marks and "
        "comments by hand are kept.",
    )
    grade.add_argument("assignment", nargs="?", help="its name; or --all")
    grade.add_argument("--all", action="store_true", help="every assignment of the term")
    grade.add_argument("--student", default="*", help="one student only")
    grade.add_argument("--dry-run", action="store_true", help="list what would change, no more")
    grade.add_argument("--yes", action="store_true", help="write without a question")
    grade.add_argument(
        "--explain", metavar="STUDENT", help="print how the points of one student come about"
    )
    grade.add_argument(
        "--workers", type=_number, default=1, metavar="N", help="grade in so many processes"
    )
    grade.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="grade on a Dask cluster, for example tcp://10.0.0.5:8786",
    )
    grade.add_argument("--course-dir", help="the course's folder; this one unless said")
    grade.set_defaults(run=in_words(run_grade))


def run_grade(args: Namespace) -> int:
    """``ipnb grade``: 0 if everything has a score or waits for a person by the case's own rules, else 1.

    Parameters
    ----------
    args : Namespace
        The command's options.
    """
    if bool(args.assignment) == args.all:
        raise Misuse("say which: ipnb grade ASSIGNMENT, or ipnb grade --all for the whole term")
    if args.explain:
        return _explain(args)
    app = open_course(args.course_dir)
    from ipnb.grading.worker_pool import Workers, WorkersLost

    try:
        # one pool for the list and for the writing after it
        with Workers(args.workers, args.scheduler) as workers:
            return _grade(app, args, workers)
    except WorkersLost as lost:
        print(f"{lost} Nothing was written.", file=sys.stderr)
        return 1


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _grade(app: Any, args: Namespace, workers: "Workers") -> int:
    from ipnb.grading import regrade

    names = regrade.assignments_of_term(app) if args.all else [args.assignment]
    plans = []
    for name in names:
        plans.append(regrade.plan(app, name, args.student, workers))
        print(plans[-1].in_words(), end="\n\n")
    if args.dry_run:
        print("Nothing was written.")
        return int(any(one.trouble for one in plans))
    changed = sum(one.students for one in plans)
    if changed and not args.yes and not _agreed(changed):
        print(UNASKED)
        return 1
    return _carry_out(app, plans, args.student, workers)


def _agreed(changed: int) -> bool:
    """Ask, if there is somebody to ask."""
    if not sys.stdin.isatty():
        return False
    return input(f"Write these scores of {changed}? [y/N] ").strip().lower() in ("y", "yes")


def _carry_out(app: Any, plans: list[Any], student: str, workers: "Workers") -> int:
    from ipnb.grading import regrade
    from ipnb.grading.grading_inputs import is_outdated

    complete, here = True, app.coursedir
    for drawn in plans:
        name = drawn.assignment
        if drawn.trouble:
            complete = False
        elif is_outdated(drawn.digests, here.root, name, here.source_directory):
            print(
                f"{name}: the case, the key or the scoring changed after the list was made. Nothing of it was "
                "written; run this again.",
                file=sys.stderr,
            )
            complete = False
        else:
            complete = regrade.carry_out(app, drawn, student, workers) and complete
            if drawn.submissions:
                print(f"{name}: graded, {drawn.students} with another score than before.")
            for line in regrade.not_as_listed(app, drawn):
                print(f"    Not as listed, since something changed meanwhile: {line}.")
    return 0 if complete else 1


def _explain(args: Namespace) -> int:
    from ipnb.grading.explain_score import explain_score

    if args.all:
        raise Misuse("--explain is for one assignment: ipnb grade ASSIGNMENT --explain STUDENT")
    told, found = explain_score(open_course(args.course_dir), args.assignment, args.explain)
    print(told, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1
