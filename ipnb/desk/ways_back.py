"""Addresses of the light server on a Jupyter server of a student's: they lead to the page that is meant.

A page of feedback stands alone, and its links are relative: they lead to ``desk`` and ``form/<assignment>`` of
whichever server shows it. The light server has both; Jupyter's, which shows the same file when it is opened in
JupyterLab, has neither, and leads on from here. It is switched on as a server extension.
"""

from pathlib import PurePosixPath
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web

from ipnb.desk.addresses import base_url, desk_address, form_address


class DeskHandler(JupyterHandler):
    """``desk``."""

    @web.authenticated
    def get(self) -> None:
        """Lead to the desk; without a hub there is none, and then to where this server begins."""
        self.redirect(desk_address() or base_url())


class FormHandler(JupyterHandler):
    """``form/<assignment>``."""

    @web.authenticated
    def get(self, assignment: str) -> None:
        """Lead to the form."""
        # nbgrader's notebook of an assignment is called as the assignment is
        name = PurePosixPath(assignment).name
        self.redirect(form_address(f"{assignment}/{name}.ipynb"))


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "ipnb.desk.ways_back"}]


def _load_jupyter_server_extension(server: Any) -> None:
    base = server.web_app.settings["base_url"]
    server.web_app.add_handlers(
        ".*$",
        [
            (url_path_join(base, "desk"), DeskHandler),
            (url_path_join(base, r"form/(.+?)/?"), FormHandler),
        ],
    )
