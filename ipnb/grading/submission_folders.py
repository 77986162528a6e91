"""Which folder belongs to whom, by the course's own folder pattern. Nobody becomes a student elsewhere."""

import fnmatch
import glob
import os
import re

from nbgrader.utils import full_split

from ipnb.grading.student_ids import id_problem, quoted, similar_ids


def list_submissions(
    coursedir, assignment: str, student: str = "*", step: str | None = None
) -> list[tuple[str, str, str]]:
    """Every submission as ``(assignment, student, folder)``, sorted by folder.

    A folder whose name cannot be an id (`ids.id_problem`) is left out; `refused_folders` names it.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment, student
        Names, or patterns with ``*``.
    step
        Another step's folder than ``submitted``.
    """
    step = step or coursedir.submitted_directory
    found = []
    for name in _names(coursedir, step, assignment):
        if not id_problem(name) and fnmatch.fnmatchcase(name, student):
            found += [
                (of, name, folder) for of, folder in _folders(coursedir, step, assignment, name)
            ]
    return sorted(found, key=lambda one: one[2])


def refused_folders(coursedir, assignment: str) -> list[str]:
    """What stands where submissions stand and is none, a sentence or two each: name, reason and remedy."""
    step, told = coursedir.submitted_directory, []
    for name, path in _names(coursedir, step, assignment).items():
        where, why = f"The folder {quoted(name)} in {step}/", id_problem(name)
        if not os.access(path, os.R_OK | os.X_OK):
            told.append(
                f"{where} cannot be opened, so nobody knows what is in it. Let whoever grades read it."
            )
        elif why and _folders(coursedir, step, assignment, name):
            told.append(
                f"{where} {why}: not graded. If it is somebody's work, give it the student's id."
            )
    return told


def doubtful_names(coursedir, assignment: str, known) -> list[str]:
    """`refused_folders`, and ids that are probably one person's, of this assignment and of ``known``."""
    here = {student for _, student, _ in list_submissions(coursedir, assignment)}
    alike = [group for group in similar_ids(here | set(known)) if here & set(group)]
    return refused_folders(coursedir, assignment) + [
        f"Probably one person, written in {len(group)} ways: {', '.join(map(quoted, group))}."
        for group in alike
    ]


def _names(coursedir, step: str, assignment: str) -> dict[str, str]:
    """Every name that stands in the place of a student's id, whatever it is, with its path."""
    parts = full_split(coursedir.directory_structure)
    if "{student_id}" not in parts:
        raise ValueError(
            "CourseDirectory.directory_structure needs a folder of its own for {student_id}."
        )
    before = parts[: parts.index("{student_id}")]
    above = [part.format(nbgrader_step=step, assignment_id=assignment) for part in before]
    names = {}
    for parent in filter(
        os.path.isdir, glob.glob(os.path.join(glob.escape(coursedir.root), *above))
    ):
        names |= {
            one.name: one.path for one in os.scandir(parent) if one.is_symlink() or one.is_dir()
        }
    return dict(sorted(names.items()))


def _folders(coursedir, step: str, assignment: str, student: str) -> list[tuple[str, str]]:
    """Assignment and folder of each submission of one student."""
    below = coursedir.directory_structure.format(
        nbgrader_step=step, student_id=glob.escape(student), assignment_id=assignment
    )
    pattern = coursedir.format_path(step, re.escape(student), "(?P<assignment>[^/]*)", escape=True)
    folders = sorted(glob.glob(os.path.join(glob.escape(coursedir.root), below)))
    return [
        (match["assignment"], match[0]) for one in folders if (match := re.fullmatch(pattern, one))
    ]
