"""What stands behind the chapters agrees with what it speaks of: sections, cases, versions."""

import re
import tomllib

import pytest

from .texts import BOOK, CHAPTERS, ROOT, read

SOURCES = (BOOK / "sources.md").read_text(encoding="utf-8")
SUPPORT = (BOOK / "support.md").read_text(encoding="utf-8")
CASE_FILES = sorted(
    [*(ROOT / "source").glob("*/case.yaml"), *(BOOK / "practice").glob("*/case.yaml")]
)
PAGES = sorted(BOOK.rglob("*.md"))
WEIGHTS = re.compile(r"^\| (?:\*Chapter exercises|0\d)[^|]*\| (\d+) \|$", re.M)


def test_every_section_that_the_sources_page_names_is_in_its_chapter():
    """Did a heading change that a row still calls by its old name?"""
    named = 0
    for page, sections in re.findall(
        r"\{doc\}`/(book/[\w/-]+)`: (\*.*?\*)(?= \||; \{chapter\})", SOURCES
    ):
        chapter = (ROOT / f"{page}.md").read_text(encoding="utf-8")
        for section in re.findall(r"\*(.+?)\*", sections):
            assert re.search(rf"^##+ {re.escape(section)}$", chapter, flags=re.M), (page, section)
            named += 1
    assert named


@pytest.mark.parametrize("letter", ["S0", "S1", "S2", "S3", "S4"])
def test_each_of_the_five_pages_has_its_table_and_each_row_its_claim(letter):
    """Is an idea left without the place where it is taught, or without what became of it?"""
    [part] = re.findall(rf"^## [^\n]*\({letter}\)\n(.*?)(?=^## )", SOURCES, flags=re.M | re.S)
    rows = [line.split(" | ") for line in part.splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 15
    for row in rows:
        assert len(row) == 3, row
        assert (
            re.match(r"\{chapter\}`[\w/-]+`, (\[\]\(|\{doc\})", row[1]) and "{claim}`" in row[2]
        ), row


@pytest.mark.parametrize(
    "page", [BOOK / "sources.md", BOOK / "support.md", BOOK / "instructors/adapting.md"]
)
def test_every_claim_that_the_page_names_exists(page):
    """Does it point to nothing?"""
    slugs = {claim["id"] for claim in read(BOOK / "claims.yaml")["claims"]}
    text = page.read_text(encoding="utf-8")
    used = set(re.findall(r"```\{claim\} (\S+)", text)) | set(
        re.findall(r"\{claim\}`(?:[^`<]*<)?([\w-]+)>?`", text)
    )
    assert used and used <= slugs


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.parent.name)
def test_the_content_note_of_every_case_is_on_the_page(path):
    """Would somebody be told of less, or of something else, than the case itself says?"""
    case = read(path)
    assert f"*{case['title']}* | {', '.join(case['content_note'])}" in SUPPORT


def test_no_telephone_number():
    """A wrong number is worse than none."""
    assert not re.search(r"\d[\d -]{4,}\d", SUPPORT)


def test_one_version_everywhere():
    """Would somebody cite a version that there never was?"""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    citation = read(ROOT / "CITATION.cff")
    assert citation["version"] == citation["preferred-citation"]["version"] == version
    licence = (BOOK / "licence.md").read_text(encoding="utf-8")
    assert "{how-to-cite}" in licence and "Version" not in licence, "said once"
    assert f"## Edition {version} (" in (BOOK / "changes.md").read_text(encoding="utf-8")


def test_the_suggested_weights_make_a_hundred():
    """Does a part of the course count for nothing, or twice?"""
    weights = WEIGHTS.findall((BOOK / "instructors/syllabus.md").read_text(encoding="utf-8"))
    assert len(weights) == 8 and sum(map(int, weights)) == 100


def test_every_chapter_says_beforehand_what_it_speaks_of():
    """Would a reader meet a death, a wound or a threat in a chapter that the page of content notes leaves out?"""
    text = (BOOK / "support.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \{chapter\}`([\w/-]+)`", text, flags=re.M)
    there = {path.relative_to(BOOK).with_suffix("").as_posix() for path in CHAPTERS}
    # what speaks of nothing hard needs no row
    assert set(rows) | {"foundations/a-nervous-system-for-counsellors"} == there
    assert len(rows) == len(set(rows))
