"""After a change only the pages that show it are written, and they are what a build from nothing would give."""

import re
import shutil
from types import SimpleNamespace

import pytest

from ipnb.sphinxext import entries_shown

from .conftest import NOTEBOOK, Book, make_book, publish

#: a chapter that shows nothing of what is changed
OTHER = NOTEBOOK + "# Other\n\n```{code-cell} python\nprint('nothing of ours')\n```\n"
CHAPTER = (
    NOTEBOOK
    + """# Chapter

{term}`flow`, {claim}`quantum`, {cite:t}`madigan`.

```{check} variance
```

```{drawing} sketch
:name: fig-sketch

A sketch.
```

```{code-cell} python
:tags: [remove-input]
from ipnb.widgets import River
River()
```
"""
)
#: a cell that computes with a number of the ledger
NUMBER = """
```{code-cell} python
from pathlib import Path
from ruamel.yaml import YAML
claims = {claim["id"]: claim for claim in YAML(typ="safe").load(Path("claims.yaml"))["claims"]}
print(claims["sensitivity-security"]["numbers"][0]["value"])
```
"""
#: page -> the directive that makes it of other pages
MADE_OF_OTHERS = {
    "term-index": "term-index",
    "figures": "figure-index",
    "notes": "your-notes",
    "review": "review-decks",
    "hero": "river-hero",
}
SECOND = """# Second

{claim}`sensitivity-security`, {term}`window of tolerance`.

```{check} two-lines
```
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 90"><title>A sketch</title>'
    '<desc>A line.</desc><path class="line" d="M0 0h9"/></svg>\n'
)


#: what is changed: file, before, after, and the pages that show it
CHANGES = {
    "claim": (
        "book/claims.yaml", "Physics explains", "Chemistry explains",
        {"book/ledger", "book/ledger/part"},
    ),
    "rating": (
        "book/claims.yaml", "label: Untestable", "label: Beyond tests",
        {"book/chapter", "book/ledger", "book/ledger/part"},
    ),
    "exercise": ("book/first.exercises.yaml", "It runs over.", "It floods.", {"book/second"}),
    "glossary": (
        "book/glossary.md", "An answer that bends", "A reply that bends",
        {"book/glossary", "book/chapter"},
    ),
    "reference": (
        "book/references.bib", "Madigan, Sheri", "Other, Sheri",
        {"book/references", "book/chapter", "book/ledger/part"},
    ),
    "drawing": ("book/drawings/sketch.svg", "A line.", "A longer line.", {"book/chapter"}),
    "word": (
        "ipnb/formulation/vocabulary.json", '"Rigidity"', '"Stiffness"', {"book/second", "book/chapter"},
    ),
    "model": ("ipnb/models/river/still.py", 'text_anchor="middle"', 'text_anchor="end"', {"book/chapter"}),
    "script of a model": (
        "ipnb/models/river/panels.js", "import { percent }", "export const MORE = 1;\nimport { percent }",
        set(),
    ),
    "a module more": (
        "ipnb/models/river/panels.js", "export const MORE = 1;", "import '../../dynamics/shuffle.js';",
        {"book/chapter"},
    ),
}  # fmt: skip
#: every page asks for the style by its version
EVERY_PAGE = {
    "style": ("ipnb/sphinxext/theme/text.css", "p,", "b,\np,"),
    "token": ("ipnb/web/tokens.json", "#fbf8f2", "#fbf8f3"),
}
VERSION = re.compile(r"\?v=[0-9a-f]{8}")


def edit(book: Book, name: str, old: str, new: str) -> None:
    """Change a file of the book or of its own copy of the package."""
    path = book.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def build(book: Book) -> dict[str, str]:
    """Every page of the site, built: address -> text."""
    run = book.build()
    assert run.returncode == 0, run.stderr[-3000:]
    site = book.folder / "_build/html"
    pages = {page.relative_to(site).as_posix(): page.read_text() for page in site.rglob("*.html")}
    return {name.removesuffix(".html"): text for name, text in pages.items()}


def without_versions(pages: dict[str, str]) -> dict[str, str]:
    """Return the pages without versions of files, and without the one that holds its colours itself."""
    return {name: VERSION.sub("", text) for name, text in pages.items() if name != "404"}


def doctree_times(book: Book) -> dict[str, int]:
    folder = book.folder / "_build/.doctrees"
    return {
        file.relative_to(folder).as_posix().removesuffix(".doctree"): file.stat().st_mtime_ns
        for file in folder.rglob("*.doctree")
    }


@pytest.mark.deep
def test_a_change_reaches_the_pages_that_show_it_and_no_others(book):
    """Would a page go stale, or one changed word have the whole book read again?"""
    book.write("book/chapter.md", CHAPTER)
    book.write("book/second.md", SECOND)
    book.write("book/other.md", OTHER)
    book.write("book/drawings/sketch.svg", DRAWING)
    before, read = build(book), doctree_times(book)
    for kind, (file, old, new, shown) in CHANGES.items():
        edit(book, file, old, new)
        now = build(book)
        assert {name for name in now if now[name] != before[name]} == shown, kind
        before = now
    for kind, change in EVERY_PAGE.items():
        edit(book, *change)
        now = build(book)
        assert now != before, kind
        assert without_versions(now) == without_versions(before), kind
        before = now
    again = {page for page, time in doctree_times(book).items() if time != read[page]}
    assert not again & {"book/other", "book/index"}
    shutil.rmtree(book.folder / "_build")
    assert build(book) == before, "what was built step by step is what is built at once"


#: what else authors change, in a published book with every page that is made of others
MORE_CHANGES = {
    "number": ("book/claims.yaml", "value: 0.25, low", "value: 0.24, low"),
    "model's source": (
        "ipnb/models/river/model.py",
        'label=OPTIONS["flow"].word',
        'label=OPTIONS["flow"].word.upper()',
    ),
    "text": ("book/chapter.md", "# Chapter\n", "# Chapter\n\nOne more sentence.\n"),
    "title": ("book/second.md", "a title that is long", "a title that is longer"),
    "label of a figure": ("book/chapter.md", "A sketch.\n```", "A sketch in words.\n```"),
}  # fmt: skip


def site(book: Book) -> dict[str, bytes]:
    """Build the site and return all of its files."""
    build(book)
    folder = book.folder / "_build/html"
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Book:
    """A published book, built, with every page that is made of others."""
    made = make_book(tmp_path_factory.mktemp("published"))
    publish(made)
    made.write("book/chapter.md", CHAPTER + NUMBER)
    made.write("book/second.md", SECOND.replace("# Second", "# Second, and a title that is long"))
    made.write("book/drawings/sketch.svg", DRAWING)
    made.write("book/other.md", OTHER + "\n[](second.md), {numref}`fig-sketch`.\n")
    for name, directive in MADE_OF_OTHERS.items():
        made.write(f"book/{name}.md", f"# {name}\n\n```{{{directive}}}\n```\n")
    build(made)
    return made


@pytest.mark.deep
@pytest.mark.parametrize("kind", [*CHANGES, *EVERY_PAGE, *MORE_CHANGES])
def test_built_step_by_step_is_built_at_once(published, kind):
    """Would a page, a packed copy, the search or the lists for offline reading go stale?"""
    file, old, new, *_ = {**CHANGES, **EVERY_PAGE, **MORE_CHANGES}[kind]
    edit(published, file, old, new)
    again = site(published)
    for folder in ("html", ".doctrees", ".jupyter_cache", "jupyter_execute"):
        shutil.rmtree(published.folder / "_build" / folder)
    at_once = site(published)
    names = sorted({*again, *at_once})
    assert [name for name in names if again.get(name) != at_once.get(name)] == []


def test_a_page_is_read_again_for_what_it_shows_alone():
    """And for what it would show, were it there: a claim that is written after the chapter."""
    app = SimpleNamespace(claims={"one": {"claim": "As it was."}, "two": {"claim": "The other."}})
    env = SimpleNamespace(app=app, docname="first")
    entries_shown.shows(env, "claims", ["one", "to come"])
    env.docname = "second"
    entries_shown.shows(env, "claims", ["two"])
    env.docname = "ledger"
    entries_shown.shows(env, "claims")
    assert entries_shown.read_again(app, env) == []
    app.claims = {**app.claims, "two": {"claim": "In other words."}}
    assert entries_shown.read_again(app, env) == ["second", "ledger"]
    app.claims = {**app.claims, "to come": {"claim": "New."}}
    assert "first" in entries_shown.read_again(app, env)
    entries_shown.forget(app, env, "first")
    assert "first" not in entries_shown.read_again(app, env)
