"""An instructor's server over a course to write cases in, and somebody who is signed in there."""

import html
import json
import re
from pathlib import Path

import requests
from grading.instructor_server import TOKEN, Server

ROOT = Path(__file__).parents[2]


def course(root: Path) -> Path:
    """An empty course."""
    root.mkdir(parents=True)
    (root / "source").mkdir()
    config = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (root / "nbgrader_config.py").write_text(config, encoding="utf-8")
    return root


def start_server(root: Path) -> Server:
    """Serve a course with what belongs to authoring, and Formgrader."""
    return Server(root, without=("voila.server_extension", "jupyterlab", "ipnb.marking"))


class Author:
    """Somebody who is signed in, with cookies as a browser has them."""

    def __init__(self, server: Server):
        self.address, self.http = f"{server.address}authoring", requests.Session()
        self.http.get(f"{server.address}api/status?token={TOKEN}", timeout=60)
        page = self.get("").text
        self.headers = {
            "X-XSRFToken": json.loads(html.unescape(re.search(r'data-told="([^"]*)"', page)[1]))[
                "xsrf"
            ]
        }

    def get(self, path: str):
        return self.http.get(f"{self.address}/{path}".rstrip("/"), timeout=60)

    def post(self, path: str, data, **headers):
        return self.http.post(
            f"{self.address}/api/{path}", json=data, headers=self.headers | headers, timeout=60
        )
