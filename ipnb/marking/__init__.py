"""Marking by a rubric: a page beside Formgrader that writes into the same gradebook.

A server extension, switched on beside ``ipnb.grading.formgrader``, whose course, gradebook and templates it
uses. Its addresses begin with ``/marking``.
"""

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "ipnb.marking"}]


def _load_jupyter_server_extension(server: Any) -> None:
    from ipnb.marking.extension import add_handlers

    add_handlers(server.web_app)
