"""A small book, built with the real command: what fails, what is written, and what is built again."""

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .conftest import CLAIMS, EXERCISES, GLOSSARY, ROOT

NOTEBOOK = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

"""
FAULTY = (
    NOTEBOOK
    + """# Faults

{claim}`sensitivty-security` and {term}`widow of tolerance` {cite:p}`nobody1999,madigen`.

```{claim} quantun
```

```{check} varience
```

```{code-cell} python
import plotly.graph_objects as go
go.Figure(go.Scatter(x=[1, 2], y=[1, 2]))
```

```python
from ipnb.models import rivr
from ipnb.widgets import Dyad, Rivr
```
"""
)
WHOLE = (
    NOTEBOOK
    + """# A whole chapter

Words, {term}`flow`, {claim}`quantum`, {claim}`in my words <sensitivity-security>`,
{numref}`two-lines` and $x$.

```{claim} sensitivity-security
```

$$ V = \\frac{x^4}{4} $$ (bed)

```{code-cell} python
:tags: [remove-input]
import plotly.graph_objects as go
go.Figure(go.Scatter(x=[1, 2], y=[1, 2])).update_layout(meta="A line that rises.")
```

```{code-cell} python
:tags: [remove-input]
from ipnb.widgets import River
River()
```

:::{dialogue} Same as always
Counsellor: How was the week?

Client: Same as always.

> Three words.
:::

```{check} variance
```

