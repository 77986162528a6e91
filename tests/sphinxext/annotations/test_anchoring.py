"""A passage is found again in a later edition, and one that is gone is not found somewhere else."""

import random
import re

import pytest

from ..conftest import ROOT
from .scripts import runner

CHAPTER = ROOT / "book/foundations/reading-evidence.md"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    imports = "import { locate, selectorsOf } from './anchoring.js';"
    return runner(tmp_path_factory.mktemp("anchoring"), imports)


@pytest.fixture(scope="module")
def sentences():
    """Sentences of a real chapter in their order."""
    text = CHAPTER.read_text(encoding="utf-8").partition("# ")[2]
    prose = [one for one in text.split("\n\n") if re.match(r"[A-Z“]", one) and "{" not in one]
    found = re.split(r"(?<=[.?!”])\s+(?=[A-Z“])", " ".join(" ".join(prose).split()))
    assert len(found) > 130
    return [one for one in found if len(one) > 30]


def again(run, before: str, passages: list[str], after: str) -> list[str | None]:
    """What each passage of the text before is taken to be in the text after."""
    return run(
        """return passages.map((passage) => {
            const start = before.indexOf(passage);
            const { quote, position } = selectorsOf(before, start, start + passage.length);
            const found = locate(after, quote, position);
            return found && after.slice(found.start, found.end);
        });""",
        before=before,
        passages=passages,
        after=after,
    )


def revised(sentence: str, drawn: random.Random) -> str:
    """The sentence with one word in eight replaced, left out or doubled."""
    words = sentence.split()
    inner = range(1, len(words) - 1)
    for at in sorted(drawn.sample(inner, max(1, len(words) // 8)), reverse=True):
        words[at : at + 1] = drawn.choice([["otherwise"], [], [words[at], "indeed"]])
    return " ".join(words)


def test_an_unchanged_text_gives_the_same_passage(run, sentences):
    text = " ".join(sentences)
    chosen = sentences[::20]
    assert again(run, text, chosen, text) == chosen


@pytest.mark.parametrize("count", [12, pytest.param(60, marks=pytest.mark.deep)])
def test_a_sentence_that_moved_and_changed_a_little_is_found(run, sentences, count):
    """Everything before it is new, it stands elsewhere, and one word in eight is another."""
    drawn = random.Random(3)
    chosen = drawn.sample(sentences, count)
    changed = {one: revised(one, drawn) for one in chosen}
    rest = [one for one in sentences if one not in changed]
    moved = [*rest[len(rest) // 2 :], *changed.values(), *rest[: len(rest) // 2]]
    found = again(run, " ".join(sentences), chosen, " ".join(moved))
    right = [one for one, passage in zip(chosen, found, strict=True) if passage == changed[one]]
    near = [
        one
        for one, passage in zip(chosen, found, strict=True)
        if passage and (passage in changed[one] or changed[one] in passage)
    ]
    assert len(near) >= 0.95 * count and len(right) >= 0.8 * count, (len(near), len(right))


@pytest.mark.parametrize("count", [12, pytest.param(60, marks=pytest.mark.deep)])
def test_a_sentence_that_is_gone_is_not_found_elsewhere(run, sentences, count):
    chosen = random.Random(4).sample(sentences, count)
    rest = " ".join(one for one in sentences if one not in chosen)
    wrong = [one for one in again(run, " ".join(sentences), chosen, rest) if one]
    assert wrong == []


def test_of_several_places_the_surroundings_choose(run):
    """A word that stands in three sentences; and once its own sentence is gone, no other takes its place."""
    before = (
        "Here is trust again. Then they spoke of trust at length. Nothing was left of trust then."
    )
    found = run(
        """const at = before.indexOf('trust', 40) + 0;
        const { quote } = selectorsOf(before, at, at + 5);
        const later = 'Much was added before. ' + before;
        const gone = 'Somebody had put trust into the machine at last, and nobody knew.';
        return [before.indexOf('trust', 40), locate(later, quote).start - 23, locate(gone, quote)];""",
        before=before,
    )
    assert found[0] == found[1] and found[2] is None


def test_a_long_passage_is_found_by_its_two_ends(run, sentences):
    text = " ".join(sentences)
    passage = " ".join(sentences[20:32])
    assert 800 < len(passage) < 2000
    middle = sentences[26]
    after = text.replace(middle, "Something shorter.").replace(
        sentences[20], revised(sentences[20], random.Random(1))
    )
    (found,) = again(run, text, [passage], after)
    assert found and found.endswith(sentences[31]) and "Something shorter." in found


def test_positions_count_characters_as_the_standard_does(run):
    """An emoji is one character there, and two halves in JavaScript."""
    assert run("return selectorsOf('🙂 yes', 3, 6).position;") == {"start": 2, "end": 5}


@pytest.mark.deep
def test_it_is_quick_enough_for_a_phone(run, sentences):
    """Two hundred changed notes in one chapter: how long does a search take?"""
    text = " ".join(sentences)
    each = run(
        """const started = performance.now();
        for (let i = 0; i < 20; i += 1) locate(text, { exact: passage, prefix: 'nothing', suffix: 'of it' });
        return (performance.now() - started) / 20;""",
        text=text,
        passage=sentences[50].replace("e", "ë"),
    )
    assert each < 100, "milliseconds"
