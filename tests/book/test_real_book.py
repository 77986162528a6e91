"""The published book as it is built: nothing from elsewhere, nothing heavy, every page whole."""

import re
from pathlib import Path

import brotli
import pytest
from bs4 import BeautifulSoup

from ipnb.sphinxext.apart import whole
from ipnb.sphinxext.publish import versions

from .texts import NEW_EDITION, ROOT

# a link that a reader may follow is no request; what a page loads by itself is
LOADS = [
    ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("link", "href"),
    ("object", "data"), ("image", "href"),
    ("use", "href"), ("video", "src"), ("audio", "src"), ("form", "action"), ("img", "srcset"),
]  # fmt: skip
#: scripts that hold data, which nothing runs
DATA = ("application/json", "application/ld+json")
HEAVY = re.compile(
    r"thebe|fontawesome|font-awesome|mathjax|require(\.min)?\.js|html-manager|jquery|bootstrap",
    re.I,
)
#: pages that list what all chapters rest on, and grow with them: bytes on the wire
LISTS = {"book/references.html": 130_000, "search.html": 160_000}
#: a part of the ledger, with the whole of its claims
ENTRIES = re.compile(r"book/ledger/.*"), 100_000


@pytest.fixture(scope="module")
def pages(built_book) -> dict[str, BeautifulSoup]:
    """Every page of the built book, by address."""
    # the page for a missing one, and those that lead on from old addresses, have tests of their own
    found = [p for p in versions.pages(built_book) if p.name != "404.html"]
    texts = {p.relative_to(built_book).as_posix(): p.read_text() for p in found}
    return {
        name: BeautifulSoup(text, "html.parser")
        for name, text in sorted(texts.items())
        if name == "index.html" or 'http-equiv="refresh"' not in text
    }


def test_is_every_chapter_of_the_table_of_contents_built(pages):
    for name in re.findall(r"(?:file|root): (\S+)", (ROOT / "_toc.yml").read_text()):
        assert f"{name}.html" in pages


def test_does_no_page_load_anything_from_elsewhere(pages):
    for name, page in pages.items():
        for tag, attribute in LOADS:
            for element in page.find_all(tag, attrs={attribute: True}):
                assert not re.match(r"(https?:)?//", element[attribute]), (
                    f"{name}: {element[attribute]}"
                )


def test_does_no_style_sheet_or_script_load_anything_from_elsewhere(built_book):
    """Addresses in comments and XML namespaces are no requests."""
    foreign = re.compile(
        r"""(?:url\(\s*['"]?|@import\s+['"]|import\s*\(?\s*['"]|fetch\(\s*['"`]|from\s+['"])(?:https?:)?//[^'")\s]+"""
    )
    for file in [*built_book.rglob("*.css"), *built_book.rglob("*.js")]:
        if file.name.startswith("plotly"):
            continue  # it names hosts of maps, which it never asks here: the browser test watches that
        assert not foreign.search(file.read_text()), file


def test_is_every_page_whole(pages):
    for name, page in pages.items():
        assert page.html.get("lang") == "en", name
        assert page.title and page.title.get_text(strip=True), name
        assert len(page.find_all("h1")) == 1, name
        ids = [element["id"] for element in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), (name, [i for i in ids if ids.count(i) > 1])
        if name != "index.html":
            assert page.main and page.find("meta", attrs={"name": "description"})["content"], name
            assert page.find("a", class_="skip")["href"] == "#main", name


def test_do_all_pictures_have_words(pages, built_book):
    """A title is no description; an empty one hides the picture."""
    for name, page in pages.items():
        for picture in page.find_all("img"):
            # a model's still picture is described by its sentence, which stands in the page
            words = page.find(id=picture.get("aria-labelledby"))
            assert picture.get("alt") or words.get_text(), (name, picture)
        for picture in page.find_all("svg"):
            hidden = picture.get("aria-hidden") == "true"
            label = picture.get("aria-label") or page.find(id=picture.get("aria-labelledby"))
            assert hidden or (picture.get("role") == "img" and label), (name, str(picture)[:200])
        if not page.select(".plot"):
            continue
        whole_page = BeautifulSoup(whole.read(built_book, name), "html.parser")
        for figure in whole_page.select(".plot"):
            assert figure.select_one("details table"), f"{name}: a figure without its numbers"


def test_do_links_inside_the_book_lead_somewhere(pages, built_book):
    def places_in(page):
        return {tag.get(kind) for tag in page.find_all(True) for kind in ("id", "name")}

    places = {name: places_in(page) for name, page in pages.items()}
    for name, page in pages.items():
        for link in page.find_all("a", href=True):
            address, _, place = link["href"].partition("#")
            if re.match(r"[a-z]+:", address):
                continue
            target = (
                Path((built_book / name).parent / address.partition("?")[0]).resolve()
                if address
                else built_book / name
            )
            assert target.exists(), f"{name}: {link['href']}"
            if place and target.suffix == ".html":
                there = target.relative_to(built_book.resolve()).as_posix()
                if there not in places:  # what a page has set apart
                    places[there] = places_in(BeautifulSoup(target.read_text(), "html.parser"))
                assert place in places[there], f"{name}: {link['href']}"


