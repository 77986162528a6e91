"""Which notebooks a course's server turns into pages, and what runs in them: words that stand here.

Voilà renders, and so runs, any notebook under a server's folder for whoever follows a link there. What a
student handed in lies in an instructor's folder. So a page is known by its place, and its code is never read
from the notebook that lies there.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from tornado.web import Finish, HTTPError

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
#: place -> title and code
STUDENTS = {"desk.ipynb": ("Your desk", "from ipnb.widgets import Desk\n\nDesk()")}
INSTRUCTORS = {
    "write-a-case.ipynb": ("Write a case", "from ipnb.widgets import Authoring\n\nAuthoring()"),
    "run-the-course.ipynb": (
        "Run the course",
        "from ipnb.grading.course_page import CoursePage\n\nCoursePage()",
    ),
}
FORM = "from ipnb.widgets import Workbench\n\nWorkbench()"
REFUSED = (
    "Only this course's own pages run here. This notebook was not run. "
    "If you want to read it, open it in JupyterLab, where nothing runs unless you say so."
)


def only_our_pages(instructor: bool) -> Callable[..., NotebookNode]:
    """Make Voilà's ``prelaunch_hook`` for a server.

    Parameters
    ----------
    instructor
        Whether the server is an instructor's; else it is a student's, where released forms open as well.

    Returns
    -------
    callable
        Gives the notebook to run in place of the one that lies there, or ends the request: with 403, or for
        an assignment without a form on a student's server with its notebook in JupyterLab.
    """
    pages = INSTRUCTORS if instructor else STUDENTS

    def hook(handler: Any, notebook: NotebookNode, cwd: str) -> NotebookNode:
        path = handler.path_args[0] if handler.path_args else ""
        if path in pages:
            title, code = pages[path]
        elif not instructor and (name := assignment_of(path)):
            found = _title(Path(handler.contents_manager.root_dir) / name)
            if found is None:
                handler.redirect(f"{handler.base_url}lab/tree/{path}")
                raise Finish()
            title, code = found, FORM
        else:
            raise HTTPError(403, REFUSED)
        page: NotebookNode = new_notebook(
            cells=[new_code_cell(code)], metadata={"title": title, "kernelspec": KERNEL}
        )
        return page

    return hook


def assignment_of(path: str) -> str | None:
    """Return ``name`` for ``name/name.ipynb``, where a fetched assignment's notebook lies; else None.

    Parameters
    ----------
    path : str
        Below the server's folder, with forward slashes.
    """
    match = re.fullmatch(r"([^/\\.][^/\\]*)/\1\.ipynb", path)
    return match[1] if match else None


def _title(folder: Path) -> str | None:
    """Read the case's title: the folder's name if the case cannot be read, None if there is no case."""
    try:
        case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        return str(case["title"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return folder.name