```{check} two-lines
```
"""
)


def test_does_everything_unknown_fail_with_file_line_and_the_nearest_name(book):
    """One build names all of them, so that an author need not try five times."""
    book.write("book/faulty.md", FAULTY)
    book.write("book/exercises/second.yaml", "exercises: [{id: empty, title: x}]\n")
    run = book.build()
    assert run.returncode != 0
    said = re.sub(r"\x1b\[[0-9;]*m", "", run.stderr)
    faulty = str(book.folder / "book/faulty.md")
    for line, words in [
        (8, "claim not in the ledger: 'sensitivty-security'. Did you mean 'sensitivity-security'?"),
        (8, "term not in the glossary: 'widow of tolerance'. Did you mean 'window of tolerance'?"),
        (10, "claim not in the ledger: 'quantun'. Did you mean 'quantum'?"),
        (13, "no exercise 'varience' in book/exercises. Did you mean 'variance'?"),
    ]:
        assert f"{faulty}:{line}: WARNING: {words}" in said, said
    for line, words in [
        (8, "no reference 'nobody1999'."),
        (8, "no reference 'madigen'. Did you mean 'madigan'?"),
        (22, "no module of models 'rivr'. Did you mean 'river'?"),
        (23, "no model 'Rivr'. Did you mean 'River'?"),
    ]:
        assert f"{faulty}:{line}: WARNING: {words}" in said, said
    assert re.search(rf"{faulty}:1[678]: WARNING: a figure without words", said), (
        "the lines of its cell"
    )
    assert (
        f"{book.folder / 'book/exercises/second.yaml'}:1: WARNING: exercise 'empty': `prompt` is missing"
        in said
    )


@pytest.fixture
def pages(book):
    """A whole chapter, its ledger and the folder that was built."""
    book.write("book/chapter.md", WHOLE)
    run = book.build()
    assert run.returncode == 0, run.stderr[-3000:]
    return book


def test_a_whole_chapter(pages):
    """Everything that an author can write arrives in the page as a reader and a screen reader need it."""
    text = pages.page("chapter")
    page = BeautifulSoup(text, "html.parser")

    box = page.select_one(".claim")
    assert box["role"] == "note" and "well-supported" in box["class"]
    assert [r.get_text().strip() for r in box.select(".rating")] == [
        "Well supported: direction",
        "Mixed: strength",
    ]
    assert "r = 0.25 [0.22, 0.28]" in box.get_text() and len(box.select("svg.interval")) == 2
    assert "as told by a secondary source" in box.get_text()
    assert box.select_one("a[href='ledger.html#claim-sensitivity-security']")
    assert box.select_one("a[href^='references.html#']"), "sources lead to the bibliography"

    links = page.select("a.claim-link")
    assert [a.get_text(strip=True) for a in links] == ["unsupported or metaphor", "in my words"]
    assert (
        page.select_one("a[href='#two-lines'], a[href='#two-lines']").get_text() == "Exercise 1.2"
    )
    assert "An answer that bends" in page.select_one("#definitions #about-term-flow dd").get_text()

    assert (
        page.select_one("math annotation")
        and page.select_one(".formula .eqno").get_text() == "(1.1)"
    )
    assert page.select_one(".plot svg.still.wide")["aria-label"] == "A line that rises."
    assert page.select_one(".plot details table") and page.select_one(
        ".plot .plot-tools button"
    ).has_attr("hidden")
    assert [d.get_text(strip=True) for d in page.select(".dialogue .speaker")] == [
        "Counsellor",
        "Client",
    ]
    assert page.select_one(".dialogue .comment")["role"] == "note"

    check = page.select("div.check")[1]
    assert check["id"] == "two-lines" and check["data-store"] == "two-lines"
    groups = check.select("[role=radiogroup]")
    assert len(groups) == 2 and all(check.find(id=group["aria-labelledby"]) for group in groups)
    assert len(check.select(".item details .reason")) == 6, (
        "every option of every question has a reason in the page"
    )
    assert len({i["name"] for i in check.select("input[type=radio]")}) == 2

    mount = page.select_one("[data-module]")
    built = pages.folder / "_build/html/_static"
    assert (built / mount["data-module"]).is_file() and mount.select_one("svg")
    preloads = [link["href"] for link in page.select("link[rel=modulepreload]")]
    assert "../_static/ipnb/views/river.js" in preloads
    assert all((built / href.removeprefix("../_static/")).is_file() for href in preloads)
    assert [m["src"].split("?")[0] for m in page.select("script[type=module]")] == [
        f"../_static/{name}.js"
        for name in ("light", "progress", "plots", "exercise", "definitions")
    ]
    assert "jupyter-widget" not in text and "require.js" not in text

    ledger = BeautifulSoup(pages.page("ledger"), "html.parser")
    assert [c["id"] for c in ledger.select(".claims > .claim")] == [
        "claim-sensitivity-security",
        "claim-quantum",
    ]
    assert "Used in: A whole chapter" in ledger.get_text()
    assert len(ledger.select("form.ledger input[type=radio]")) == 5


def test_what_is_built_again(pages):
    """An edit in claims, exercises or glossary reaches the pages that show it, and nothing else is read."""

    def read_again() -> set[str]:
        run = pages.build()
        assert run.returncode == 0, run.stderr[-3000:]
        out = re.sub(r"\x1b\[[0-9;]*m", "", run.stdout)
        return set(re.findall(r"reading sources\.\.\. \[ *\d+%\] (\S+)", out))

    assert read_again() == set(), "nothing changed"
    pages.write("book/claims.yaml", CLAIMS.replace("The goal is repair", "Repair is the goal"))
    assert read_again() == {"book/chapter", "book/ledger"}
    assert "Repair is the goal" in pages.page("chapter") and "Repair is the goal" in pages.page(
        "ledger"
    )
    pages.write("book/exercises/first.yaml", EXERCISES.replace("It runs over.", "It floods."))
    assert read_again() == {"book/chapter"}
    assert "It floods." in pages.page("chapter")
    pages.write("book/glossary.md", GLOSSARY.replace("An answer that bends", "A reply that bends"))
    assert read_again() == {"book/glossary"}
    assert "A reply that bends" in pages.page("chapter"), "definitions on hover follow the glossary"


def test_a_change_in_ipnb_runs_the_chapters_that_show_it(book):
    """The execution cache cannot see an edit in the package, so pages would go stale."""
    shown = book.folder / "ipnb/shown.py"
    shown.write_text("WORDS = 'the first words'\n")
    book.write(
        "book/shows.md",
        NOTEBOOK
        + "# Shows\n\n```{code-cell} python\nfrom ipnb.shown import WORDS\nprint(WORDS)\n```\n",
    )
    book.write(
        "book/other.md",
        NOTEBOOK + "# Other\n\n```{code-cell} python\nprint('nothing of ipnb')\n```\n",
    )
    assert book.build().returncode == 0
    assert "the first words" in book.page("shows")
    stamp = (book.folder / "_build/html/book/other.html").stat().st_mtime_ns

    shown.write_text("WORDS = 'other words'\n")
    assert book.build().returncode == 0
    assert "other words" in book.page("shows")
    assert (book.folder / "_build/html/book/other.html").stat().st_mtime_ns == stamp, (
        "the other chapter was left alone"
    )


def test_a_number_that_a_cell_reads_changes_everywhere(book):
    """Would the ledger say 44 and the figure of the same page still 25?"""
    read = "from pathlib import Path\nprint('the figure says', Path('../number.yaml').read_text())"
    book.write("book/number.yaml", "25")
    book.write(
        "book/part/shows.md", NOTEBOOK + f"# Shows\n\n```{{code-cell}} python\n{read}\n```\n"
    )
    book.write(
        "book/other.md", NOTEBOOK + "# Other\n\n```{code-cell} python\nprint('no file')\n```\n"
    )
    assert book.build().returncode == 0
    assert "the figure says 25" in book.page("part/shows")
    stamp = (book.folder / "_build/html/book/other.html").stat().st_mtime_ns

    book.write("book/number.yaml", "44")
    run = book.build()
    assert run.returncode == 0, run.stderr[-2000:]
    assert "the figure says 44" in book.page("part/shows")
    assert (book.folder / "_build/html/book/other.html").stat().st_mtime_ns == stamp, (
        "the other ran no code"
    )


def test_without_node_modules_the_remedy_is_named(book, tmp_path):
    """A plain clone has none: say what to run."""
    for name in ("_ext", "_templates", "web"):
        shutil.copytree(ROOT / "book" / name, tmp_path / "alone/book" / name)
    settings = (book.folder / "_config.yml").read_text()
    (book.folder / "_config.yml").write_text(settings.replace(str(ROOT), str(tmp_path / "alone")))
    book.write("book/formula.md", "# Formula\n\nWords and $x$.\n")
    run = book.build()
    assert run.returncode != 0
    assert "run `make book`, which installs it" in run.stdout + run.stderr


def test_the_settings_look_at_no_folder_of_the_machinery():
    """`.venv` alone holds thousands of Markdown files."""
    from fnmatch import fnmatch

    from ruamel.yaml import YAML

    patterns = YAML(typ="safe").load((ROOT / "_config.yml").read_text())["exclude_patterns"]
    inside = "source assignments submitted/student tests node_modules deploy .venv .state ipnb keys book/_ext"
    for folder in inside.split():
        assert any(fnmatch(f"{folder}/some/page.md", pattern) for pattern in patterns), folder
    assert Path(ROOT / "_toc.yml").exists()
