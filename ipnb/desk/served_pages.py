"""Which notebooks a course's server turns into pages, and what runs in them: words that stand here.

Voilà renders, and so runs, any notebook under a server's folder for whoever follows a link there. What a
student handed in lies in an instructor's folder. So a page is known by its place, and its code is never read
from the notebook that lies there.
"""

import json
import re
from pathlib import Path

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


def only_our_pages(instructor: bool):
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

    def hook(handler, notebook, cwd):
        path = handler.path_args[0] if handler.path_args else ""
        if path in pages:
            title, code = pages[path]
        elif not instructor and (name := assignment_of(path)):
            title, code = _title(Path(handler.contents_manager.root_dir) / name), FORM
            if title is None:
                handler.redirect(f"{handler.base_url}lab/tree/{path}")
                raise Finish()
        else:
            raise HTTPError(403, REFUSED)
        return new_notebook(
            cells=[new_code_cell(code)], metadata={"title": title, "kernelspec": KERNEL}
        )

    return hook


def assignment_of(path: str) -> str | None:
    """``name`` for ``name/name.ipynb``, which is where a fetched assignment's notebook lies; else None."""
    found = re.fullmatch(r"([^/\\.][^/\\]*)/\1\.ipynb", path)
    return found[1] if found else None


def _title(folder: Path) -> str | None:
    """The case's title, the folder's name if the case cannot be read, None if there is no case."""
    try:
        case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        return str(case["title"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return folder.name
