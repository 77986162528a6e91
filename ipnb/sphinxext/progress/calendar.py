"""A term at a glance: ``{calendar} id`` shows one way of `book/paths.yaml` as a table, with what is set and due.

``{form-sections} id`` shows where each section of the form is taught and practised, and where it
is first marked on that way.
"""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.faults import read, read_entries, report
from ipnb.sphinxext.progress.outcomes import cells, table
from ipnb.sphinxext.progress.study_paths import path_named, spoken

WEEKS = ["", "Chapters", "Hours", "Released", "Due at its end"]
SECTIONS = ["Section of the form", "Taught in", "Practised in", "First marked in"]
FIELDS = ("id", "name", "chapter", "practice")


def assignment(name: str) -> str:
    """Return an assignment's folder as people say it: "02, *Reading a claim*"."""
    number, _, words = name.partition("-")
    return f"{number}, *{words.replace('-', ' ').capitalize()}*"


def assignments(names: list[str]) -> str:
    """Return several of them, one below the other."""
    return "<br>".join(map(assignment, names))


def chapters(names: list[str]) -> str:
    """Return chapters with their numbers, one below the other."""
    return "<br>".join(f"{{chapter}}`{name}`. {{doc}}`/book/{name}`" for name in names)


def week(step: dict[str, Any]) -> str:
    """Return a step of a way as a row."""
    hours = spoken(float(step["hours"])).rpartition(" ")[0]
    released, due = (assignments(step.get(field, [])) for field in ("released", "due"))
    return cells([str(step["title"]), chapters(step["chapters"]), hours, released, due])


def first_marked(section: str, path: dict[str, Any], forms: dict[str, set[str]]) -> str | None:
    """Return the assignment in which a section is first marked on a way, or None.

    Parameters
    ----------
    section : str
        Its name in the form, or ``rubric: `` and the name of a rubric.
    path : dict
        A way of `book/paths.yaml`.
    forms : dict of str to set of str
        What each assignment marks.
    """
    due = (name for step in path["steps"] for name in step.get("due", []))
    return next((name for name in due if section in forms.get(name, ())), None)


def marked_in(case: dict[str, Any]) -> set[str]:
    """Return what a case marks: the sections of its form, and its rubrics as ``rubric: name``."""
    texts = case.get("narrative") or []
    return {*case["items"], *(f"rubric: {text['rubric']}" for text in texts)}


class OfAPath(SphinxDirective):
    """A table about one way of `book/paths.yaml`."""

    env: BookEnvironment
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table, or nothing but a warning."""
        path = path_named(self)
        return self.parse_text_to_nodes(table(*self.table(path))) if path else []

    def table(self, path: dict[str, Any]) -> tuple[list[str], list[str]]:
        """Return the heads of the columns, and the rows."""
        raise NotImplementedError


class Calendar(OfAPath):
    """``{calendar} fourteen-weeks``."""

    def table(self, path: dict[str, Any]) -> tuple[list[str], list[str]]:
        """Return a row a week."""
        return WEEKS, [week(step) for step in path["steps"]]


class FormSections(OfAPath):
    """``{form-sections} fourteen-weeks``."""

    def table(self, path: dict[str, Any]) -> tuple[list[str], list[str]]:
        """Return a row a section of the form."""
        app = self.env.app
        self.env.note_dependency(str(app.form_sections_file))
        forms = self.forms(path)
        return SECTIONS, [
            cells(
                [
                    one["name"],
                    chapters([one["chapter"]]),
                    "<br>".join(f"{{numref}}`{name}`" for name in one["practice"]),
                    assignments([name] if (name := first_marked(one["id"], path, forms)) else []),
                ]
            )
            for one in app.form_sections
        ]

    def forms(self, path: dict[str, Any]) -> dict[str, set[str]]:
        """Return what each assignment of a way marks."""
        folder = Path(self.env.app.srcdir) / "source"
        made = {}
        for name in (name for step in path["steps"] for name in step.get("due", [])):
            file = folder / name / "case.yaml"
            self.env.note_dependency(str(file))
            case, faults = read(file)
            report(faults)
            made[name] = marked_in(case) if case else set()
        return made


def load(app: Book) -> None:
    """Read the sections and report their faults."""
    app.form_sections_file = Path(app.srcdir) / app.config.form_sections_file
    app.form_sections, faults = read_entries(app.form_sections_file, "sections", "section", FIELDS)
    report(faults)


def setup(app: Sphinx) -> None:
    """Offer the directives."""
    app.add_config_value("form_sections_file", "book/form_sections.yaml", "env")
    app.add_directive("calendar", Calendar)
    app.add_directive("form-sections", FormSections)
    app.connect("builder-inited", load)
