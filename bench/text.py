"""How hard the chapters are to read: words, minutes, sentences, connectives and Flesch's two figures.

Flesch reading ease (Flesch 1948): 206.835 - 1.015 words a sentence - 84.6 syllables a word; about 60 is plain
English, 30 a journal article. The grade is that of Kincaid and colleagues (1975): .39 words a sentence + 11.8
syllables a word - 15.59. Both know nothing of sense; a figure that stands out is a reason to read again.
"""

import re
import statistics
import sys
from pathlib import Path

import pyphen

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from book.test_spelling import WORD, prose
from book.test_text import CHAPTERS

# the American patterns: the British ones go by the parts of a word and leave out every third syllable
HYPHENATION = pyphen.Pyphen(lang="en_US")
WORDS_A_MINUTE = 220
CONNECTIVES = re.compile(
    r"\b(?:because|although|though|however|therefore|so that|for example|for instance|whereas|that is"
    r"|in contrast|since|unless|if|thus|for this reason|even so|as long as|in order to)\b",
    re.I,
)
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


def running(path: Path) -> list[str]:
    """Paragraphs of running prose: no headings, boxes, tables, lists, scenes, cells and leads in bold."""
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.S)
    text = re.sub(r"^(`{3,}|:{3,})\{.*?^\1\s*$", "", text, flags=re.S | re.M)
    text = re.sub(r"\{(?:term|doc|ref|claim)\}`([^`<]*?)\s*(?:<[^`]*>)?`", r"\1", text)
    text = re.sub(r"\{cite:t\}`[^`]*`", "Somebody", text)
    text = re.sub(r"\s*\{cite:p\}`[^`]*`", "", text)
    text = re.sub(r"\{\w[\w:]*\}`[^`]*`", "twenty", text)  # a number that a cell computed
    text = re.sub(r"^\*\*[^*\n]+\*\*\s*", "", text, flags=re.M)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", lambda found: found[1] or "the chapter", text)
    parts = re.split(r"^## (?:Try it|Key terms|Further reading)\s*$", text, maxsplit=1, flags=re.M)
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", parts[0])]
    return [block for block in blocks if block and not re.match(r"\||#|- |\d+\. |>|\$\$", block)]


def sentences(paragraph: str) -> list[int]:
    """Words of each sentence of a paragraph; a number counts as one."""
    bare = re.sub(r"[*_“”‘’()]", "", paragraph)
    found = [len(re.findall(r"[\w'’–-]+", one)) for one in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9])", bare)]
    return [words for words in found if words]


def measures(path: Path) -> dict[str, float]:
    """What design asks of the prose of a chapter: lengths, short sentences and closings, connectives."""
    paragraphs = running(path)
    lengths = [words for paragraph in paragraphs for words in sentences(paragraph)]
    long = [paragraph for paragraph in paragraphs if len(sentences(paragraph)) > 1]
    text = " ".join(paragraphs)
    return {
        "running words": sum(lengths),
        "words a sentence": statistics.mean(lengths),
        "spread": statistics.stdev(lengths),
        "short sentences, per cent": 100 * sum(words <= 5 for words in lengths) / len(lengths),
        "short closings, per cent": 100 * sum(sentences(p)[-1] <= 8 for p in long) / max(1, len(long)),
        "connectives per 1,000": 1000 * len(CONNECTIVES.findall(text)) / sum(lengths),
        "grade": figures("\n\n".join(paragraphs))[3],
    }


def main() -> None:
    print("| chapter | words | minutes | reading ease | " + " | ".join(measures(CHAPTERS[0])) + " |")
    print("| --- |" + " ---: |" * (3 + len(measures(CHAPTERS[0]))))
    for path in CHAPTERS:
        words, _, ease, _ = figures(prose(path))
        minutes = words / WORDS_A_MINUTE
        found = " | ".join(f"{value:,.1f}".removesuffix(".0") for value in measures(path).values())
        print(f"| {path.stem} | {words:,} | {minutes:.0f} | {ease:.0f} | {found} |")


if __name__ == "__main__":
    main()
