"""The command ``ipnb``: one group of subcommands a function; `GROUPS` lists them.

A function that registers a group gets argparse's subparsers, adds its own, and gives each a ``run`` that
takes the parsed arguments and returns an exit code: 0 all well, 1 the material has faults, 2 wrong use.
"""

import argparse
import os
import sys
from pathlib import Path

from ipnb.formulation import bots, linter, starter
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case
from ipnb.formulation.faults import Fault, Faults
from ipnb.formulation.key import load_key
from ipnb.formulation.scoring import items_of
from ipnb.grading import commands as grading

FINE, FAULTY, MISUSED = 0, 1, 2


class Misuse(Exception):
    """The command was given something it cannot work on."""


def main(argv: list[str] | None = None) -> int:
    """Run ``ipnb`` with these arguments; returns the exit code."""
    parser = argparse.ArgumentParser(prog="ipnb", description="Cases, keys and grades of this course.")
    parser.set_defaults(run=_help(parser))
    groups = parser.add_subparsers(title="commands", metavar="command")
    for register in GROUPS:
        register(groups)
    args = parser.parse_args(argv)
    try:
        return args.run(args)
    except Misuse as problem:
        print(f"ipnb: {problem}", file=sys.stderr)
        return MISUSED


def _help(parser):
    """What a group does when no command follows: show its commands, and count as wrong use."""

    def show(args) -> int:
        parser.print_help(sys.stderr)
        return MISUSED

    return show


# ---------------------------------------------------------------- ipnb case …


def case_commands(groups) -> None:
    """Register ``ipnb case check``, ``build`` and ``new``."""
    group = groups.add_parser("case", help="write, check and build cases")
    group.set_defaults(run=_help(group))
    case = group.add_subparsers(title="commands", metavar="command")
    check = case.add_parser("check", help="is a case with its key fit for students?")
    check.set_defaults(run=check_cases)
    make = case.add_parser("build", help="make the notebook and case.json that students get")
    make.set_defaults(run=build_cases)
    for parser in (check, make):
        parser.add_argument(
            "path", nargs="*", help="folders with a case.yaml, or the files; all of source/ unless said"
        )
        parser.add_argument(
            "--key", help="the key, if it is neither beside the case nor in the folder of keys"
        )
    new = case.add_parser("new", help="start a case: a commented pair of files that already passes")
    new.add_argument("name", help="the assignment's name, for example 08-a-long-winter")
    new.set_defaults(run=new_case)


def check_cases(args) -> int:
    """``ipnb case check``: every fault at once, what the bots earned, how far each section can be guessed."""
    good = [_check(*one) for one in _pairs(args)]
    return FINE if all(good) else FAULTY


def build_cases(args) -> int:
    """``ipnb case build``: notebook and case.json beside each case.yaml; a case with faults is refused."""
    good = [_build(*one) for one in _pairs(args)]
    return FINE if all(good) else FAULTY


def new_case(args) -> int:
    """``ipnb case new``: ``source/<name>/case.yaml`` and ``keys/<name>.yaml``, never over what is there."""
    root = course_root(Path.cwd())
    try:
        written = starter.write(args.name, root / "source" / args.name, keys_folder(root))
    except ValueError as problem:
        raise Misuse(str(problem)) from None
    print(f"Wrote {' and '.join(_short(str(path)) for path in written)}.")
    print(f"Change every line; after each change: ipnb case check source/{args.name}")
    return FINE


def _pairs(args) -> list[tuple[Path, Path | None]]:
    """Case files with the key that was named for them, if one was."""
    files = case_files(args.path)
    if args.key and len(files) != 1:
        raise Misuse("--key goes with one case")
    return [(file, Path(args.key) if args.key else None) for file in files]


def _load(file: Path, key_file: Path | None) -> tuple[dict, dict] | None:
    """Case and key; None, with the faults printed, if one of them cannot be used."""
    try:
        case = load_case(file)
        return case, load_key(key_file or find_key(file, case["id"]), case)
    except Faults as problem:
        print(f"{_short(str(file))}\n")
        _print_faults(problem.faults)
        return None


