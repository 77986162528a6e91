"""`ipnb case preview` and `ipnb case print`: a case as students see it, on a screen and on paper."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.case import load_case
from ipnb.formulation.commands import (
    FAULTY,
    FINE,
    add_key,
    case_files,
    case_pairs,
    keep_from_students,
)
from ipnb.formulation.console import diagnostics_text
from ipnb.formulation.key import load_key
from ipnb.formulation.paths import course_root, find_key, from_here


def register(case: Any) -> None:
    """Add ``preview`` and ``print``.

    Parameters
    ----------
    case : argparse subparsers
        Each command gets a ``run`` that takes the parsed arguments and returns an exit code.
    """
    preview = case.add_parser("preview", help="see a case in a browser, as students will")
    preview.add_argument("path", help="the case's folder or file")
    preview.add_argument(
        "--with-key",
        action="store_true",
        help="also show what a student with the best answers reads",
    )
    add_key(preview)
    preview.set_defaults(run=preview_case)
    paper = case.add_parser(
        "print", help="a form to print, and the sheet to mark it by, where there is no hub"
    )
    paper.add_argument(
        "path", nargs="*", help="folders or files of cases; all of the course's unless said"
    )
    paper.add_argument("--to", default="paper", help="the folder to write to (paper/ here)")
    paper.add_argument("--form-only", action="store_true", help="the form alone, without the key")
    add_key(paper)
    paper.set_defaults(run=print_cases)


def preview_case(args: Namespace) -> int:
    """``ipnb case preview``: serve the form on this machine until Ctrl-C."""
    # the form needs what takes long to load, and no other command does
    import signal
    import webbrowser

    from ipnb.authoring.preview import Preview, has_browser, serve

    [file] = case_files([args.path])
    key = Path(args.key) if args.key else None
    preview = Preview(
        file, key, args.with_key or bool(key), tell=lambda text: print(text, flush=True)
    )

    def started(address: str) -> None:
        print(
            f"{address}   Ctrl-C ends. The page follows the file: change it, and save.\n",
            flush=True,
        )
        # what is wrong is told at once, also where no browser asks
        preview.page("/")
        if has_browser():
            webbrowser.open(address)

    # a shell's `&` leaves it ignored
    signal.signal(signal.SIGINT, signal.default_int_handler)
    serve(preview, started)
    print("\nThe preview has ended.")
    return FINE


def print_cases(args: Namespace) -> int:
    """``ipnb case print``: ``ID-form.html``, and ``ID-marking.html`` with the key, for a browser to print."""
    pairs, folder = case_pairs(args), Path(args.to)
    if not args.form_only:
        for file, _ in pairs:
            keep_from_students(folder, course_root(file.parent))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return max(_print(file, key_file, folder, args.form_only) for file, key_file in pairs)


def _print(file: Path, key_file: Path | None, folder: Path, form_only: bool) -> int:
    """Write the pages of one case; what is wrong with it is said, and the others go on."""
    # the pages need what takes long to load, and no other command does
    from ipnb.authoring.paper.pages import form_page, marking_page
    from ipnb.formulation.local_help import local_help, with_local_help

    try:
        case = load_case(file)
        shown = with_local_help(case, local_help(course_root(file.parent)))
        pages = {f"{case['id']}-form.html": form_page(shown)}
        if not form_only:
            key = load_key(key_file or find_key(file, case["id"]), case)
            pages[f"{case['id']}-marking.html"] = marking_page(case, key)
    except DocumentError as problem:
        print(diagnostics_text(problem.diagnostics), file=sys.stderr)
        return FAULTY
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8")
    written = " and ".join(str(from_here(folder / name)) for name in pages)
    sealed = "" if form_only else " The second holds the key: keep it where students cannot read."
    print(f"Wrote {written}.{sealed}")
    return FINE
