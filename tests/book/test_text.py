"""The words of the course: our own, sourced, kind, and with a reason for every answer.

``seed_shingles.txt`` holds ten hexadecimal digits of SHA-1 for every run of eight words in the five pages
from which the course starts (:func:`shingles` made it). The pages themselves are not part of the course.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

import pytest
from pybtex.database import parse_file
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "book"
WINDOW = 8
#: the folders of chapters, a part each
PARTS_OF_THE_BOOK = ("foundations", "mind-brain-relationship", "whole-person", "in-practice")
CHAPTERS = sorted(path for part in PARTS_OF_THE_BOOK for path in (BOOK / part).glob("*.md"))
#: chapters written anew: about three times as long, with at least six exercises
NEW_EDITION = {
    "a-nervous-system-for-counsellors",
    "attachment-and-working-models",
    "attunement-rupture-repair",
    "caused-by-what-measured-how",
    "co-regulation",
    "integration-and-the-river",
    "plasticity-without-the-hype",
    "what-kind-of-thing",
    "window-of-tolerance",
}
EXERCISES = sorted(
    path for part in PARTS_OF_THE_BOOK for path in (BOOK / part).glob("*.exercises.yaml")
)
TEXTS = [
    *sorted(BOOK.glob("*.md")),
    *CHAPTERS,
    *sorted((BOOK / "guides").glob("*.md")),
    *sorted((BOOK / "instructors").glob("*.md")),
    BOOK / "claims.yaml",
    *EXERCISES,
]
CASES = sorted((ROOT / "source").glob("*/case.yaml"))
#: where a chapter has something to play with; one that is written anew may draw instead
OF_A_MODEL = ("**Predict.**", "**Play.**", "**Compare.**", "**Explain.**")
PARTS = """
Before you begin
**Time:**
**Needed:**
**Predict.**
**Play.**
**Compare.**
**Explain.**
## In the room
## What it is often taken to mean, and what it does mean
## Try it
## Key terms
## Further reading
""".strip().splitlines()

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


@cache
def read(path: Path) -> dict:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def words_of(text: str) -> list[str]:
    """The words that a reader sees, in lower case, without markup, code cells and a notebook's header."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"```\{code-cell\}.*?```", "", text, flags=re.S)
    text = re.sub(r"\{[\w:-]+\}`([^`<]*?)\s*(?:<[^`]*>)?`", r"\1", text)
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("’", "'"))


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


