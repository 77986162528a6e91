"""The pages of authoring, and their files."""

from pathlib import Path

from nbgrader.server_extensions.formgrader.base import check_xsrf
from tornado import web

from ipnb import workbench  # noqa: F401 - it registers what it generates
from ipnb.authoring import npm_modules
from ipnb.authoring.case_list import listed_cases
from ipnb.authoring.handler import AuthoringHandler
from ipnb.formulation.scaffold import TEMPLATES
from ipnb.formulation.schema import schema
from ipnb.grading.formgrader.data_handler import ShowsPages, templates_in
from ipnb.web import bundle

KINDS = {".js": "text/javascript", ".css": "text/css"}
#: where a page's modules and styles begin; what they import is served besides
EDITOR, LIST, PREVIEW = (
    f"authoring/page/{name}.js" for name in ("editor_page", "list_page", "preview")
)
STYLES = (
    "web/frame.css",
    "authoring/page/authoring.css",
    "authoring/page/panes.css",
    "workbench/workbench.css",
)


def served_files() -> set[str]:
    """Return the addresses, below the package, of every module and style sheet of these pages."""
    modules = {one for page in (EDITOR, LIST, PREVIEW) for one in bundle.import_order(page)}
    return modules | set(STYLES)


class Files(AuthoringHandler):
    """``/authoring/static/<address>``: modules and style sheets; the browser asks whether one has changed."""

    @web.authenticated
    @check_xsrf
    def get(self, path: str) -> None:
        """Answer with a file."""
        if path not in self.settings["ipnb_authoring_files"]:
            raise web.HTTPError(404)
        self.answer(path, bundle.source(path))

    def answer(self, path: str, text: str) -> None:
        """Answer with a text of the kind that an address says."""
        self.set_header("Content-Type", f"{KINDS[Path(path).suffix]}; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self.finish(text)


class NpmFiles(Files):
    """``/authoring/static/npm/<module>``: CodeMirror."""

    @web.authenticated
    @check_xsrf
    def get(self, path: str) -> None:
        """Answer with a module."""
        try:
            self.answer(path, npm_modules.module(path))
        except (KeyError, FileNotFoundError):
            raise web.HTTPError(404) from None


class Page(ShowsPages, AuthoringHandler):
    """A page of authoring, also where something is wrong."""

    templates = templates_in(Path(__file__).with_name("templates"))


class ListPage(Page):
    """``/authoring``: the cases of the course, and a form for a new one."""

    @web.authenticated
    @check_xsrf
    def get(self) -> None:
        """Answer with the page; what is not checked yet it asks for, case by case."""
        rows = listed_cases(self.root, self.checked)
        told = {"base": self.base_url, "xsrf": self.xsrf_token.decode()}
        self.show("list.html.j2", rows=rows, templates=TEMPLATES, told=told)


class EditorPage(Page):
    """``/authoring/edit/<case>``: both files, and what follows from them."""

    @web.authenticated
    @check_xsrf
    def get(self, name: str) -> None:
        """Answer with the page; it asks for the texts itself."""
        files = self.files(name)
        told = {
            "base": self.base_url,
            "xsrf": self.xsrf_token.decode(),
            "name": name,
            "keyName": files.key.name,
            "schemas": {part: schema(part) for part in ("case", "key")},
        }
        self.show("editor.html.j2", name=name, key_name=files.key.name, told=told)


class PreviewPage(Page):
    """``/authoring/preview``: the frame that holds the form; what it shows it is given by the page around it."""

    @web.authenticated
    @check_xsrf
    def get(self) -> None:
        """Answer with the frame."""
        self.show("preview.html.j2")