def _check(file: Path, key_file: Path | None) -> bool:
    """Check one case and print what was found; True if there is no fault."""
    if (loaded := _load(file, key_file)) is None:
        return False
    case, key = loaded
    judgements = sum(len(items_of(case, name)) for name in case["items"])
    print(f"{case['id']}  “{case['title']}”: {len(case['sentences'])} sentences, {judgements} judgements\n")
    rows = bots.run(case, key)
    found = linter.lint(case, key, file.parent, rows)
    _print_faults(found)
    _print_bots(rows)
    _print_guessing(linter.guessability(case, key))
    return all(fault.note for fault in found)


def _build(file: Path, key_file: Path | None) -> bool:
    """Build one case; True if it had no fault."""
    if (loaded := _load(file, key_file)) is None:
        return False
    case, key = loaded
    faults = [fault for fault in linter.lint(case, key, file.parent) if not fault.note]
    if faults:
        print(f"{case['id']} is not built:\n")
        _print_faults(faults)
        return False
    written = build(case, file.parent)
    print(f"{case['id']}: wrote {' and '.join(_short(str(path)) for path in written)}.")
    return True


def _print_faults(found: list[Fault]) -> None:
    for title, kind in (("fault", False), ("note", True)):
        some = [fault for fault in found if fault.note == kind]
        if not some and kind:
            continue
        print(f"{len(some) or 'No'} {title}{'' if len(some) == 1 else 's'}{':' if some else '.'}")
        for fault in some:
            place = f"{_short(fault.file)}:{fault.line}" if fault.line else _short(fault.file)
            print(f"  {place}  {fault.field}".rstrip())
            print(f"      {fault.problem}\n      {fault.remedy}")
        print()


def _print_bots(rows: list[dict]) -> None:
    print("What each bot earned (total skill, 0 to 1; students are scored by the same rules)")
    always = [row for row in rows if row["bot"].startswith("always ")]
    worst = max(always, key=lambda row: row["total"], default=None)
    for row in rows:
        if row in always and row["ok"] and row is not worst:
            continue
        name = row["bot"] if row is not worst else f"{row['bot']} (the best of {len(always)} constants)"
        print(f"  {name:44} {row['total']:5.2f}   {'ok  ' if row['ok'] else 'BAD '} {row['limit']}")
        if not row["ok"]:
            print("      " + ", ".join(f"{n} {skill:.2f}" for n, skill in row["sections"].items()))
    print()


def _print_guessing(rows: list[dict]) -> None:
    print("How far each section can be guessed (before correction; after it a constant answer earns 0)")
    for row in rows:
        standing = "graded" if row["graded"] else "not graded: too few"
        if row["pooled_with"]:
            standing = f"graded together with {', '.join(row['pooled_with'])}"
        always = f"always {row['option']}: {row['credit']:.2f}"
        print(f"  {row['section']:12} {row['judgements']:3} judgements   {always:30} {standing}")
    print()


# ---------------------------------------------------------------- where things are


def course_root(start: Path) -> Path:
    """The course's folder: the nearest upwards with ``nbgrader_config.py`` or ``source/``; else the start."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "nbgrader_config.py").exists() or (folder / "source").is_dir():
            return folder
    return start


def case_files(paths: list[str]) -> list[Path]:
    """The ``case.yaml`` files meant by these paths; every one under ``source/`` if there are none."""
    if not paths:
        source = course_root(Path.cwd()) / "source"
        files = sorted(source.glob("*/case.yaml"))
        if not files:
            raise Misuse(f"there is no case under {source}; name a folder, or start in the course's folder")
        return files
    files = [Path(p) / "case.yaml" if Path(p).is_dir() else Path(p) for p in paths]
    for file in files:
        if not file.is_file():
            raise Misuse(f"there is no {file}")
    return files


def find_key(case_file: Path, case_id: str) -> Path:
    """Where a case's key is: beside it (practice), or ``<id>.yaml`` in ``IPNB_KEYS``, or in ``keys/``."""
    if (beside := case_file.with_name("key.yaml")).exists():
        return beside
    return keys_folder(course_root(case_file.parent)) / f"{case_id}.yaml"


def keys_folder(root: Path) -> Path:
    """``IPNB_KEYS``, or ``keys/`` at the course's root."""
    return Path(os.environ.get("IPNB_KEYS") or root / "keys")


def _short(file: str) -> str:
    """A path as seen from here, if it is below."""
    path = Path(file)
    return (
        str(path.relative_to(Path.cwd())) if path.is_absolute() and path.is_relative_to(Path.cwd()) else file
    )


GROUPS = (case_commands, grading.register)


if __name__ == "__main__":
    raise SystemExit(main())