def ids(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.fixture(scope="module")
def claims() -> list[dict]:
    return read(BOOK / "claims.yaml")["claims"]


@pytest.fixture(scope="module")
def ratings() -> set[str]:
    return set(read(BOOK / "claims.yaml")["ratings"])


@pytest.fixture(scope="module")
def references() -> set[str]:
    return set(parse_file(str(BOOK / "references.bib")).entries)


def cited(text: str) -> set[str]:
    """Keys in {cite…} roles."""
    return {
        key.strip()
        for found in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", text)
        for key in found.split(",")
    }


def exercises() -> list[dict]:
    return [exercise for path in EXERCISES for exercise in read(path)["exercises"]]


def questions(exercise: dict):
    """Every question of an exercise as (section, sentence id, options)."""
    for section, settings in exercise["case"]["items"].items():
        for sentence in exercise["case"]["sentences"]:
            yield section, sentence["id"], settings["options"]


# ---------------------------------------------------------------- whose words


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


# ---------------------------------------------------------------- claims and references


def test_forty_numbered_claims_and_no_name_twice(claims):
    """Is the ledger whole?"""
    assert [claim["number"] for claim in claims if claim["number"]] == list(range(1, 41))
    names = [claim["id"] for claim in claims]
    assert len(names) == len(set(names))


def test_every_claim_is_rated_and_sourced(claims, ratings, references):
    """Does a claim lack a rating, a source, a sentence for class, or stand on a source that is not listed?"""
    for claim in claims:
        assert claim["ratings"], claim["id"]
        assert {one["rating"] for one in claim["ratings"]} <= ratings, claim["id"]
        assert all(one["of"] for one in claim["ratings"]), claim["id"]
        assert claim["refs"] and set(claim["refs"]) <= references, claim["id"]
        assert len(claim["refs"]) == len(set(claim["refs"])), claim["id"]
        assert claim["evidence"].strip() and claim["teach"].strip(), claim["id"]


def test_every_number_has_its_source_and_a_sound_interval(claims):
    """Could a reader not find where a number was read, or read an interval the wrong way round?"""
    for claim in claims:
        for number in claim["numbers"]:
            where = f"{claim['id']}: {number['label']}"
            assert number["source"] in claim["refs"], where
            assert number["seen"] in {"source", "secondary"}, where
            assert (number["low"] is None) == (number["high"] is None), where
            if number["low"] is not None:
                assert number["low"] < number["value"] < number["high"], where


def test_every_claim_and_source_that_a_chapter_names_exists(claims, references):
    """Does a chapter point to nothing?"""
    slugs = {claim["id"] for claim in claims}
    for path in CHAPTERS:
        text = path.read_text(encoding="utf-8")
        used = set(re.findall(r"```\{claim\} (\S+)", text)) | set(
            re.findall(r"\{claim\}`(?:[^`<]*<)?([\w-]+)>?`", text)
        )
        assert used and used <= slugs, path.name
        assert cited(text) and cited(text) <= references, path.name


def test_every_reference_is_used(claims, references):
    """Is a source listed that nobody cites?"""
    used = {key for claim in claims for key in claim["refs"]}
    for path in TEXTS:
        used |= cited(path.read_text(encoding="utf-8"))
    assert references == used & references


def test_references_carry_no_notes_of_ours():
    """Would a working note be printed?"""
    for key, entry in parse_file(str(BOOK / "references.bib")).entries.items():
        assert not {"note", "annote"} & set(entry.fields), key
        assert entry.persons and entry.fields.get("title") and entry.fields.get("year"), key


# ---------------------------------------------------------------- chapters and exercises


@pytest.mark.parametrize("path", CHAPTERS, ids=ids(CHAPTERS))
def test_a_chapter_has_all_its_parts(path):
    """Is a part missing that readers rely on finding?"""
    text = path.read_text(encoding="utf-8")
    new = path.stem in NEW_EDITION
    for part in PARTS:
        assert part in text or (new and part in OF_A_MODEL), part
    fewest, most = (6000, 10000) if new else (2000, 3700)
    assert fewest <= len(words_of(text)) <= most
    fewest, most = (6, 9) if new else (3, 5)
    assert fewest <= len(re.findall(r"```\{check\} ", text)) <= most
    assert 3 <= len(re.findall(r"^- \{cite:t\}", text, flags=re.M)) <= 6
    further = text[text.index("## Further reading") :]
    assert all(
        ":" in line.split("`", 2)[2] for line in further.splitlines() if line.startswith("- ")
    )


@pytest.mark.parametrize("path", CHAPTERS, ids=ids(CHAPTERS))
def test_a_scene_is_short_and_the_counsellor_errs_once(path):
    """Does the dialogue run eight to twenty lines, with one mistake named in the margin?

    Twenty, because a question about danger stands alone, and its answer is followed up. In chapters that are
    written anew a counsellor may simply do something good.
    """
    text = path.read_text(encoding="utf-8")
    scene = re.search(r":::\{dialogue\}(.*?)\n:::", text, flags=re.S)[1]
    assert 8 <= len(re.findall(r"^[A-Z]\w+: ", scene, flags=re.M)) <= 20
    errors = len(re.findall(r"^>.*\bmistake\b", scene, flags=re.M))
    assert errors == 1 or (errors == 0 and path.stem in NEW_EDITION)


@pytest.mark.parametrize("path", CHAPTERS, ids=ids(CHAPTERS))
def test_terms_and_exercises_that_a_chapter_names_exist(path):
    """Does a term lack its definition, or a check its exercise?"""
    text = path.read_text(encoding="utf-8")
    glossary = (BOOK / "glossary.md").read_text(encoding="utf-8")
    defined = {
        line.strip().lower()
        for line in glossary.splitlines()
        if line and not line.startswith((" ", "`", "#"))
    }
    used = re.findall(r"\{term\}`(?:[^`<]*<)?([^`>]+)>?`", text)
    assert used and not {term.lower() for term in used} - defined
    assert set(re.findall(r"```\{check\} (\S+)", text)) <= {
        exercise["id"] for exercise in exercises()
    }


def test_every_exercise_is_used_once():
    """Is an exercise written and never shown, or shown in two chapters?"""
    shown = [
        name
        for path in BOOK.rglob("*.md")
        for name in re.findall(r"```\{check\} (\S+)", path.read_text(encoding="utf-8"))
    ]
    shown = [name for name in shown if name in {exercise["id"] for exercise in exercises()}]
    assert sorted(shown) == sorted(exercise["id"] for exercise in exercises())


@pytest.mark.parametrize("exercise", exercises(), ids=lambda exercise: exercise["id"])
def test_every_answer_has_its_own_reason(exercise):
    """Would anybody be told only that they were wrong?"""
    key = exercise["key"]
    for section, item, options in questions(exercise):
        credit = key["credit"][section][item]
        assert max(credit.values()) == 1 and set(credit) <= set(options)
        reasons = [key["rationale"][f"{section}.{item}.{option}"] for option in options]
        assert all(len(reason) > 15 for reason in reasons)
        assert len(set(reasons)) == len(reasons)


def single_questions() -> list[dict]:
    """Exercises of one question with answers of their own; elsewhere the same answers serve several lines."""
    return [
        one for one in exercises() if len(list(questions(one))) == 1 and "labels" in one["case"]
    ]


@pytest.mark.parametrize("exercise", single_questions(), ids=lambda exercise: exercise["id"])
def test_the_best_answer_is_not_the_longest(exercise):
    """Could one choose well by choosing the longest answer?"""
    labels = exercise["case"]["labels"]
    [(section, item, options)] = questions(exercise)
    best = max(options, key=lambda option: exercise["key"]["credit"][section][item].get(option, 0))
    assert len(labels[best]) < max(len(labels[option]) for option in options)
