"""The course folder's ``nbgrader_config.py``, without which nothing of a course works."""

import os
import pwd
from importlib.resources import files
from pathlib import Path

FILE = "nbgrader_config.py"
#: what a course's own file calls, whatever else it sets
CALLS = "ipnb.grading.config"


def config_text() -> str:
    """Return the file as a course has it that sets nothing of its own."""
    return files("ipnb.term").joinpath("course_files", f"{FILE}.tpl").read_text(encoding="utf-8")


def config_problem(root: Path) -> str:
    """Say why a course's configuration cannot be used, with the remedy; "" if it can, or there is none.

    Parameters
    ----------
    root
        The course's folder.
    """
    file = root / FILE
    if not file.is_file():
        return ""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return f"{file} cannot be read ({error}). Let this account read it, as UTF-8 text."
    if CALLS not in text:
        return (
            f"{file} does not call {CALLS}.configure, so that nbgrader would grade without this course. Add "
            "its lines from a new course folder, or move the file away: ipnb term new writes another."
        )
    return ""


def others_code(root: Path) -> str:
    """Name the account whose code root would run by opening a course; "" if this account may open it.

    Parameters
    ----------
    root
        The course's folder, in which an instructor may write what they like.
    """
    file = root / FILE
    if os.geteuid() != 0 or not file.is_file() or (owner := file.stat().st_uid) == 0:
        return ""
    try:
        return pwd.getpwuid(owner).pw_name
    except KeyError:
        return f"#{owner}"