def test_does_every_page_carry_the_policy(pages):
    for name, page in pages.items():
        if name == "index.html":
            assert not page.find_all("script"), "the entrance only leads on"
            continue
        policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == rules["worker-src"] == rules["form-action"] == "'self'", name
        assert rules["object-src"] == rules["base-uri"] == "'none'", name
        assert re.fullmatch(r"'self' 'sha256-[\w+/=]+'", rules["script-src"]), name
        inline = [
            s for s in page.find_all("script") if not s.get("src") and s.get("type") not in DATA
        ]
        assert len(inline) == 1, f"{name}: one inline script, whose hash the policy holds"
        referrer = page.find("meta", attrs={"name": "referrer"})["content"]
        assert referrer == "same-origin", f"{name}: a helpline must not learn what was read before"


def test_does_no_page_hold_what_the_policy_forbids(pages):
    """A handler in an attribute, or a script in an address, would silently not run."""
    for name, page in pages.items():
        for element in page.find_all(True):
            assert not [one for one in element.attrs if one.startswith("on")], (name, element.attrs)
            for one in ("href", "src", "action", "formaction"):
                address = str(element.get(one, ""))
                assert not address.startswith(("javascript:", "data:text")), (name, address)


def test_is_the_whole_site_light(built_book):
    """Without the notebooks in `lite/`: what a branch of a repository or a department's server holds."""
    files = [path for path in built_book.rglob("*") if path.is_file()]
    own = [path for path in files if path.relative_to(built_book).parts[0] != "lite"]
    assert sum(path.stat().st_size for path in own) < 40 * 2**20


def test_is_nothing_there_that_no_page_needs(built_book):
    names = [p.relative_to(built_book).as_posix() for p in built_book.rglob("*") if p.is_file()]
    # `lite/` is another site beside it, where it was made
    assert not [name for name in names if HEAVY.search(name) and not name.startswith("lite/")]
    assert not [name for name in names if name.endswith((".yaml", ".py"))], (
        "no sources, and no keys, in the site"
    )


def test_can_a_branch_of_a_repository_serve_it(built_book):
    """Jekyll, by which GitHub Pages serves a branch, leaves out folders that begin with _, unless told."""
    assert (built_book / ".nojekyll").exists()
    assert (built_book / "_static/book.css").exists()


def test_is_every_file_ready_compressed_and_the_same(built_book):
    checked = 0
    own = [file for file in built_book.rglob("*") if built_book / "lite" not in file.parents]
    for file in own:
        if file.suffix in (".html", ".css", ".js", ".svg") and file.is_file():
            data = file.read_bytes()
            assert brotli.decompress(Path(f"{file}.br").read_bytes()) == data, file
            checked += 1
    assert checked > 20


def test_is_every_chapter_light(built_book, pages):
    """A page with styles and scripts, models aside, is under 60 kB on the wire; a list has its own limit.

    The ledger's page has a row for each claim; the whole of a part's claims may weigh 100.

    A chapter of the new edition has about three times the text, and may have 90; with its models it must stay
    under 140 on a first visit.
    """
    for name, page in pages.items():
        loads = [s["src"] for s in page.find_all("script", src=True)] + [
            s["href"] for s in page.select("link[rel=stylesheet]")
        ]
        files = [(built_book / name).parent / address.split("?")[0] for address in loads] + [
            built_book / name
        ]
        weight = sum(Path(f"{file.resolve()}.br").stat().st_size for file in files)
        most = ENTRIES[1] if ENTRIES[0].match(name) else LISTS.get(name, 60_000)
        most = 90_000 if Path(name).stem in NEW_EDITION else most
        assert weight < most, (name, weight)


def test_has_every_part_of_the_book_its_page_in_the_ledger(pages):
    """A new part needs a page below book/ledger/ with its caption, or its claims have a row and no more."""
    toc = (ROOT / "_toc.yml").read_text()
    captions = re.findall(r"- caption: (.+)\n    numbered:", toc)
    texts = [file.read_text() for file in (ROOT / "book/ledger").glob("*.md")]
    named = [line for text in texts for line in re.findall(r"\{claims-of-part\} ?(.*)", text)]
    assert sorted(named) == sorted([*captions, ""])
    rows = pages["book/ledger.html"].select(".claims > li > a")
    assert len(rows) > 200
    assert all("#evidence-" in row["href"] for row in rows)


def test_do_sealed_keys_stay_out_of_the_site(built_book):
    """Reasons and credit of an assignment must not be read before its feedback."""
    text = "".join(p.read_text() for p in built_book.rglob("*.html"))
    from ruamel.yaml import YAML

    for path in (ROOT / "keys").glob("*.yaml"):
        key = YAML(typ="safe").load(path.read_text())
        for words in key.get("rationale", {}).values():
            assert str(words)[:60] not in text, path
