"""The words of the course: our own, kind, and in British spelling.

``seed_shingles.txt`` holds ten hexadecimal digits of SHA-1 for every run of eight words in the five pages
from which the course starts (:func:`shingles` made it). The pages themselves are not part of the course.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

import pytest

from .texts import (
    CASES,
    CHAPTERS,
    EXERCISES,
    TEXTS,
    ids,
    read,
    words_of,
)

WINDOW = 8
#: words that reduce people to a condition, or blame them for it; a trailing * stands for any ending
ABOUT_PEOPLE = """
    addict, addicts, junkie*, drug abuse, drug abuser*, substance abuse, substance abuser*, alcoholic,
    alcoholics, schizophrenic*, psychotics, the mentally ill, borderlines, insecures, avoidants,
    committed suicide, commit suicide, successful suicide, suffers from, suffering from, victims of,
    wheelchair-bound, manipulative, treatment-resistant, non-compliant, attention-seeking, clean and
    sober
"""
ADVERTISING = """
    groundbreaking, ground-breaking, revolution*, cutting-edge, game-chang*, transformative, unlock*,
    empower*, holistic*, seamless*, world-class, state-of-the-art, journey*, powerful*, delve*, it is
    important to note, it is worth noting, in today's, leverage*, comprehensive guide, roadmap, tapestry
"""
#: where a listed word is the name of something else
NAMES = ["alcoholics anonymous"]


def windows(text: str) -> list[str]:
    """Every run of eight words."""
    words = words_of(text)
    return [" ".join(words[i : i + WINDOW]) for i in range(len(words) - WINDOW + 1)]


def shingles(text: str) -> set[str]:
    """The runs of eight words as ten hexadecimal digits each."""
    return {hashlib.sha1(window.encode()).hexdigest()[:10] for window in windows(text)}


def listed(words: str) -> list[str]:
    """Patterns for a list of words with commas between them."""
    entries = [" ".join(entry.split()) for entry in words.split(",")]
    return [r"\b" + re.escape(entry).replace(r"\*", r"\w*") + r"\b" for entry in entries]


@cache
def assigned_windows() -> set[str]:
    """Every run of eight words in the sentences of the assigned cases."""
    return {
        window for case in CASES for s in read(case)["sentences"] for window in windows(s["text"])
    }


@pytest.mark.parametrize("path", TEXTS + CASES, ids=ids(TEXTS + CASES))
def test_no_sentence_of_the_pages_we_start_from(path):
    """Is every run of eight words our own?"""
    known = set((Path(__file__).parent / "seed_shingles.txt").read_text().split())
    copied = [
        w
        for w in windows(path.read_text(encoding="utf-8"))
        if hashlib.sha1(w.encode()).hexdigest()[:10] in known
    ]
    assert not copied


def test_the_shingles_are_there():
    """An empty list would let everything pass."""
    known = (Path(__file__).parent / "seed_shingles.txt").read_text().split()
    assert len(known) > 4000
    assert all(re.fullmatch(r"[0-9a-f]{10}", one) for one in known)


@pytest.mark.parametrize("path", CHAPTERS + EXERCISES, ids=ids(CHAPTERS + EXERCISES))
def test_no_line_of_an_assigned_case(path):
    """Would a chapter or exercise give away a line that students are marked on?"""
    assigned = assigned_windows()
    assert assigned
    assert not assigned & set(windows(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", TEXTS, ids=ids(TEXTS))
def test_people_first_and_no_advertising(path):
    """Does a text reduce people to a condition, or sell something?"""
    text = path.read_text(encoding="utf-8").lower().replace("’", "'")
    for name in NAMES:
        text = text.replace(name, "")
    text = " ".join(text.split())
    assert not [
        found
        for entry in listed(ABOUT_PEOPLE + "," + ADVERTISING)
        for found in re.findall(entry, text)
    ]


@pytest.mark.parametrize("path", TEXTS, ids=ids(TEXTS))
def test_british_spelling(path):
    """Which American spellings slipped in?"""
    z = "(?:anal|recogn|organ|energ|random|general)[iy]z"
    stems = f"behavior|color|counselor|favor|labor(?!at)|center|fiber|{z}"
    prose = re.sub(r"`[^`\n]+`|https?://\S+", " ", path.read_text(encoding="utf-8"))
    words = [
        word for word in words_of(prose) if re.search(stems, word) and not re.search(r"\d", word)
    ]
    assert not words
