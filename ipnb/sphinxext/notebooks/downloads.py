"""Each chapter as `.ipynb` and as `.md`, beside its page, and the package that they import.

The same notebooks and the open cases lie in `_build/notebooks/`, from which `lite/` is made.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import lazy_loader
import nbformat
from docutils import nodes

from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.claims.parts import chapters_of
from ipnb.sphinxext.notebooks import course_wheel, open_case_notebook
from ipnb.sphinxext.notebooks.chapter_notebook import notebook
from ipnb.sphinxext.notebooks.meanings import Chapter, glued_in
from ipnb.sphinxext.notebooks.show_code import executed
from ipnb.sphinxext.open_cases import material
from ipnb.sphinxext.references.chapter_numbers import numbers

DOWNLOADS = "_downloads"
#: a build that writes no chapter does without it
jupytext = lazy_loader.load("jupytext")


def with_cells(app: Book) -> list[str]:
    """Return the pages that are notebooks, in their order of names."""
    return sorted(
        name
        for name in app.env.found_docs
        if app.env.metadata.get(name, {}).get("kernelspec") and executed(app, name).exists()
    )


def first_cell(chapter: Chapter) -> str:
    """Return what stands below a notebook's title: the edition, how to run it, the licence."""
    config = chapter.app.config
    wheel, base = course_wheel.name(), config.html_baseurl
    address = f"{base.rstrip('/')}/{DOWNLOADS}/{wheel}" if base else wheel
    whence = "" if base else ", a file that lies beside this one on the chapter's page"
    book = chapter.linked(str(config.html_title), "book/index")
    page = chapter.linked("published page", chapter.docname)
    return (
        f"*A chapter of {book}, edition {course_wheel.version()}, as a notebook.* Exercises are answered, and "
        f"drawings are seen, on the {page}.\n\n"
        f"**To run it** on a computer of your own: `pip install {address}`{whence}, beside JupyterLab or "
        "another program for notebooks. In the browser edition of the course everything is there. Then choose "
        "*Run ▸ Run All Cells*: models move and figures appear (if nothing happens, Python was still starting: "
        "once more). The code of cells that only compute numbers for the text is folded.\n\nText: "
        "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). Code: BSD 3-Clause."
    )


def made(app: Book, docname: str) -> Any:
    """Return a page as a notebook."""
    source = executed(app, docname)
    chapter = Chapter(app, docname, glued_in(source))
    read: Any = nbformat.read(source, as_version=4)
    return notebook(first_cell(chapter), read, chapter)


def contents(app: Book, pages: list[str], cases: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return what `lite/` lists: parts of the book with their chapters, and the open cases.

    Parameters
    ----------
    pages : list of str
        Those that are notebooks.
    cases : list of (str, str)
        Id and title of each open case.
    """
    number = numbers(app.env)

    def entry(page: str) -> dict[str, str]:
        title = app.env.titles[page].astext()
        return {"path": lite_path(page), "title": f"{number.get(page, '')} {title}".strip()}

    found = [
        {"title": part, "notebooks": [entry(page) for page in chapters if page in pages]}
        for part, chapters in chapters_of(app).items()
    ]
    practice = [{"path": lite_path_of_case(name), "title": title} for name, title in cases]
    return [
        part
        for part in [*found, {"title": "Open cases", "notebooks": practice}]
        if part["notebooks"]
    ]


def lite_path(docname: str) -> str:
    """Return where a chapter's notebook lies in `lite/`."""
    return f"{docname.removeprefix('book/')}.ipynb"


def lite_path_of_case(name: str) -> str:
    """Return where an open case's notebook lies in `lite/`: in a folder of its own, beside its key."""
    return f"practice/{name}/{name}.ipynb"


def forget(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Remove the notebook of a page that is being written: it says the same, and may be another now.

    A build that ends before its notebooks are made leaves them to the next one.
    """
    if app.builder.name == "html":
        Path(app.outdir, f"{pagename}.ipynb").unlink(missing_ok=True)


def clear_up(for_lite: Path, pages: list[str]) -> None:
    """Remove from what `lite/` is made of the open cases, and the chapters that are gone."""
    shutil.rmtree(for_lite / "practice", ignore_errors=True)
    wanted = {for_lite / lite_path(docname) for docname in pages}
    for file in set(for_lite.rglob("*.ipynb")) - wanted:
        file.unlink()


def write(app: Book) -> None:
    """Write open cases, the package, and the notebooks of pages that were written."""
    out = Path(app.outdir)
    for_lite = out.parent / "notebooks"
    pages = with_cells(app)
    clear_up(for_lite, pages)
    for docname in pages:
        files = [out / f"{docname}.ipynb", out / f"{docname}.md", for_lite / lite_path(docname)]
        if not all(file.exists() for file in files):
            book = made(app, docname)
            text = nbformat.writes(book) + "\n"
            for file, said in zip(
                files, [text, jupytext.writes(book, "md:myst"), text], strict=True
            ):
                write_if_new(file, said)
    cases = []
    for name in sorted(material.shown(app.env)):
        case, key = material.load(Path(app.srcdir) / app.config.practice_dir / name)
        open_case_notebook.write((for_lite / lite_path_of_case(name)).parent, case, key)
        cases.append((name, str(case["title"])))
    listed = json.dumps(contents(app, pages, cases), ensure_ascii=False, indent=1)
    write_if_new(for_lite / "contents.json", listed)
    if pages:
        course_wheel.build(out / DOWNLOADS)
        course_wheel.build(for_lite.parent / "wheel")
