"""Which folder belongs to whom, by the course's own folder pattern. Nobody becomes a student elsewhere."""

import fnmatch
import glob
import os
import re
from collections.abc import Iterable
from typing import Any

from nbgrader.utils import full_split

from ipnb.grading.object_storage import list_remote, submissions_url
from ipnb.grading.student_ids import id_problem, quoted, similar_ids


def list_submissions(
    coursedir: Any, assignment: str, student: str = "*", step: str | None = None
) -> list[tuple[str, str, str]]:
    """List every submission as ``(assignment, student, folder)``, sorted by folder.

    A folder whose name cannot be an id (`student_ids.id_problem`) is left out; `refused_folders` names it. What
    was submitted may lie in object storage (`object_storage`), and then has an address in place of a folder.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment, student
        Names, or patterns with ``*``.
    step
        Another step's folder than ``submitted``.
    """
    step = step or coursedir.submitted_directory
    if (url := submissions_url()) and step == coursedir.submitted_directory:
        listed = list_remote(url, assignment, student)
        return sorted((one for one in listed if not id_problem(one[1])), key=lambda one: one[2])
    submissions = []
    for name in _names(coursedir, step, assignment):
        if not id_problem(name) and fnmatch.fnmatchcase(name, student):
            folders = _folders(coursedir, step, assignment, name)
            submissions += [(of, name, folder) for of, folder in folders]
    return sorted(submissions, key=lambda submission: submission[2])


def refused_folders(coursedir: Any, assignment: str) -> list[str]:
    """Name what stands where submissions stand and is none, with reason and remedy.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment
        A name, or a pattern with ``*``.

    Returns
    -------
    list of str
        A sentence or two for each folder.
    """
    step = coursedir.submitted_directory
    sentences: list[str] = []
    if submissions_url():
        return sentences
    for name, path in _names(coursedir, step, assignment).items():
        where, why = f"The folder {quoted(name)} in {step}/", id_problem(name)
        if not os.access(path, os.R_OK | os.X_OK):
            sentences.append(
                f"{where} cannot be opened, so nobody knows what is in it. Let whoever grades read it."
            )
        elif why and _folders(coursedir, step, assignment, name):
            sentences.append(
                f"{where} {why}: not graded. If it is somebody's work, give it the student's id."
            )
    return sentences


def doubtful_names(coursedir: Any, assignment: str, known: Iterable[str]) -> list[str]:
    """Name refused folders, and ids of this assignment that are probably one person's.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment
        Its name.
    known
        Ids that the course knows, to compare with.
    """
    here = {student for _, student, _ in list_submissions(coursedir, assignment)}
    similar = [group for group in similar_ids(here | set(known)) if here & set(group)]
    return refused_folders(coursedir, assignment) + [
        f"Probably one person, written in {len(group)} ways: {', '.join(map(quoted, group))}."
        for group in similar
    ]


def _names(coursedir: Any, step: str, assignment: str) -> dict[str, str]:
    """Return every name that stands in the place of a student's id, whatever it is, with its path."""
    parts = full_split(coursedir.directory_structure)
    if "{student_id}" not in parts:
        raise ValueError(
            "CourseDirectory.directory_structure needs a folder of its own for {student_id}."
        )
    before = parts[: parts.index("{student_id}")]
    above = [part.format(nbgrader_step=step, assignment_id=assignment) for part in before]
    names: dict[str, str] = {}
    for parent in glob.glob(os.path.join(glob.escape(coursedir.root), *above)):
        if os.path.isdir(parent):
            entries = os.scandir(parent)
            names |= {one.name: one.path for one in entries if one.is_symlink() or one.is_dir()}
    return dict(sorted(names.items()))


def _folders(coursedir: Any, step: str, assignment: str, student: str) -> list[tuple[str, str]]:
    """Return assignment and folder of each submission of one student."""
    below = coursedir.directory_structure.format(
        nbgrader_step=step, student_id=glob.escape(student), assignment_id=assignment
    )
    pattern = coursedir.format_path(step, re.escape(student), "(?P<assignment>[^/]*)", escape=True)
    folders = sorted(glob.glob(os.path.join(glob.escape(coursedir.root), below)))
    matches = [re.fullmatch(pattern, folder) for folder in folders]
    return [(match["assignment"], match[0]) for match in matches if match]
