"""How hard the chapters are to read: words, minutes, sentence length and Flesch's two figures.

Flesch reading ease (Flesch 1948): 206.835 - 1.015 words a sentence - 84.6 syllables a word; about 60 is plain English,
30 a journal article. The grade is that of Kincaid and colleagues (1975): .39 words a sentence + 11.8 syllables a
word - 15.59. Both know nothing of sense; a figure that stands out is a reason to read the chapter again.
"""

import re
import sys
from pathlib import Path

import pyphen

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from book.test_spelling import WORD, prose
from book.test_text import CHAPTERS

# the American patterns: the British ones go by the parts of a word and leave out every third syllable
HYPHENATION = pyphen.Pyphen(lang="en_US")
WORDS_A_MINUTE = 220
SENTENCE = re.compile(r"[.!?][”’)]*(?:\s|$)")


def syllables(word: str) -> int:
    """Syllables of a word, by where it may be hyphenated; at least one."""
    return len(HYPHENATION.positions(word)) + 1


def figures(text: str) -> tuple[int, float, float, float]:
    """Words, words a sentence, Flesch reading ease and Kincaid's grade of running text."""
    paragraphs = [p for p in re.split(r"\n\s*\n", text) if not p.lstrip().startswith(("|", "#", "-"))]
    running = "\n".join(paragraphs)
    words, sentences = WORD.findall(running), max(1, len(SENTENCE.findall(running)))
    length, weight = len(words) / sentences, sum(map(syllables, words)) / len(words)
    ease = 206.835 - 1.015 * length - 84.6 * weight
    return len(WORD.findall(text)), length, ease, 0.39 * length + 11.8 * weight - 15.59


def main() -> None:
    print("| chapter | words | minutes | words a sentence | reading ease | grade |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for path in CHAPTERS:
        words, length, ease, grade = figures(prose(path))
        minutes = words / WORDS_A_MINUTE
        print(f"| {path.stem} | {words:,} | {minutes:.0f} | {length:.1f} | {ease:.0f} | {grade:.1f} |")


if __name__ == "__main__":
    main()
