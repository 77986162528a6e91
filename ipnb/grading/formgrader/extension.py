"""nbgrader's Formgrader with templates, handlers and a policy of our own put where it keeps its own."""

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, Undefined
from nbgrader.server_extensions.formgrader import apihandlers, handlers
from nbgrader.server_extensions.formgrader.formgrader import FormgradeExtension
from tornado import web

from ipnb.grading.formgrader.class_files import ROUTES as FILE_ROUTES
from ipnb.grading.formgrader.class_pages import ROUTES as CLASS_ROUTES
from ipnb.grading.formgrader.pages import DefenceHandler, Entrance, WaitingHandler, add_routes

HERE = Path(__file__).parent
TEMPLATES, STATIC = HERE / "templates", HERE / "static"


def pages() -> Environment:
    """Make the environment of Formgrader's lists: every value is escaped, and our templates go first.

    Ours may extend nbgrader's of the same name as ``nbgrader/<name>``.
    """
    stock = FileSystemLoader(handlers.template_path)
    loaders = [FileSystemLoader(TEMPLATES), stock, PrefixLoader({"nbgrader": stock})]
    environment = Environment(loader=ChoiceLoader(loaders), autoescape=True)
    environment.filters["present"] = _present
    return environment


def _present(values: dict[str, Any]) -> dict[str, Any]:
    """Keep those that the page was given; each page has others."""
    return {name: value for name, value in values.items() if not isinstance(value, Undefined)}


class CourseFormgrader(FormgradeExtension):
    """Formgrader for a course of formulations."""

    # nbgrader's default prints the whole configuration on a page: paths, and the database's address with
    # its password
    debug = False

    def build_extra_config(self) -> Any:
        """Let our templates go first, also where a submission is shown."""
        config = super().build_extra_config()
        config.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), handlers.template_path]
        return config

    def init_tornado_settings(self, webapp: web.Application) -> None:
        """Serve pages that escape every value."""
        super().init_tornado_settings(webapp)
        webapp.settings["nbgrader_jinja2_env"] = pages()

    def init_handlers(self, webapp: web.Application) -> None:
        """Serve all of nbgrader's addresses under our policy; ours are found before them."""
        routes = [
            (r"/formgrader/?", Entrance),
            (r"/formgrader/api/waiting/([^/]+)", WaitingHandler),
            (r"/formgrader/defence/([^/]+)", DefenceHandler),
            *CLASS_ROUTES,
            *FILE_ROUTES,
            (r"/formgrader/course/(.*)", web.StaticFileHandler, {"path": str(STATIC)}),
            *handlers.default_handlers[1:],
            *apihandlers.default_handlers,
            (r"/formgrader/static/(.*)", web.StaticFileHandler, {"path": handlers.static_path}),
            (r"/formgrader/.*", handlers.Template404),
        ]
        add_routes(webapp, routes)
