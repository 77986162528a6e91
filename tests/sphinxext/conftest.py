"""A small book of its own for each test, built with the real extensions and the real settings."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ipnb.sphinxext.apart import whole

from .exercises.samples import IDS, KINDS

ROOT = Path(__file__).parents[2]
#: where the book says that it stands
HOME = "https://example.org/course/"

TOC = (
    "format: jb-book\nroot: book/index\nparts:\n  - caption: Part\n    numbered: 1\n    chapters:\n"
)
NOTEBOOK = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

"""
CLAIMS = """ratings:
  supported: {label: Supported, colour: flow, meaning: studies agree, criterion: It fits., sign: <circle r="7"/>}
  mixed: {label: Mixed, colour: both, meaning: partly supported, criterion: It fits., sign: <circle r="6"/>}
  contested: {label: Contested, colour: chaos, meaning: disputed, criterion: It fits., sign: <circle r="4"/>}
  untestable: {label: Untestable, colour: rigidity, meaning: an image, criterion: It fits., sign: <circle r="5"/>}
claims:
  - id: sensitivity-security
    number: 18
    claim: Sensitive care goes with secure attachment.
    ratings: [{rating: supported, of: direction}, {rating: mixed, of: strength}]
    evidence: A meta-analysis found a modest association.
    numbers:
      - {label: all, statistic: r, value: 0.25, low: 0.22, high: 0.28, k: 174, n: 22914, source: madigan,
         seen: source}
      - {label: fathers, statistic: r, value: 0.21, low: 0.14, high: 0.27, source: madigan, seen: secondary}
    refs: [madigan]
    teach: The goal is repair, not perfection.
  - id: quantum
    number: 4
    claim: Physics explains relationships.
    claimed_in: "{cite:t}`madigan`, p. 3"
    ratings: [{rating: untestable}]
    evidence: No mechanism has been shown.
    refs: [madigan]
    teach: Call it a metaphor.
"""
CODING = """claims:
  - {id: sensitivity-security, first: supported, second: mixed, settled: supported, why: Rated apart.}
  - {id: quantum, first: untestable, second: untestable}
"""
EXERCISES = """exercises:
  - id: variance
    title: How much is r = .25?
    prompt: Choose *one*.
    case:
      sentences: [{id: q, text: "What does $r = .25$ say?"}]
      items: {states: {kind: nominal, over: sentences, options: [six, quarter, cause]}}
      labels: {six: 6% of the variance, quarter: 25% of the variance, cause: care causes security}
    key:
      credit: {states: {q: {six: 1, quarter: .5}}}
      rationale:
        states.q: r squared is .06.
        states.q.quarter: That is r, not its square.
        states.q.cause: A correlation has no direction.
  - id: two-lines
    title: Two lines
    prompt: What does each line show?
    case:
      sentences:
        - {id: s01, speaker: client, text: Same as always.}
        - {id: s02, speaker: client, text: Everything at once and nobody stopped.}
      items: {states: {kind: nominal, over: sentences, options: [rigidity, chaos, not_enough]}}
    key:
      credit: {states: {s01: {not_enough: 1, rigidity: .5}, s02: {chaos: 1}}}
      rationale: {states.s01: Three words are little., states.s02: It runs over.}
"""
GLOSSARY = """# Glossary

```{glossary}
flow
  An answer that bends with the question and comes back.

window of tolerance
  The range of arousal in which one can feel and think.
```
"""
BIB = "@article{madigan, author={Madigan, Sheri}, title={Sensitivity}, journal={Bulletin}, year={2024}}\n"

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

:::{margin} Beside it
A note.
:::

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
    + "".join(f"```{{check}} {name}\n```\n\n" for name in IDS)
    + """```{predict} rising
:ask: Does it rise?
:shows: fig-rise
```

```{code-cell} python
:tags: [remove-input]
:mystnb:
:  figure:
:    name: fig-rise
:    caption: Two dots.
go.Figure(go.Scatter(x=[1, 2], y=[1, 2])).update_layout(meta="Two dots.")
```

It rises, as a box says.

```{predicted}
```
"""
)


