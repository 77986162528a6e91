"""Open cases in the book: faults with their place, text without a script, the very files that score."""

import json
import re
import shutil
from pathlib import Path

import pytest
from _ext import compress, offline, practice, practice_text, python_in_page
from bs4 import BeautifulSoup

from ipnb.documents.diagnostics import Diagnostic
from ipnb.formulation.browser_scoring import FILES
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.reasons import reasons
from ipnb.grading.leaks import scan

from .conftest import ROOT

CASES = sorted(path.parent.name for path in (ROOT / "book/practice").glob("*/case.yaml"))


@pytest.fixture
def site(built_book) -> Path:
    return built_book / "_static"


def page_of(built_book, name: str) -> BeautifulSoup:
    return BeautifulSoup((built_book / "book/practice" / f"{name}.html").read_text(), "html.parser")


# ---------------------------------------------------------------- what an author is told


def test_faults_name_file_line_and_what_was_meant(book):
    """Would an author look for a typo in four places, one build after the other?"""
    for name in ("the-quiet-table", "the-late-bus", "forty-one-letters"):
        shutil.copytree(ROOT / "book/practice" / name, book.folder / "book/practice" / name)
    files = {name: book.folder / "book/practice" / name for name in CASES}

    def change(path: Path, old: str, new: str) -> int:
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1

    case_line = change(files["the-late-bus"] / "case.yaml", "content_note:", "content_notes:")
    key_line = change(
        files["the-quiet-table"] / "key.yaml", "    s09: {chaos: 1}", "    s09: {choas: 1}"
    )
    change(
        files["forty-one-letters"] / "case.yaml", "id: forty-one-letters", "id: forty-two-letters"
    )
    change(
        files["forty-one-letters"] / "key.yaml",
        "case: forty-one-letters",
        "case: forty-two-letters",
    )
    cases = ["the-late-buss", *CASES]
    book.write(
        "book/cases.md", "# Cases\n\n" + "".join(f"```{{practice}} {one}\n```\n\n" for one in cases)
    )
    run = book.build()
    said = re.sub(r"\x1b\[[0-9;]*m", "", run.stderr)
    assert run.returncode != 0
    for place, words in [
        ("cases.md:3", "no case 'the-late-buss' in book/practice. Did you mean 'the-late-bus'?"),
        (f"the-late-bus/case.yaml:{case_line}", "content_notes: Unknown field content_notes."),
        (f"the-quiet-table/key.yaml:{key_line}", "choas is not an option of states."),
        ("forty-one-letters/case.yaml:2", "has the id 'forty-two-letters': use the same name"),
    ]:
        assert re.search(rf"{place}: WARNING: .*{re.escape(words)}", said), (place, words, said)
    assert "Did you mean 'content_note'?" in said and "Did you mean 'chaos'?" in said


@pytest.mark.parametrize(
    ("name", "known", "words"),
    [
        ("f12", ("f1", "g3"), " Did you mean 'f1'?"),
        ("titel", ("title", "hint"), " Did you mean 'title'?"),
        ("flwo", ("flow", "chaos"), " Did you mean 'flow'?"),
        ("", (), ""),
        ("s01", ("s01", "s02"), ""),
    ],
)
def test_the_name_that_was_meant(name, known, words):
    """Would a hint be made up where the fault names no choices?"""
    diagnostic = Diagnostic("case.yaml", 1, "field", "Wrong.", "Mend it.", name=name, known=known)
    assert practice.hint(diagnostic) == words


def test_a_book_without_an_open_case_carries_no_python(book):
    """Would every small book copy 13 MB?"""
    assert book.build().returncode == 0
    static = book.folder / "_build/html/_static"
    assert not (static / "pyodide").exists() and not (static / "python").exists()


# ---------------------------------------------------------------- what is in the page


@pytest.mark.parametrize("name", CASES)
def test_the_case_can_be_read_without_a_script(built_book, name):
    """Would a reader without JavaScript find a form that is not there?"""
    page, case = page_of(built_book, name), load_case(ROOT / "book/practice" / name / "case.yaml")
    key = load_key(ROOT / "book/practice" / name / "key.yaml", case)
    text = page.select_one(".practice .as-text").get_text(" ")
    for sentence in case["sentences"]:
        assert sentence["text"] in text
    for card in case.get("cards", []):
        assert card["text"] in text
    folded = " ".join(part.get_text(" ") for part in page.select(".as-text details"))
    for where, why in key["rationale"].items():
        if where.count(".") == 1:
            assert why in folded, where
    about = page.select_one(".practice .touches")
    assert all(note in about.get_text() for note in case["content_note"])
    assert case["supports"] in about.get_text()
    order = [
        about,
        page.select_one(".practice [data-module]"),
        page.select_one(".practice .as-text"),
    ]
    assert [e for e in page.select(".practice > *") if e in order] == order, (
        "what it touches on comes first"
    )


@pytest.mark.parametrize("name", CASES)
def test_the_form_gets_the_case_and_nothing_that_the_text_has_not(built_book, name):
    """Would the form show another case than the text, or the whole key with its credits twice?"""
    values = json.loads(
        page_of(built_book, name).select_one(".practice [data-module]")["data-values"]
    )
    case = load_case(ROOT / "book/practice" / name / "case.yaml")
    assert values["case"] == case
    assert values["reasons"] == reasons(
        case, load_key(ROOT / "book/practice" / name / "key.yaml", case)
    )
    assert values["kept"] == "../your-answers.html"


