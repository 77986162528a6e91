"""`ipnb case preview`: what an author types to see a case as students do."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from ipnb.formulation.commands import FINE, add_key, case_files


def register(case: Any) -> None:
    """Add ``preview``.

    Parameters
    ----------
    case : argparse subparsers
        The command gets a ``run`` that takes the parsed arguments and returns an exit code.
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
