"""Which notebooks an instructor's server turns into pages, and what runs in them: words that stand here.

Voilà renders, and so runs, any notebook under a server's folder for whoever follows a link there. What a
student handed in lies in an instructor's folder. So a page is known by its place, and its code is never read
from the notebook that lies there.
"""

from collections.abc import Callable
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from tornado.web import HTTPError

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
#: place -> title and code
PAGES = {
    "run-the-course.ipynb": (
        "Run the course",
        "from ipnb.grading.course_page import CoursePage\n\nCoursePage()",
    ),
}
REFUSED = (
    "Only this course's own pages run here. This notebook was not run. "
    "If you want to read it, open it in JupyterLab, where nothing runs unless you say so."
)


def only_our_pages() -> Callable[..., NotebookNode]:
    """Make Voilà's ``prelaunch_hook`` for an instructor's server.

    Returns
    -------
    callable
        Gives the notebook to run in place of the one that lies there, or ends the request with 403.
    """

    def hook(handler: Any, notebook: NotebookNode, cwd: str) -> NotebookNode:
        path = handler.path_args[0] if handler.path_args else ""
        if path not in PAGES:
            raise HTTPError(403, REFUSED)
        title, code = PAGES[path]
        page: NotebookNode = new_notebook(
            cells=[new_code_cell(code)], metadata={"title": title, "kernelspec": KERNEL}
        )
        return page

    return hook