def test_the_right_answer_in_words():
    """Would the folded key read like a data file?"""
    case = {"labels": {}, "sentences": [], "items": {}}
    right = practice_text._right
    assert right(case, {"verdicts": {"flow": "best", "not_enough": "some"}}) == (
        "Flow. Defensible: Not enough information."
    )
    assert right(case, {"verdicts": {"chosen": "neither", "left": "neither"}}) == "Either way."
    assert right(case, {"spread": {"avoidant": 60}}) == "Avoidant 60."
    assert right(case, {"value": 0.5, "tolerance": 0.1}) == "0.5, give or take 0.1."
    assert right(case, {"verdicts": dict.fromkeys(("flag", "no_flag"), "neither")}) == (
        "Fair, and counts neither way."
    )


def test_sealed_keys_stay_out_of_what_the_pages_load(built_book):
    """Would the machinery for open keys publish a sealed one?"""
    sealed, words = [], []
    for path in sorted((ROOT / "keys").glob("*.yaml")):
        case = ROOT / "source" / path.stem / "case.yaml"
        sealed.append(load_key(path, load_case(case)))
        words.append(case.read_text(encoding="utf-8"))
    assert sealed
    found = [
        p for p in built_book.rglob("*") if p.suffix in (".html", ".json", ".txt", ".js", ".mjs")
    ]
    assert any(p.name == "the-late-bus.json" for p in found)
    assert scan(found, sealed, "\n".join(words)) == []


# ---------------------------------------------------------------- what scores


def test_the_very_files_are_served(site):
    """Would the page score with another file than the grader?"""
    assert sorted(
        p.relative_to(site / "python").as_posix() for p in site.glob("python/**/*.txt")
    ) == sorted(f"{name}.txt" for name in FILES)
    for name in FILES:
        assert (site / "python" / f"{name}.txt").read_bytes() == (ROOT / name).read_bytes(), name


def test_python_is_there_whole_and_as_heavy_as_the_page_says(site):
    """Would "about 6 MB" be a promise that a phone's owner pays for?"""
    place = site / python_in_page.address()
    for name in python_in_page.ENGINE:
        assert (place / name).read_bytes() == (python_in_page.PYODIDE / name).read_bytes(), name
    assert json.loads((place / python_in_page.LOCK).read_text())["packages"] == {}
    sent = [Path(f"{place / name}.br") for name in python_in_page.ENGINE]
    weight = sum(
        (ready if ready.exists() else ready.with_suffix("")).stat().st_size for ready in sent
    )
    assert 5.5e6 < weight < 6.5e6
    assert "about 6 MB" in (site / "practice/score.js").read_text()


def test_python_is_not_fetched_with_the_page(built_book, site):
    """Would a reader who only reads load Python?"""
    for name in CASES:
        assert "pyodide.mjs" not in str(page_of(built_book, name).head)
    assert not [address for address in offline.shell(built_book) if "pyodide" in address]


def test_a_large_file_is_packed_once_for_all_builds(tmp_path, monkeypatch):
    """Would each clean build wait ten seconds for the same bytes?"""
    monkeypatch.setattr(compress, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(compress, "LARGE", 100)
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "engine.wasm").write_bytes(b"words " * 50)
    compress.compress(tmp_path / "one")
    monkeypatch.setattr(compress, "packed", None)
    compress.compress(tmp_path / "two")
    for form in ("gz", "br"):
        one, two = (tmp_path / folder / f"engine.wasm.{form}" for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()
    assert not list((tmp_path / "kept").glob("*.half"))


def test_a_changed_file_is_a_new_edition_and_python_outlasts_it(tmp_path):
    """Would a reader be scored by last year's rules, or fetch 6 MB again for a typo?"""

    def edition() -> tuple[str, str]:
        class App:
            outdir, builder = tmp_path, type("Html", (), {"name": "html"})

        offline.write(App, None)
        text = (tmp_path / "sw.js").read_text()
        return re.search(r"book-\$\{\"(\w+)\"\}", text)[1], re.search(r"ENGINE = (\S+),", text)[1]

    for name in (
        "page.html",
        "_static/python/scoring.py.txt",
        "_static/pyodide/1.0/pyodide.asm.wasm",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    first = edition()
    assert first == edition() and first[1] == '"pyodide/1.0/"'
    (tmp_path / "_static/python/scoring.py.txt").write_text("two")
    assert edition()[0] != first[0]


# ---------------------------------------------------------------- what is kept


def test_the_list_knows_the_names_of_what_is_kept(book):
    """Would a reader see `book.exercise.variance` in place of its title, or a title of last week?"""
    book.write("book/chapter.md", "# A chapter\n\n```{check} variance\n```\n")
    book.write("book/your-answers.md", "# Yours\n\n```{your-answers}\n```\n")

    def names() -> dict:
        assert book.build().returncode == 0
        page = BeautifulSoup(book.page("your-answers"), "html.parser")
        return json.loads(page.select_one("[data-module='kept/kept.js']")["data-values"])

    first = names()
    assert first["things"] == {"book.exercise.variance": ["How much is r = .25?", "chapter.html"]}
    assert first["pages"]["book/chapter"] == ["A chapter", "chapter.html"]
    book.write("book/chapter.md", "# A new name\n\n```{check} variance\n```\n")
    assert names()["pages"]["book/chapter"] == ["A new name", "chapter.html"]
