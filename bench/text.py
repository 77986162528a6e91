"""How hard the chapters are to read: words, minutes, sentences, connectives and Flesch's two figures.

Figures know nothing of sense; one that stands out is a reason to read again.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from book.running_prose import measures, running
from book.test_spelling import WORD, prose
from book.test_text import CHAPTERS

WORDS_A_MINUTE = 220
WANTED = "| *wanted* | *4,500–7,000* | | *16–19* | *8–11* | *under 6* | *under 8* | *12–25* | *11–13* |"


def main() -> None:
    print("| chapter | words | minutes | reading ease | grade | " + " | ".join(measures(CHAPTERS[0])) + " |")
    print("| --- |" + " ---: |" * (4 + len(measures(CHAPTERS[0]))))
    for path in CHAPTERS:
        words, _, ease, _ = figures(prose(path))
        minutes = words / WORDS_A_MINUTE
        grade = figures("\n\n".join(running(path)))[3]
        found = " | ".join(f"{value:,.1f}".removesuffix(".0") for value in measures(path).values())
        print(f"| {path.stem} | {words:,} | {minutes:.0f} | {ease:.0f} | {grade:.1f} | {found} |")


if __name__ == "__main__":
    main()
