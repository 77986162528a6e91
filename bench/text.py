"""How the chapters read: running prose and its measures, beside those that the design asks for.

Figures know nothing of sense; one that stands out is a reason to read again.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from book.measures import measures
from book.test_text import CHAPTERS

WORDS_A_MINUTE = 220
WANTED = "| *wanted* | *4,500–7,000* | | *16–19* | *8–11* | *under 6* | *under 8* | *12–25* | *11–13* |"


def main() -> None:
    print(
        "| chapter | words | minutes | a sentence | spread | % short | % snaps | joints per 1,000 | grade |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    print(WANTED)
    for path in CHAPTERS:
        found = measures(path.read_text(encoding="utf-8"))
        print(
            f"| {path.stem} | {found.words:,} | {found.words / WORDS_A_MINUTE:.0f} | {found.mean:.1f}"
            f" | {found.spread:.1f} | {100 * found.short:.0f} | {100 * found.snaps:.0f}"
            f" | {found.connectives:.1f} | {found.grade:.1f} |"
        )


if __name__ == "__main__":
    main()
