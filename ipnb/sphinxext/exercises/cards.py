"""An exercise as cards: a question, its answer and the reason, as plain words that need nothing of the page.

A card is met long after the page was read. What leans on a figure, a formula or a number of the page is none.
"""

import re
from dataclasses import dataclass

from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.exercises.questions import reason

CITED = re.compile(r"\s*\{cite:p\}`[^`]*`")
TERM = re.compile(r"\{term\}`([^`<]*?)\s*(?:<[^`]*>)?`")
EMPHASIS = re.compile(r"(\*{1,2})(?=\S)(.+?)(?<=\S)\1")
#: markup that words alone cannot stand for
LEANS = re.compile(r"\{[\w:-]+\}`|\$|\]\(|```")


@dataclass(frozen=True)
class Card:
    """One thing to be called to mind; a line break in a text is one for the reader.

    Attributes
    ----------
    id : str
        By which a browser keeps when it is due: exercise, section and perhaps line.
    question : str
        What is asked.
    options : tuple of str
        What can be chosen, in an order that gives nothing away; perhaps nothing.
    answer : str
        What the key says.
    reason : str
        Why.
    """

    id: str
    question: str
    options: tuple[str, ...]
    answer: str
    reason: str

    @property
    def stands_alone(self) -> bool:
        """Whether it can be understood without its page."""
        texts = (self.question, *self.options, self.answer, self.reason)
        return not any(LEANS.search(text) for text in texts)


def plain(text: str) -> str:
    """Return an author's words without emphasis, terms' links and references in brackets."""
    words = TERM.sub(r"\1", CITED.sub("", text))
    return " ".join(EMPHASIS.sub(r"\2", words).split())


def said(about: Entry) -> str:
    """Return the words of a line, with its speaker."""
    speaker = about.get("speaker")
    words = plain(str(about["text"]))
    return f"{speaker}: {words}" if speaker and speaker != "narrator" else words


def question(exercise: Entry, *lines: str) -> str:
    """Return an exercise's prompt, and below it the lines of a question."""
    return "\n".join([plain(str(exercise["prompt"])), *lines])


def why(exercise: Entry, section: str, item: str, option: str = "") -> str:
    """Return the reason as plain words."""
    return plain(str(reason(exercise, section, item, option) or ""))
