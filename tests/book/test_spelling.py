"""British spelling, by a dictionary: every word of the course is in it, in a name, or in our list.

``words.txt`` holds the words that the dictionary lacks: terms of the field, names, and what people say.
"""

import re
from functools import cache
from pathlib import Path

import pytest
from pybtex.database import parse_file
from spylls.hunspell import Dictionary

from .texts import BOOK, CASES, ROOT, TEXTS, ids

LIST = Path(__file__).with_name("words.txt")
PRACTICE = sorted((BOOK / "practice").glob("*/*.yaml"))
KEYS = sorted((ROOT / "keys").glob("*.yaml"))
FILES = [*TEXTS, *CASES, *PRACTICE, *KEYS]

#: what is no prose: headers, code, addresses, roles and their targets, ids and keys (they hold digits)
NO_PROSE = re.compile(
    r"\A---\n.*?\n---\n"
    r"|^```(?:\{(?:code-cell|math)\}|toml|yaml).*?^```$|\$\$.*?\$\$"
    r"|^:{3,}\{[^}\n]*\}|^```\{[\w:-]+\}[^\n]*|^:[\w-]+:[^\n]*|\(eq-[\w-]+\)"
    r"|\{[\w:-]+\}`[^`\n]*`|`[^`\n]*`"
    r"|\]\([^)\n]*\)|https?://\S+|\b[\w.]+\.(?:org|com|net)\b"
    r"|\$[^$\n]*\$|\*\*\w\*\*\w+|\b\w*\d\w*\b",
    re.S | re.M,
)
#: roles whose words are read
SPOKEN = re.compile(r"\{(?:term|doc|numref|ref|claim)\}`([^`<]*)(?:<[^`]*>)?`")
#: drawings of signs, names of fields, lists of ids, and comments
YAML_NAMES = re.compile(
    r"<[a-z]+ [^>]*>|[{,]\s*[\w.-]+:|^\s*-?\s*[\w.-]+:(?=\s|$)|\[[\w, .\n-]*\]|(?:^|\s)#.*$", re.M
)
WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:[’'][A-Za-zÀ-ɏ]+)*")


@cache
def dictionary() -> Dictionary:
    """British English."""
    return Dictionary.from_files(str(ROOT / "node_modules/dictionary-en-gb/index"))


@cache
def listed() -> set[str]:
    """Our own words."""
    return set(LIST.read_text(encoding="utf-8").split())


@cache
def authors() -> set[str]:
    """Every part of every name in the references."""
    people = [
        person
        for entry in parse_file(str(BOOK / "references.bib")).entries.values()
        for some in entry.persons.values()
        for person in some
    ]
    return {part for person in people for part in WORD.findall(str(person))}


def prose(path: Path) -> str:
    """The words that people read."""
    text = path.read_text(encoding="utf-8")
    text = YAML_NAMES.sub(" ", text) if path.suffix == ".yaml" else SPOKEN.sub(r"\1", text)
    return NO_PROSE.sub(" ", text).replace("’", "'")


@cache
def known(word: str) -> bool:
    """Whether a word is spelt as we spell it."""
    bare = re.sub(r"'s$|'$", "", word)
    return (
        bare in listed()
        or bare.lower() in listed()
        or bare in authors()
        or dictionary().lookup(bare)
        or dictionary().lookup(bare.lower())
    )


@pytest.mark.parametrize("path", FILES, ids=ids(FILES))
def test_every_word_is_known(path):
    """Which words are in no dictionary and not in our list?"""
    unknown = {word for word in WORD.findall(prose(path)) if len(word) > 1 and not known(word)}
    assert not unknown, (
        f"{path}: correct these, or add them to {LIST.name}: {' '.join(sorted(unknown))}"
    )


@pytest.mark.parametrize(
    "american", ["behavior", "color", "counselor", "center", "analyze", "fulfill"]
)
def test_an_american_spelling_would_be_found(american):
    """Does the dictionary know the difference?"""
    assert not known(american)


def test_no_word_is_listed_in_vain():
    """Is a word in our list that the dictionary has by now, or that is listed twice?"""
    words = LIST.read_text(encoding="utf-8").split()
    assert words == sorted(set(words), key=lambda word: (word.lower(), word))
    assert not [word for word in words if dictionary().lookup(word)]
