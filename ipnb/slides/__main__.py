"""``python -m ipnb.slides``: write decks, notes and handouts from the built book; `make slides` calls it."""

import argparse
import sys
from pathlib import Path

from ipnb.slides.write import make, write

COURSE = Path(__file__).parents[2]
FINE, FAULTY = 0, 1


def main(argv: list[str] | None = None) -> int:
    """Write what was asked for, or say everything that is wrong in the decks' files; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m ipnb.slides", description="Slides and handouts."
    )
    parser.add_argument(
        "--book", type=Path, default=COURSE / "book", help="the folder book/ of the course"
    )
    parser.add_argument(
        "--built", type=Path, default=COURSE / "_build/html/book", help="the book as built"
    )
    parser.add_argument(
        "--to", type=Path, default=COURSE / "_build/slides", help="the folder to write to"
    )
    parser.add_argument(
        "--week", type=int, action="append", help="a week's number; all unless said"
    )
    args = parser.parse_args(argv)
    try:
        made, faults = make(args.book, args.built, set(args.week) if args.week else None)
    except FileNotFoundError as problem:
        print(problem, file=sys.stderr)
        return FAULTY
    for fault in faults:
        print(f"{fault.place}: {fault.words}", file=sys.stderr)
    if faults:
        return FAULTY
    for one in made:
        print(f"Week {one.deck.number}: {len(one.deck.slides)} slides, {len(one.sheets)} handouts")
    write(made, args.to)
    return FINE


if __name__ == "__main__":
    raise SystemExit(main())
