"""Open cases in the book: faults with their place, text without a script, the very files that score."""

import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ipnb.documents.diagnostics import Diagnostic
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.reasons import reasons
from ipnb.grading.leaks import scan
from ipnb.sphinxext.open_cases import directive
from ipnb.sphinxext.publish import offline

from ..conftest import ROOT

#: in which a sealed key could stand to be read
TEXTS = (".html", ".json", ".txt", ".js", ".mjs", ".ipynb", ".md")

CASES = sorted(path.parent.name for path in (ROOT / "book/practice").glob("*/case.yaml"))


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
    assert directive.hint(diagnostic) == words


# ---------------------------------------------------------------- what is in the page


def untold_reasons(key, text: str) -> list[str]:
    """Questions of the key whose reason is not in the text."""
    whole = {where: why for where, why in key["rationale"].items() if where.count(".") == 1}
    return [where for where, why in whole.items() if why not in text]


@pytest.mark.parametrize("name", CASES)
def test_the_case_can_be_read_without_a_script(built_book, name):
    """Would a reader without JavaScript find a form that is not there?"""
    page, case = page_of(built_book, name), load_case(ROOT / "book/practice" / name / "case.yaml")
    key = load_key(ROOT / "book/practice" / name / "key.yaml", case)
    text = page.select_one(".practice .as-text").get_text(" ")
    for part in [*case["sentences"], *case.get("cards", [])]:
        assert part["text"] in text
    folded = " ".join(part.get_text(" ") for part in page.select(".as-text details"))
    assert untold_reasons(key, folded) == []
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


def test_sealed_keys_stay_out_of_what_the_pages_load(built_book):
    """Would the machinery for open keys publish a sealed one?"""
    sealed, words = [], []
    for path in sorted((ROOT / "keys").glob("*.yaml")):
        case = ROOT / "source" / path.stem / "case.yaml"
        sealed.append(load_key(path, load_case(case)))
        words.append(case.read_text(encoding="utf-8"))
    assert sealed
    found = [p for p in built_book.rglob("*") if p.suffix in TEXTS]
    assert any(p.name == "the-late-bus.json" for p in found)
    assert scan(found, sealed, "\n".join(words)) == []


def test_python_is_not_fetched_with_the_page(built_book):
    """Would a reader who only reads load Python?"""
    for name in CASES:
        assert "pyodide.mjs" not in str(page_of(built_book, name).head)
    assert not [address for address in offline.shell(built_book, []) if "pyodide" in address]
