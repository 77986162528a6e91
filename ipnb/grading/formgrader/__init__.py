"""Formgrader as this course serves it: nbgrader's own, with safe pages and what waits shown as waiting.

Its pages escape what students choose, and bring a content policy under which nothing written into a page can
act.

Switch this on as a server extension instead of ``nbgrader.server_extensions.formgrader``, of which it is a
subclass; configuration, addresses and JupyterLab's menu stay as they are.
"""

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "ipnb.grading.formgrader"}]


def _load_jupyter_server_extension(server: Any) -> None:
    import sys

    # jsonschema tries this one and does without; it costs half of the time that loading nbgrader takes
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from ipnb.grading.formgrader.extension import CourseFormgrader

    formgrader = CourseFormgrader(parent=server)
    formgrader.root_dir = server.root_dir
    formgrader.log = server.log
    formgrader.initialize([])
    formgrader.init_tornado_settings(server.web_app)
    formgrader.init_handlers(server.web_app)
