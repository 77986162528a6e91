"""Ways through the course: ``{study-path} id`` shows one of `book/paths.yaml`.

The page's script adds boxes to tick and dates; without it there is a list to read and to print.
"""

from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ipnb.documents.document import line_of
from ipnb.sphinxext.book import Book, BookEnvironment, Translator
from ipnb.sphinxext.faults import Fault, read, report
from ipnb.sphinxext.suggest import did_you_mean

logger = logging.getLogger(__name__)


class study_path(nodes.General, nodes.Element):
    """One way through: ``name``, ``every`` (days a step, or None), ``hours``."""


class path_step(nodes.General, nodes.Element):
    """One step of it: ``words``, ``hours``."""


class path_item(nodes.General, nodes.Element):
    """A chapter or task of a step: ``key``, by which a tick is kept."""


def faults_of(path: dict[str, Any], file: Path) -> list[Fault]:
    """Return what is wrong with one way."""
    name = path.get("id", "?")
    missing = [field for field in ("id", "steps") if not path.get(field)]
    if missing:
        return [
            Fault(file, line_of(path), f"path '{name}': `{field}` is missing") for field in missing
        ]
    return [
        Fault(file, line_of(step), f"path '{name}': a step without `{field}`")
        for step in path["steps"]
        for field in ("title", "hours", "chapters", "tasks")
        if field not in step
    ]


def load_paths(file: Path) -> tuple[dict[str, dict[str, Any]], list[Fault]]:
    """Return every way, id -> entry, and every fault with its line.

    Parameters
    ----------
    file : Path
        One that is not there has no ways.

    Returns
    -------
    paths : dict of str to dict
        Without those that have a fault.
    faults : list of Fault
    """
    if not file.exists():
        return {}, []
    data, faults = read(file)
    paths = {}
    for path in data.get("paths") or []:
        wrong = faults_of(path, file)
        faults += wrong
        if not wrong:
            paths[str(path["id"])] = path
    return paths, faults


def path_named(directive: SphinxDirective) -> dict[str, Any] | None:
    """Return the way that a directive names; warn of one that nobody has, and return None."""
    name, app = directive.arguments[0].strip(), cast(Book, directive.env.app)
    directive.env.note_dependency(str(app.paths_file))
    if name not in app.paths:
        hint = did_you_mean(name, app.paths)
        where = directive.get_location()
        logger.warning("no path '%s' in book/paths.yaml.%s", name, hint, location=where)
    return app.paths.get(name)


class StudyPath(SphinxDirective):
    """``{study-path} fourteen-weeks``."""

    env: BookEnvironment
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the list, or nothing but a warning."""
        path = path_named(self)
        if path is None:
            return []
        name = str(path["id"])
        node = study_path(name=name, every=path.get("every"))
        node += [self.step(name, step) for step in path["steps"]]
        return [node]

    def step(self, name: str, step: dict[str, Any]) -> path_step:
        """Return a step with its chapters and tasks."""
        made = path_step(words=str(step["title"]), hours=float(step["hours"]))
        here = Path(self.env.docname).parent.as_posix()
        for chapter in step["chapters"]:
            made += self.item(f"{here}/{chapter}", f"{{doc}}`{chapter}`")
        for task in step["tasks"]:
            made += self.item(f"{name}: {step['title']}: {task}", task)
        return made

    def item(self, key: str, text: str) -> path_item:
        """Return a chapter or a task."""
        made: path_item = path_item(key=key)
        made += self.parse_text_to_nodes(text)
        return made


def spoken(hours: float) -> str:
    """Return hours as people say them: "2½ hours"."""
    whole, quarter = divmod(round(hours * 4), 4)
    number = f"{whole or ''}{['', '¼', '½', '¾'][quarter]}" or "0"
    return f"{number} {'hour' if 0 < hours <= 1 else 'hours'}"


def visit_path(self: Translator, node: nodes.Element) -> None:
    """Open a way; the script finds its name, and how many days a step lasts."""
    every = f' data-every="{node["every"]}"' if node["every"] else ""
    self.body.append(f'<div class="study-path" data-path="{node["name"]}"{every}><ol>\n')


def depart_path(self: Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append("</ol></div>\n")


def visit_step(self: Translator, node: nodes.Element) -> None:
    """Open a step."""
    hours = f' <span class="hours">{spoken(node["hours"])}</span>' if node["hours"] else ""
    self.body.append(
        f'<li data-hours="{node["hours"]:g}"><p class="step">{self.encode(node["words"])}{hours}</p>'
        + ("<ul>" if node.children else "")
    )


def depart_step(self: Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append("</ul></li>\n" if node.children else "</li>\n")


def visit_item(self: Translator, node: nodes.Element) -> None:
    """Open a chapter or task."""
    self.body.append(f'<li data-key="{self.attval(node["key"])}">')


def depart_item(self: Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append("</li>\n")


def load(app: Book) -> None:
    """Read the ways and report their faults."""
    app.paths_file = Path(app.srcdir) / app.config.paths_file
    app.paths, faults = load_paths(app.paths_file)
    report(faults)


def setup(app: Sphinx) -> None:
    """Offer directive and nodes."""
    app.add_config_value("paths_file", "book/paths.yaml", "env")
    app.add_node(study_path, html=(visit_path, depart_path))
    app.add_node(path_step, html=(visit_step, depart_step))
    app.add_node(path_item, html=(visit_item, depart_item))
    app.add_directive("study-path", StudyPath)
    app.connect("builder-inited", load)
