"""Which folder belongs to whom, by the course's own folder pattern."""

import glob
import re


def submissions(
    coursedir, assignment: str, student: str = "*", step: str | None = None
) -> list[tuple[str, str, str]]:
    """Every submission as ``(assignment, student, folder)``, sorted by folder.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment, student
        Names, or patterns with ``*``.
    step
        Another step's folder than ``submitted``.
    """
    step = step or coursedir.submitted_directory
    regexp = coursedir.format_path(step, "(?P<student>[^/]*)", "(?P<assignment>[^/]*)", escape=True)
    found = []
    for folder in sorted(glob.glob(coursedir.format_path(step, student, assignment))):
        names = re.fullmatch(regexp, folder)
        if names:
            found.append((names["assignment"], names["student"], folder))
    return found
