"""What the running prose of a chapter is made of: words, sentences, closings of paragraphs, connectives."""

import re
import statistics
from pathlib import Path

CONNECTIVES = re.compile(
    r"\b(?:because|although|though|however|therefore|so that|for example|for instance|whereas|that is"
    r"|in contrast|since|unless|if|thus|for this reason|even so|as long as|in order to)\b",
    re.I,
)


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
    found = [
        len(re.findall(r"[\w'’–-]+", one)) for one in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9])", bare)
    ]
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
        "short closings, per cent": 100
        * sum(sentences(p)[-1] <= 8 for p in long)
        / max(1, len(long)),
        "connectives per 1,000": 1000 * len(CONNECTIVES.findall(text)) / sum(lengths),
    }
