"""Formgrader as this course serves it: nbgrader's own, with pages that escape what students choose, a content
policy under which nothing written into a page can act, and what waits for a person shown as waiting.

Switch this on as a server extension instead of ``nbgrader.server_extensions.formgrader``, of which it is a
subclass; configuration, addresses and JupyterLab's menu stay as they are.
"""


def _jupyter_server_extension_points():
    return [{"module": "ipnb.grading.formgrader"}]


def _load_jupyter_server_extension(server):
    import sys

    # jsonschema tries this one and does without; it costs half of the time that loading nbgrader takes
    sys.modules.setdefault("rfc3987_syntax", None)
    from ipnb.grading.formgrader.extension import CourseFormgrader

    formgrader = CourseFormgrader(parent=server)
    formgrader.root_dir = server.root_dir
    formgrader.log = server.log
    formgrader.initialize([])
    formgrader.init_tornado_settings(server.web_app)
    formgrader.init_handlers(server.web_app)
