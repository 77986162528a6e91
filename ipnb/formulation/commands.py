"""`ipnb case …`: what an author of a case types, as far as no browser is needed."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import Document
from ipnb.formulation import scaffold
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case
from ipnb.formulation.console import bots_text, diagnostics_text, guessing_text
from ipnb.formulation.draw import draw_files
from ipnb.formulation.key import load_key
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.panel import panel
from ipnb.formulation.panel_text import key_text, panel_text
from ipnb.formulation.paths import course_cases, course_root, find_key, from_here, keys_folder
from ipnb.formulation.raters import rater_files, read_raters
from ipnb.formulation.review import author_review
from ipnb.formulation.upgrade import upgrade

FINE, FAULTY = 0, 1
#: the folders of a course from which students receive files
GIVEN_OUT = ("source", "assignments", "feedback")


class Misuse(Exception):
    """A command was given something it cannot work on."""


def register(case: Any) -> None:
    """Add ``check``, ``build``, ``draw``, ``new``, ``panel``, ``schema`` and ``upgrade``.

    Parameters
    ----------
    case : argparse subparsers
        Each command gets a ``run`` that takes the parsed arguments and returns an exit code.
    """
    check = case.add_parser("check", help="is a case with its key fit for students?")
    check.set_defaults(run=check_cases)
    make = case.add_parser("build", help="make the notebook and case.json that students get")
    make.set_defaults(run=build_cases)
    for parser in (check, make):
        parser.add_argument(
            "path",
            nargs="*",
            help="folders with a case.yaml, or the files; all of source/ unless said",
        )
        add_key(parser)
    by_lot = case.add_parser(
        "draw", help="draw ids and places by lot, before anybody has received the case"
    )
    by_lot.add_argument("path", help="the case's folder or file")
    add_key(by_lot)
    by_lot.set_defaults(run=draw_case)
    new = case.add_parser("new", help="start a case: a commented pair of files that already passes")
    new.add_argument("name", help="the assignment's name, for example 08-a-long-winter")
    new.add_argument("--title", default="", help="what students see; the template's unless said")
    new.add_argument(
        "--template",
        choices=scaffold.TEMPLATES,
        default="full",
        help="full: a case that passes; short: one with gaps that say what to write",
    )
    new.set_defaults(run=new_case)
    panel = case.add_parser(
        "panel", help="make a key of several raters' answers, and see where they differ"
    )
    panel.add_argument("raters", nargs="+", help="folders or files with the raters' answers.json")
    panel.add_argument("--case", required=True, help="the case's folder or file")
    panel.add_argument("--description", default="", help="who the raters were and how they worked")
    panel.add_argument(
        "--to", help="the file to write, never over another one; printed unless said"
    )
    add_key(panel)
    panel.set_defaults(run=make_panel)
    schema = case.add_parser(
        "schema", help="write the schemas that help an editor with case.yaml and keys"
    )
    schema.set_defaults(run=write_schemas)
    newer = case.add_parser(
        "upgrade", help="bring keys of the first edition up to date, and say what to look at"
    )
    newer.add_argument("key", nargs="+", help="files with a key; each is changed where it stands")
    newer.set_defaults(run=upgrade_keys)


def add_key(parser: ArgumentParser) -> None:
    """Add the option ``--key``."""
    parser.add_argument(
        "--key", help="the key, if it is neither beside the case nor in the folder of keys"
    )


def check_cases(args: Namespace) -> int:
    """``ipnb case check``: every fault at once, what the bots earned, how far each section can be guessed."""
    good = [_check(*one) for one in case_pairs(args)]
    return FINE if all(good) else FAULTY


def build_cases(args: Namespace) -> int:
    """``ipnb case build``: notebook and case.json beside each case.yaml; a case with faults is refused."""
    good = [_build(*one) for one in case_pairs(args)]
    return FINE if all(good) else FAULTY


def draw_case(args: Namespace) -> int:
    """``ipnb case draw``: new ids and places in case.yaml and key, refused once the case was released."""
    [file] = case_files([args.path])
    found = author_review(file, Path(args.key) if args.key else None)
    if found.case is None:
        print(diagnostics_text(found.found), file=sys.stderr)
        return FAULTY
    try:
        written = draw_files(found)
    except ValueError as problem:
        raise Misuse(f"nothing was drawn: {problem}") from None
    print(f"Drew ids and places in {' and '.join(from_here(path) for path in written)}.")
    print(f"Then: ipnb case build {from_here(file.parent)}")
    return FINE


def new_case(args: Namespace) -> int:
    """``ipnb case new``: ``source/<name>/case.yaml`` and ``keys/<name>.yaml``, never over what is there."""
    root = course_root(Path.cwd())
    try:
        written = scaffold.write(args.name, root, keys_folder(root), args.template, args.title)
    except ValueError as problem:
        raise Misuse(str(problem)) from None
    print(f"Wrote {' and '.join(from_here(path) for path in written)}.")
    print(f"Change every line; after each change: ipnb case check source/{args.name}")
    return FINE


def make_panel(args: Namespace) -> int:
    """``ipnb case panel``: votes of several raters as a key; files with faults are named, the rest counts."""
    [file] = case_files([args.case])
    if args.to and Path(args.to).exists():
        raise Misuse(f"{args.to} is already there; name another file, or move it away")
    try:
        case = load_case(file)
        author = _author_key(file, args.key, case)
    except DocumentError as problem:
        print(diagnostics_text(problem.diagnostics), file=sys.stderr)
        return FAULTY
    raters, faults = read_raters(rater_files(args.raters), case)
    if faults:
        print(f"Files that were left out\n\n{diagnostics_text(faults)}", file=sys.stderr)
    try:
        found = panel(case, raters, args.description, author)
    except ValueError as problem:
        print(f"No key is made: {problem}.", file=sys.stderr)
        return FAULTY
    # the report apart from the key, so that `> key.yaml` holds nothing else
    print(panel_text(found), file=sys.stdout if args.to else sys.stderr)
    if args.to:
        Path(args.to).write_text(key_text(found.key), encoding="utf-8")
        print(f"Wrote {args.to}. Then: ipnb case check {from_here(file.parent)} --key {args.to}")
    else:
        print(key_text(found.key), end="")
    return FAULTY if faults else FINE


def _author_key(file: Path, named: str | None, case: Data) -> Document | None:
    """Return the key that is there already, for what votes cannot say; None if there is none yet."""
    path = Path(named) if named else find_key(file, case["id"])
    return load_key(path, case) if named or path.exists() else None


def write_schemas(args: Namespace) -> int:
    """``ipnb case schema``: the schemas of this version, and the first lines that lead an editor to them."""
    root = course_root(Path.cwd())
    written = scaffold.write_schemas(root, keys_folder(root))
    print(f"Wrote {' and '.join(from_here(path) for path in written)}.")
    print("The first line of a case.yaml, and of a key:")
    for name in ("case", "key"):
        print(f"  {scaffold.first_line(name)}")
    return FINE


def upgrade_keys(args: Namespace) -> int:
    """``ipnb case upgrade``: keys of the first edition, changed where they stand; a faulty one stays."""
    good = [_upgrade(Path(name)) for name in args.key]
    return FINE if all(good) else FAULTY


def _upgrade(file: Path) -> bool:
    """Upgrade one key and print what was done; True if it was."""
    try:
        done = upgrade(file.read_text(encoding="utf-8"), file.name)
    except OSError as problem:
        raise Misuse(f"{file} cannot be read ({problem.strerror})") from None
    except DocumentError as problem:
        print(diagnostics_text(problem.diagnostics), file=sys.stderr)
        return False
    except ValueError as problem:
        print(f"{problem}; nothing was changed.", file=sys.stderr)
        return False
    file.write_text(done.text, encoding="utf-8")
    print(f"{from_here(file)} is up to date.")
    print("\n".join(f"  {line}" for line in done.report))
    return True


def case_pairs(args: Namespace) -> list[tuple[Path, Path | None]]:
    """Return case files with the key that was named for them, if one was."""
    files = case_files(args.path)
    if args.key and len(files) != 1:
        raise Misuse("--key goes with one case")
    return [(file, Path(args.key) if args.key else None) for file in files]


def keep_from_students(folder: Path, root: Path, given_out: Iterable[str] = GIVEN_OUT) -> None:
    """Refuse a folder for what students may not read, if they receive files from it.

    Parameters
    ----------
    folder, root : Path
        Where somebody wants to write, and the course.
    given_out : iterable of str
        The course's folders that are released or handed back, below its root.

    Raises
    ------
    Misuse
    """
    for step in given_out:
        if folder.resolve().is_relative_to((root / step).resolve()):
            raise Misuse(
                f"{folder} is in {step}/, from which students receive files; choose another folder"
            )


def case_files(paths: list[str]) -> list[Path]:
    """Return the ``case.yaml`` files meant by these paths; every one under ``source/`` if there are none."""
    if not paths:
        root = course_root(Path.cwd())
        if not (files := course_cases(root)):
            raise Misuse(
                f"there is no case under {root / 'source'}; name a folder, or start in the course's folder"
            )
        return files
    files = [Path(p) / "case.yaml" if Path(p).is_dir() else Path(p) for p in paths]
    for file in files:
        if not file.is_file():
            raise Misuse(f"there is no {file}")
    return files


def _check(file: Path, key_file: Path | None) -> bool:
    """Check one case and print what was found; True if there is no fault."""
    found = author_review(file, key_file)
    if found.case is None:
        print(f"{from_here(file)}\n\n{diagnostics_text(found.found)}")
        return False
    case = found.case
    size = f"{len(case['sentences'])} sentences, {found.judgements} judgements"
    print(f"{case['id']}  “{case['title']}”: {size}\n")
    print(diagnostics_text(found.found))
    print(bots_text(found.bots))
    print(guessing_text(found.guessing))
    return not found.faults


def _build(file: Path, key_file: Path | None) -> bool:
    """Build one case; True if it had no fault."""
    found = author_review(file, key_file)
    if found.faults:
        print(f"{found.case['id'] if found.case else from_here(file)} is not built:\n")
        print(diagnostics_text(found.faults))
        return False
    assert found.case is not None
    written = build(found.case, file.parent)
    print(f"{found.case['id']}: wrote {' and '.join(from_here(path) for path in written)}.")
    return True
