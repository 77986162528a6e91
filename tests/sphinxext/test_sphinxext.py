"""A small book, built with the real command: what fails, what is written, and what is built again."""

import re
from pathlib import Path
from types import SimpleNamespace

from ipnb import sphinxext

from .conftest import CLAIMS, EXERCISES, GLOSSARY, NOTEBOOK, ROOT

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


def test_does_everything_unknown_fail_with_file_line_and_the_nearest_name(book):
    """One build names all of them, so that an author need not try five times."""
    book.write("book/faulty.md", FAULTY)
    book.write("book/second.exercises.yaml", "exercises: [{id: empty, title: x}]\n")
    run = book.build()
    assert run.returncode != 0
    said = re.sub(r"\x1b\[[0-9;]*m", "", run.stderr)
    faulty = str(book.folder / "book/faulty.md")
    for line, words in [
        (8, "claim not in the ledger: 'sensitivty-security'. Did you mean 'sensitivity-security'?"),
        (8, "term not in the glossary: 'widow of tolerance'. Did you mean 'window of tolerance'?"),
        (10, "claim not in the ledger: 'quantun'. Did you mean 'quantum'?"),
        (13, "no exercise 'varience' in book/**/*.exercises.yaml. Did you mean 'variance'?"),
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
        f"{book.folder / 'book/second.exercises.yaml'}:1: WARNING: exercise 'empty': `prompt` is missing"
        in said
    )


def test_what_is_built_again(pages):
    """An edit in claims, exercises or glossary reaches the pages that show it, and nothing else is read."""

    def read_again() -> set[str]:
        run = pages.build()
        assert run.returncode == 0, run.stderr[-3000:]
        out = re.sub(r"\x1b\[[0-9;]*m", "", run.stdout)
        return set(re.findall(r"reading sources\.\.\. \[ *\d+%\] (\S+)", out))

    assert read_again() == set(), "nothing changed"
    pages.write("book/claims.yaml", CLAIMS.replace("The goal is repair", "Repair is the goal"))
    assert read_again() == {"book/chapter", "book/ledger", "book/ledger/part"}
    assert "Repair is the goal" in pages.page("chapter") and "Repair is the goal" in pages.page(
        "ledger/part"
    )
    pages.write("book/first.exercises.yaml", EXERCISES.replace("It runs over.", "It floods."))
    assert read_again() == {"book/chapter"}
    assert "It floods." in pages.page("chapter")
    pages.write("book/glossary.md", GLOSSARY.replace("An answer that bends", "A reply that bends"))
    assert read_again() == {"book/glossary"}
    assert "A reply that bends" in pages.page("chapter"), "definitions on hover follow the glossary"


def test_a_failed_build_writes_nothing(tmp_path):
    """Does a step hide what went wrong before it?"""
    app = SimpleNamespace(builder=SimpleNamespace(name="html"), outdir=tmp_path / "never-made")
    sphinxext.after_writing(app, RuntimeError("before"))
    assert not (tmp_path / "never-made").exists()


def test_the_settings_look_at_no_folder_of_the_machinery():
    """`.venv` alone holds thousands of Markdown files."""
    from fnmatch import fnmatch

    from ruamel.yaml import YAML

    patterns = YAML(typ="safe").load((ROOT / "_config.yml").read_text())["exclude_patterns"]
    inside = "source assignments submitted/student tests bench node_modules deploy .venv .state ipnb keys"
    for folder in inside.split():
        assert any(fnmatch(f"{folder}/some/page.md", pattern) for pattern in patterns), folder
    assert Path(ROOT / "_toc.yml").exists()
