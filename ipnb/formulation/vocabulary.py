"""The words that people read, by id: options, sections, domains, verdicts, rubrics, messages about held work.

They all stand in ``vocabulary.json``, so a wording is changed in one place. Python asks here, the browser's
modules import ``formulation/vocabulary.js`` (`module`). An id that is not there is an error that names it.
"""

import json
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

_DATA = json.loads(Path(__file__).with_name("vocabulary.json").read_text(encoding="utf-8"))
#: what the form and open cases read; the rest would only weigh
_IN_BROWSER = (
    "options", "domains", "sections", "verdicts", "bands", "rubrics", "sureness", "form", "open_case",
)  # fmt: skip

Word = TypeVar("Word")


class UnknownWord(LookupError):
    """An id for which ``vocabulary.json`` has no words."""


class Words(dict[Any, Word]):
    """Words by id, of one sort; asking for an id that is not there names it."""

    def __init__(self, sort: str, words: dict[Any, Word]):
        super().__init__(words)
        self.sort = sort

    def __missing__(self, name: object) -> NoReturn:
        near = get_close_matches(str(name), map(str, self), 1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        raise UnknownWord(f"vocabulary.json has no {self.sort} '{name}'.{hint}")


class Option(NamedTuple):
    """What may be chosen: its word, the letter of its mark, a few words of help."""

    word: str
    letter: str
    hint: str


class Section(NamedTuple):
    """A part of the form: its name among the steps, what stands over it, how to go about it."""

    title: str
    question: str
    hint: str


class Domain(NamedTuple):
    """A domain of integration: its name, and what it is in a few words."""

    name: str
    gloss: str


class Verdict(NamedTuple):
    """How an answer compares with the key: in words, and its sign."""

    words: str
    sign: str


class Criterion(NamedTuple):
    """One line of a rubric: title, what it looks at, one text a level from 0."""

    title: str
    gloss: str
    levels: list[str]


OPTIONS = Words("option", {name: Option(*words) for name, words in _DATA["options"].items()})
SECTIONS = Words("section", {name: Section(*words) for name, words in _DATA["sections"].items()})
DOMAINS = Words("domain", {name: Domain(*words) for name, words in _DATA["domains"].items()})
VERDICTS = Words("verdict", {name: Verdict(*words) for name, words in _DATA["verdicts"].items()})
RUBRICS = Words(
    "rubric",
    {name: [Criterion(*words) for words in rows] for name, rows in _DATA["rubrics"].items()},
)
#: how sure somebody says to be, from 1 to 3
SURENESS: Words[str] = Words(
    "sureness", {int(level): words for level, words in _DATA["sureness"].items()}
)
#: how well something is argued in a talk, from 0 to 3
LEVELS: tuple[str, ...] = tuple(_DATA["defence"]["levels"])
DEFENCE: Words[str] = Words(
    "message about the talk",
    {name: words for name, words in _DATA["defence"].items() if name != "levels"},
)
_HELD: Words[str] = Words("message about held work", _DATA["held"])


def option_word(option: str) -> str:
    """Return the word for an option; one that only a case knows stands for itself."""
    return OPTIONS[option].word if option in OPTIONS else option


def held(message: str, **values: object) -> str:
    """Return a message about work that waits for a person.

    Parameters
    ----------
    message : str
        Its id, for example ``feedback.note``.
    **values
        What is put into the message where it has names in braces.

    Raises
    ------
    UnknownWord
        If there is no such message.
    """
    return _HELD[message].format(**values)


def module() -> str:
    """Return the part that the browser reads, as a JavaScript module."""
    told = {name: _DATA[name] for name in _IN_BROWSER}
    return f"export default {json.dumps(told, ensure_ascii=False)};\n"
