"""How hard the chapters are to read: words, minutes, sentences, connectives and Flesch's two figures.

Flesch reading ease (Flesch 1948): 206.835 - 1.015 words a sentence - 84.6 syllables a word; about 60 is plain
English, 30 a journal article. The grade is that of Kincaid and colleagues (1975): .39 words a sentence + 11.8
syllables a word - 15.59. Both know nothing of sense; a figure that stands out is a reason to read again.
"""

import re
import sys
from pathlib import Path

import pyphen

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from book.running_prose import measures, running
from book.test_spelling import WORD, prose
from book.texts import CHAPTERS

# the American patterns: the British ones go by the parts of a word and leave out every third syllable
HYPHENATION = pyphen.Pyphen(lang="en_US")
WORDS_A_MINUTE = 220
SENTENCE = re.compile(r"[.!?][”’)]*(?:\s|$)")


def syllables(word: str) -> int:
    """Syllables of a word, by where it may be hyphenated; at least one."""
    return len(HYPHENATION.positions(word)) + 1


def figures(text: str) -> tuple[int, float, float, float]:
    """Words, words a sentence, Flesch reading ease and Kincaid's grade of running text."""
    paragraphs = [
        p for p in re.split(r"\n\s*\n", text) if not p.lstrip().startswith(("|", "#", "-"))
    ]
    running = "\n".join(paragraphs)
    words, sentences = WORD.findall(running), max(1, len(SENTENCE.findall(running)))
    length, weight = len(words) / sentences, sum(map(syllables, words)) / len(words)
    ease = 206.835 - 1.015 * length - 84.6 * weight
    return len(WORD.findall(text)), length, ease, 0.39 * length + 11.8 * weight - 15.59


def main() -> None:
    print(
        "| chapter | words | minutes | reading ease | grade | "
        + " | ".join(measures(CHAPTERS[0]))
        + " |"
    )
    print("| --- |" + " ---: |" * (4 + len(measures(CHAPTERS[0]))))
    for path in CHAPTERS:
        words, _, ease, _ = figures(prose(path))
        minutes = words / WORDS_A_MINUTE
        grade = figures("\n\n".join(running(path)))[3]
        found = " | ".join(f"{value:,.1f}".removesuffix(".0") for value in measures(path).values())
        print(f"| {path.stem} | {words:,} | {minutes:.0f} | {ease:.0f} | {grade:.1f} | {found} |")


if __name__ == "__main__":
    main()
