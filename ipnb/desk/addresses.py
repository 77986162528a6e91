"""Where things are served for the student who is signed in.

On a hub whose students have the light server (``ipnb.student_server``), desk, forms and feedback are its pages,
also for a notebook in JupyterLab beside it: ``IPNB_STUDENT_SERVER`` says where it stands. Elsewhere they are
pages of Voilà.
"""

import os
from pathlib import PurePosixPath
from urllib.parse import quote


def student_server() -> str:
    """Return where the student's light server stands, with its slash; empty where there is none."""
    return os.environ.get("IPNB_STUDENT_SERVER", "")


def base_url() -> str:
    """Where the student's own server stands on the hub, with its slash."""
    return student_server() or os.environ.get("JUPYTERHUB_SERVICE_PREFIX", "/")


def desk_address() -> str:
    """Where the desk is served; empty where no hub serves one."""
    if student_server():
        return student_server()
    return (
        f"{base_url()}voila/render/desk.ipynb" if "JUPYTERHUB_SERVICE_PREFIX" in os.environ else ""
    )


def form_address(notebook: str) -> str:
    """Return where the form of an assignment is served.

    Parameters
    ----------
    notebook : str
        The assignment's notebook, as a path from the student's home with forward slashes.
    """
    if student_server():
        return f"{student_server()}form/{quote(PurePosixPath(notebook).parent.as_posix())}"
    return f"{base_url()}voila/render/{quote(notebook)}"


def book_address() -> str:
    """Where the book is served; empty where it is not."""
    return os.environ.get("IPNB_BOOK_ADDRESS", "")
