"""``python -m ipnb.epub``: write the ePub from the built book; `make epub` calls it."""

import argparse
import sys
from pathlib import Path

from ipnb.epub.write import NotMade, write

COURSE = Path(__file__).parents[2]
FINE, FAULTY = 0, 1


def main(argv: list[str] | None = None) -> int:
    """Write the ePub, or say what keeps it from being made; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ipnb.epub", description="The book as ePub.")
    parser.add_argument("--course", type=Path, default=COURSE, help="the folder with _toc.yml")
    parser.add_argument(
        "--built", type=Path, default=COURSE / "_build/html", help="the book as built"
    )
    parser.add_argument(
        "--to",
        type=Path,
        default=COURSE / "_build/interpersonal-neurobiology.epub",
        help="the file to write",
    )
    args = parser.parse_args(argv)
    try:
        pages = write(args.course, args.built, args.to)
    except NotMade as problem:
        print(problem, file=sys.stderr)
        return FAULTY
    print(f"{len(pages)} pages, {args.to.stat().st_size / 1e6:.1f} MB")
    return FINE


if __name__ == "__main__":
    raise SystemExit(main())
