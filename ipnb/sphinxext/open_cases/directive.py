"""``{practice} the-late-bus``: an open case of `book/practice/`, as text and as a form.

Case and key are read by `ipnb.formulation`, as an assignment's are; here both are open. The text stands in
the page, so that it can be read without JavaScript, on paper, and when a script fails.
"""

import json
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ipnb.documents.diagnostics import Diagnostic, DocumentError
from ipnb.documents.document import Document
from ipnb.formulation import reasons
from ipnb.formulation.browser_scoring import FILES
from ipnb.formulation.case import load_case
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.reasons import reasons as reasons_of
from ipnb.sphinxext.book import Translator
from ipnb.sphinxext.open_cases import as_text, python_in_page
from ipnb.sphinxext.open_cases.material import load
from ipnb.sphinxext.suggest import did_you_mean

logger = logging.getLogger(__name__)
# what a page shows depends on it
CODE = [
    Path(as_text.__file__),
    Path(reasons.__file__),
    *(python_in_page.PACKAGE / name for name in FILES),
]
MODULE = "open_cases/open_case.js"


class open_case_form(nodes.General, nodes.Element):
    """The place where the form of an open case is mounted: ``values``."""


def hint(diagnostic: Diagnostic) -> str:
    """Return the name that was meant, where a name is not known and others are."""
    name, known = diagnostic.name, diagnostic.known
    return did_you_mean(name, known) if name and name not in known else ""


class OpenCase(SphinxDirective):
    """``{practice} name-of-the-folder``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the case, or nothing but warnings with file, line and remedy."""
        name = self.arguments[0].strip()
        root = Path(self.env.app.srcdir) / self.config.practice_dir
        for path in [*(root / name).glob("*.yaml"), *CODE]:
            self.env.note_dependency(str(path))
        known = [path.parent.name for path in root.glob("*/case.yaml")]
        if name not in known:
            meant = did_you_mean(name, known)
            where = self.config.practice_dir
            logger.warning(
                "no case '%s' in %s.%s", name, where, meant, location=self.get_location()
            )
            return []
        found = self.read(root / name)
        return self.parts(*found) if found else []

    @staticmethod
    def read(folder: Path) -> tuple[Data, Document] | None:
        """Return case and key; None after a warning for each fault."""
        try:
            case, key = load(folder)
        except DocumentError as found:
            for fault in found.diagnostics:
                words = f"{fault.field}: {fault.problem} {fault.remedy}{hint(fault)}".removeprefix(
                    ": "
                )
                logger.warning(words, location=f"{fault.file}:{fault.line or 1}")
            return None
        if case["id"] == folder.name:
            return case, key
        words = "the case in the folder '%s' has the id '%s': use the same name"
        written = load_case(folder / "case.yaml")
        place = f"{written.file}:{written.line(('id',))}"
        logger.warning(words, folder.name, case["id"], location=place)
        return None

    def parts(self, case: Data, key: Data) -> list[nodes.Node]:
        """Return what it touches on, the place for the form, and the text, which stays where there is no form."""
        told = reasons_of(case, key)
        own = self.env.metadata[self.env.docname]
        own.setdefault("open_cases", []).append(case["id"])
        own.setdefault("reader_storage", {})[f"ipnb.answers/{case['id']}"] = case["title"]
        values = {
            "case": dict(case),
            "reasons": told,
            "examples": key.get("exemplars", {}),
            "python": python_in_page.address(),
            "bytes": python_in_page.size(),
            "files": {name: f"python/{name}.txt" for name in FILES},
            "material": f"open_cases/{case['id']}.json",
        }
        about = f'<div class="practice" data-css="open_cases/open_cases.css">{as_text.about(case)}'
        text = f"{as_text.whole(case, told)}</div>"
        return [
            nodes.raw("", about, format="html"),
            open_case_form(values=values),
            nodes.raw("", text, format="html"),
        ]


def visit_form(self: Translator, node: nodes.Element) -> None:
    """Write the place, with everything that the form needs; it is empty, so that the text comes first."""
    values = dict(node["values"])
    if "book/your-answers" in self.builder.env.found_docs:
        values["kept"] = self.builder.get_relative_uri(
            self.builder.current_docname, "book/your-answers"
        )
    data = escape(json.dumps(values, ensure_ascii=False))
    self.body.append(
        f'<div data-module="{MODULE}" data-css="ipnb/workbench/open_case.css" data-values="{data}">'
    )


def depart_form(self: Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Offer directive and node."""
    app.add_config_value("practice_dir", "book/practice", "env")
    app.add_node(open_case_form, html=(visit_form, depart_form))
    # the name is the one that chapters use
    app.add_directive("practice", OpenCase)
