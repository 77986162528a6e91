"""Writing a case: in the browser beside Formgrader, seen as students see it, on paper, judged by a panel.

A server extension, switched on beside ``ipnb.grading.formgrader``, whose course it uses. Its addresses begin with
``/authoring``.
"""

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "ipnb.authoring"}]


def _load_jupyter_server_extension(server: Any) -> None:
    from ipnb.authoring.extension import add_handlers

    add_handlers(server.web_app)
