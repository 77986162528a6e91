"""The command ``ipnb``: one group of subcommands a function; `GROUPS` lists them.

A function that registers a group gets argparse's subparsers, adds its own, and gives each a ``run`` that
takes the parsed arguments and returns an exit code: 0 all well, 1 the material has faults, 2 wrong use.
"""

import argparse
import gc
import sys
from collections.abc import Callable
from typing import Any

from ipnb.authoring import commands as viewing
from ipnb.chapter_exercises import commands as exercises
from ipnb.formulation import commands as authoring
from ipnb.formulation.commands import Misuse
from ipnb.grading import commands as grading
from ipnb.grading import defence_commands as defence
from ipnb.grading import gradebook_commands as gradebook
from ipnb.grading import receipt_commands as receipts
from ipnb.grading import regrade_commands as regrading
from ipnb.grading import sitting_commands as sitting
from ipnb.lms import commands as lms
from ipnb.term import commands as term
from ipnb.term.doctor import commands as doctor

MISUSED = 2
#: objects between two rounds of the collector: loading nbgrader makes a hundred thousand that all stay
OBJECTS = 50_000


def main(argv: list[str] | None = None) -> int:
    """Run ``ipnb`` with these arguments; returns the exit code."""
    gc.set_threshold(OBJECTS, 20, 20)
    parser = argparse.ArgumentParser(
        prog="ipnb", description="Cases, keys and grades of this course."
    )
    parser.set_defaults(run=_help(parser))
    groups = parser.add_subparsers(title="commands", metavar="command")
    for register in GROUPS:
        register(groups)
    args = parser.parse_args(argv)
    try:
        code: int = args.run(args)
        return code
    except Misuse as problem:
        print(f"ipnb: {problem}", file=sys.stderr)
        return MISUSED


def _help(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    """What a group does when no command follows: show its commands, and count as wrong use."""

    def show(args: argparse.Namespace) -> int:
        parser.print_help(sys.stderr)
        return MISUSED

    return show


def case_commands(groups: Any) -> None:
    """Register ``ipnb case …``."""
    group = groups.add_parser("case", help="write, check and build cases")
    group.set_defaults(run=_help(group))
    case = group.add_subparsers(title="commands", metavar="command")
    authoring.register(case)
    viewing.register(case)


GROUPS = (
    case_commands,
    exercises.register,
    regrading.register,
    grading.register,
    defence.register,
    sitting.register,
    receipts.register,
    gradebook.register,
    term.register,
    doctor.register,
    lms.register,
)


if __name__ == "__main__":
    raise SystemExit(main())
