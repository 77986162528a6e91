"""`ipnb exercises build`: the assignment of the chapter exercises, made anew from the book and its rule."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from ipnb.chapter_exercises.build import build_exercises
from ipnb.chapter_exercises.from_book import RULE, is_of_exercises, load_exercise_list
from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.commands import FAULTY, FINE, Misuse
from ipnb.formulation.paths import course_root, from_here

NAME = "exercises"


def register(groups: Any) -> None:
    """Add ``exercises`` to ``ipnb``.

    Parameters
    ----------
    groups : argparse subparsers
    """
    exercises = groups.add_parser("exercises", help="the chapter exercises as an assignment")
    commands = exercises.add_subparsers(title="commands", metavar="command", required=True)
    build = commands.add_parser(
        "build",
        help="make its notebook and its list of exercises anew",
        description="Reads the chapters' exercises and the rule in exercises.yaml, and writes the notebook and "
        "exercises.json beside it. Where no book is beside the course, the chapters stay as they are.",
    )
    build.add_argument("assignment", nargs="?", default=NAME)
    build.set_defaults(run=run_build)


def run_build(args: Namespace) -> int:
    """``ipnb exercises build``: 1 if the rule or a chapter has a fault."""
    root = course_root(Path.cwd())
    folder = root / "source" / args.assignment
    if not is_of_exercises(folder):
        raise Misuse(f"there is no {RULE} in {from_here(folder)}")
    try:
        asked = load_exercise_list(folder, root)
    except DocumentError as faults:
        print("\n".join(str(one) for one in faults.diagnostics), file=sys.stderr)
        return FAULTY
    written = build_exercises(asked, folder)
    print(f"Wrote {' and '.join(from_here(path) for path in written)}:")
    print(f"exercises: {len(asked.ids)}; chapters that count: {len(asked.chapters)}")
    return FINE
