"""What running prose is, and how it reads: sentences, paragraphs, connectives, grade.

Running prose is what is left of a chapter without boxes, tables, dialogue, lists, headings and code.
Kincaid's grade (1975) is .39 words a sentence + 11.8 syllables a word - 15.59; it knows nothing of sense.
"""

import re
from dataclasses import dataclass
from statistics import mean, pstdev

from pyphen import Pyphen

#: fenced and colon blocks, comments, headings, tables, lists, quotations, and the header of a notebook
NO_RUNNING = re.compile(
    r"\A---\n.*?\n---\n|^```.*?^```\s*$|^(:{3,})\{.*?^\1\s*$|^(?:#|\||>|- |\d+\. |%).*?$", re.S | re.M
)
ROLE = re.compile(r"\{(?:cite|numref|glue)[\w:]*\}`[^`]*`")
WORDED = re.compile(r"\{[\w:]+\}`([^`<]*?)\s*(?:<[^`]*>)?`")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
#: a heading that runs into its paragraph
HEAD = re.compile(r"^\*\*[^*]+\.\*\*\s", re.M)
WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*|\d[\d,.]*")
END = re.compile(r"(?<=[.!?])[”’)*]*\s+(?=[“‘(*]*[A-ZÀ-Þ\d])")
ABBREVIATED = re.compile(r"\b(?:H\. M|St|Dr|e\.g|i\.e)\.")
#: the joints of an argument
CONNECTIVES = re.compile(
    r"\b(?:because|although|however|therefore|so that|for example|whereas|that is|in contrast|unless|if)\b",
    re.I,
)
# the American patterns: the British ones go by the parts of a word and leave out every third syllable
HYPHENATION = Pyphen(lang="en_US")


@dataclass(frozen=True)
class Measures:
    """How running prose reads.

    Attributes
    ----------
    words : int
        Words of running prose.
    mean, spread : float
        Words a sentence, and their standard deviation.
    short : float
        Share of sentences of five words or fewer.
    snaps : float
        Share of paragraphs whose last sentence has eight words or fewer.
    connectives : float
        Connectives a thousand words.
    grade : float
        Kincaid's grade.
    """

    words: int
    mean: float
    spread: float
    short: float
    snaps: float
    connectives: float
    grade: float


def syllables(word: str) -> int:
    """Syllables of a word, by where it may be hyphenated; at least one."""
    return len(HYPHENATION.positions(word)) + 1


def paragraphs(text: str) -> list[list[str]]:
    """Running prose as paragraphs of sentences."""
    text = ABBREVIATED.sub(lambda found: found[0].replace(".", ""), HEAD.sub("", NO_RUNNING.sub("\n", text)))
    text = LINK.sub(r"\1", WORDED.sub(r"\1", ROLE.sub("", text)))
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
    return [[s for s in END.split(block) if WORD.search(s)] for block in blocks if WORD.search(block)]


def measures(text: str) -> Measures:
    """Measure the running prose of a chapter's Markdown."""
    found = paragraphs(text)
    lengths = [len(WORD.findall(sentence)) for block in found for sentence in block]
    words = [word for block in found for sentence in block for word in WORD.findall(sentence)]
    last = [len(WORD.findall(block[-1])) for block in found]
    per_word = mean(map(syllables, words))
    joined = " ".join(sentence for block in found for sentence in block)
    return Measures(
        words=len(words),
        mean=mean(lengths),
        spread=pstdev(lengths),
        short=mean(length <= 5 for length in lengths),
        snaps=mean(length <= 8 for length in last),
        connectives=1000 * len(CONNECTIVES.findall(joined)) / len(words),
        grade=0.39 * mean(lengths) + 11.8 * per_word - 15.59,
    )