@dataclass
class Book:
    """A folder with a book in it."""

    folder: Path
    environment: dict

    def write(self, name: str, text: str) -> None:
        """Write a file of the book; chapters go into the table of contents."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def build(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run the real command, warnings as errors."""
        chapters = sorted(
            p.relative_to(self.folder).as_posix() for p in (self.folder / "book").rglob("*.md")
        )
        lines = [
            f"      - file: {c.removesuffix('.md')}\n" for c in chapters if c != "book/index.md"
        ]
        toc = TOC + "".join(lines)
        if not (self.folder / "_toc.yml").exists() or (self.folder / "_toc.yml").read_text() != toc:
            (self.folder / "_toc.yml").write_text(toc)
        tool = Path(sys.executable).with_name("jupyter-book")
        command = [str(tool), "build", ".", "-W", "-n", "--keep-going", *arguments]
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def page(self, name: str) -> str:
        """The HTML of a built page, with everything in its place."""
        return whole.read(self.folder / "_build/html", f"book/{name}.html")


def make_book(folder: Path) -> Book:
    """Make a book with claims, exercises, glossary and references, and the settings of the real one.

    It has its own copy of `ipnb`, which a test may change.
    """
    shutil.copytree(ROOT / "ipnb", folder / "ipnb", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "_config.yml", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    made = Book(folder, dict(os.environ) | {"PYTHONPATH": str(folder)})
    made.write("book/index.md", "# A small book\n\nWords.\n")
    made.write("book/claims.yaml", CLAIMS)
    made.write("book/first.exercises.yaml", EXERCISES)
    made.write("book/kinds.exercises.yaml", KINDS)
    made.write("book/glossary.md", GLOSSARY)
    made.write("book/second_coding.yaml", CODING)
    made.write("book/ledger.md", "# Ledger\n\n```{claims-ledger}\n```\n\n```{second-coding}\n```\n")
    made.write("book/ledger/part.md", "# Claims of it\n\n```{claims-of-part} Part\n```\n")
    made.write("book/references.bib", BIB)
    made.write("book/references.md", "# References\n\n```{bibliography}\n```\n")
    return made


@pytest.fixture
def book(tmp_path) -> Book:
    """A small book that a test may change and build."""
    return make_book(tmp_path)


@pytest.fixture
def pages(book) -> Book:
    """The same with a whole chapter, built."""
    book.write("book/chapter.md", WHOLE)
    run = book.build()
    assert run.returncode == 0, run.stderr[-3000:]
    return book


REDIRECTS = """redirects:
  book/old.html: book/chapter.html
  book/chapter.html#before: book/chapter.html#fig-rise
  book/chapter.html#gone: book/ledger.html#claim-quantum
"""
DECK = "<!DOCTYPE html><title>Week</title><style>{library}</style><p>A slide of week {week}.</p>"
PATHS = """paths:
  - id: fourteen-weeks
    steps: [{title: Week 1, hours: 1, chapters: [chapter], tasks: []}]
"""


def publish(made: Book) -> None:
    """Give a book an address, an edition, redirects and what was made beside it."""
    shutil.copy(ROOT / "CITATION.cff", made.folder)
    made.write("_config.yml", (ROOT / "_config.yml").read_text() + f"html: {{baseurl: {HOME}}}\n")
    made.write("book/redirects.yaml", REDIRECTS)
    made.write("book/paths.yaml", PATHS)
    for week in (1, 2):
        deck = DECK.format(library="p { color: red } " * 2000, week=week)
        made.write(f"_build/slides/week-{week:02}.html", deck)
        made.write(f"_build/slides/week-{week:02}-notes.html", deck)
    made.write("_build/interpersonal-neurobiology.pdf", "%PDF" * 50_000)


@pytest.fixture(scope="session")
def whole_book(tmp_path_factory) -> Book:
    """The same, published, and built once for all tests that only look at it."""
    made = make_book(tmp_path_factory.mktemp("whole"))
    publish(made)
    made.write("book/chapter.md", WHOLE)
    made.write("book/term-index.md", "# Terms\n\n```{term-index}\n```\n")
    made.write("book/figures.md", "# Figures\n\n```{figure-index}\n```\n")
    made.write("book/notes.md", "# Notes\n\n```{your-notes}\n```\n")
    run = made.build()
    assert run.returncode == 0, run.stderr[-3000:]
    return made


@pytest.fixture(scope="session")
def chapter(whole_book) -> BeautifulSoup:
    """The page of the whole chapter."""
    return BeautifulSoup(whole_book.page("chapter"), "html.parser")
