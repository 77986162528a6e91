"""What a reader's words find: as they are written, begun, misspelt, or spelt as elsewhere."""

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[3]
TEXTS = [
    ("Attachment", "A secure attachment in childhood."),
    ("Co-regulation", "Two people calm each other by co-regulation."),
    ("The vagus", "The vagus nerve slows the heart."),
    ("Vague words", "A vague word says little."),
    ("Behaviour", "Behaviour and counselling."),
]
FIND = (
    "const index = new MiniSearch(OPTIONS);"
    "const place = ([title, text], id) => ({ id, page: 'p', at: title, in: 'P', title, text, names: '' });"
    "index.addAll(given.texts.map(place));"
    "return given.words.map(([words, typing]) => { const { found, exact } = find(index, words, typing);"
    " return [found.map(({ title }) => title), exact]; });"
)


#: words, whether more may come, what is found first, whether it is spelt so
FOUND = [
    ("attachment", False, "Attachment", True),
    ("attach", True, "Attachment", True),
    ("secure attach", True, "Attachment", True),
    ("atachment", False, "Attachment", False),
    ("attahcment", False, "Attachment", False),
    ("coregulation", False, "Co-regulation", True),
    ("co-regulation", False, "Co-regulation", True),
    ("co regulation", False, "Co-regulation", True),
    ("behavior counseling", False, "Behaviour", True),
    ("vagus", False, "The vagus", True),
]


def test_the_place_is_found(scripts):
    words = [[words, typing] for words, typing, _, _ in FOUND]
    found = scripts.run(FIND, {"texts": TEXTS, "words": words})
    told = [(*one[:2], titles[0], exact) for one, (titles, exact) in zip(FOUND, found, strict=True)]
    assert told == FOUND


def test_small_words_alone_and_nonsense_find_nothing(scripts):
    words = [["the", True], ["", True], ["-", False], ["xyzzyx", False], ["and of", False]]
    assert scripts.run(FIND, {"texts": TEXTS, "words": words}) == [[[], False]] * 5


def test_no_slip_is_forgiven_in_a_short_word(scripts):
    """Would "mind" find "mine", or "flow" find "flaw"?"""
    assert scripts.run("return given.map((word) => slips(word, 2));", ["mind", "vagus", "attached"]) == [
        False, 1, 2,
    ]  # fmt: skip


def glossary_words() -> list[str]:
    """The words of eight letters or more of the glossary's terms."""
    text = (ROOT / "book/glossary.md").read_text(encoding="utf-8")
    terms = re.findall(r"^([^\s`{:#(][^\n]*)\n {2}\S", text, re.M)
    return sorted({word for term in terms for word in re.findall(r"[a-z]{8,}", term.lower())})


def misspelt(word: str, kind: str, at: int, letter: str) -> str:
    """A word with one slip: a letter left out, doubled by another, changed, or two that changed places."""
    at = 1 + at % (len(word) - 2)
    return {
        "left out": word[:at] + word[at + 1 :],
        "put in": word[:at] + letter + word[at:],
        "changed": word[:at] + letter + word[at + 1 :],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[kind]


KINDS = ("left out", "put in", "changed", "swapped")
FIRST_OF = (
    "const text = readFileSync(given.index, 'utf8');"
    "const index = MiniSearch.loadJS(unpack(JSON.parse(text), OPTIONS.fields), OPTIONS);"
    "return given.words.map(([word, slip]) => { const right = find(index, word).found[0];"
    " const five = find(index, slip).found.slice(0, 5).map(({ page }) => page);"
    " return [word, slip, !right || five.includes(right.page)]; });"
)


def lost(scripts, built_book, words: list[tuple[str, str]]) -> list[list[str]]:
    """The slips with which the page that the right word finds first is not among the first five."""
    index = str(built_book / "_static/search/index.json")
    found = scripts.run(FIRST_OF, {"index": index, "words": words})
    return [[word, slip] for word, slip, is_there in found if not is_there]


@pytest.mark.deep
def test_one_slip_in_a_long_word_still_finds_its_page(scripts, built_book):
    """Each slip at a drawn place in each word of the glossary, with eight letters or more."""
    drawn = random.Random(7)
    words = glossary_words()
    assert len(words) > 60
    slips = [
        (word, misspelt(word, kind, drawn.randrange(99), drawn.choice("aeinrstoulz")))
        for word in words
        for kind in KINDS
    ]
    missed = lost(scripts, built_book, slips)
    # a slip may make what is as near to another word: "suicidl" to "suicide"
    assert len(missed) <= len(slips) / 100, missed


@settings(max_examples=20)
@given(
    word=st.text("abcdefghijklmnopqrstuvwxyz", min_size=8, max_size=14),
    kind=st.sampled_from(KINDS),
    at=st.integers(0, 30),
    letter=st.sampled_from("aeinrst"),
)
def test_the_slips_are_slips(word, kind, at, letter):
    """Would a test pass because nothing was misspelt, or more than a slip?"""
    slip = misspelt(word, kind, at, letter)
    assert abs(len(slip) - len(word)) <= 1 and slip[0] == word[0]


def test_the_index_holds_what_minisearch_made(scripts):
    """Is anything lost between packing and unpacking?"""
    code = (
        "const index = new MiniSearch(OPTIONS);"
        "const place = ([title, text], id) =>"
        " ({ id, page: `p${id % 2}`, at: title, in: 'P', title, text, names: '' });"
        "index.addAll(given.map(place));"
        "const made = index.toJSON(), got = unpack(JSON.parse(JSON.stringify(pack(made))), OPTIONS.fields);"
        "const sorted = (one) => JSON.stringify({ ...one, index: one.index.toSorted() });"
        "return Object.keys(made).map((name) => [name, sorted({ index: [], [name]: made[name] }) === "
        "sorted({ index: [], [name]: got[name] })]);"
    )
    found = dict(scripts.run(code, [*TEXTS, ("Calm", "calm calm calm and calmer")]))
    assert found and all(found.values()), json.dumps(found)
