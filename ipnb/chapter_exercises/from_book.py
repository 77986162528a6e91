"""The list of exercises, made from the book's chapters and the course's rule; every fault with its line.

The book's order and its exercises are read from `_toc.yml` and from the files beside the chapters, so that the
list and the pages cannot say two things.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ipnb.chapter_exercises.exercise_list import (
    FILE,
    Chapter,
    Exercise,
    ExerciseList,
    read_exercise_list,
)
from ipnb.documents.diagnostics import Diagnostic, DocumentError, Finding, located
from ipnb.documents.document import Document, read_document
from ipnb.formulation.schema import schema_findings

#: beside `FILE`, for instructors alone
RULE = "exercises.yaml"
TOC = "_toc.yml"
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


def load_exercise_list(folder: Path, root: Path) -> ExerciseList:
    """Make the list of an assignment's folder.

    Parameters
    ----------
    folder
        With `RULE`.
    root
        The course's. Where the book is not beside it, as in the copy that a hub's instructors work in, the
        chapters are those of the list that is there already.

    Raises
    ------
    DocumentError
        If the rule or a chapter's exercises cannot be used.
    """
    rule = read_document(folder / RULE)
    if found := schema_findings(rule, "exercise-rule"):
        raise DocumentError(located(found, rule))
    chapters = chapters_of_book(root) if (root / TOC).exists() else _chapters_there(folder)
    left_out = rule.get("leave_out") or []
    known = {chapter.id for chapter in chapters}
    if unknown := [name for name in left_out if name not in known]:
        place = "leave_out", left_out.index(unknown[0])
        problem = f"There is no chapter {unknown[0]}."
        remedy = f"The chapters are: {', '.join(sorted(known))}."
        raise DocumentError(located([Finding(place, problem, remedy)], rule))
    counting = tuple(one for one in chapters if one.id not in left_out)
    if not counting:
        problem = "No chapter is left that could count."
        remedy = "Take a chapter out of this list."
        raise DocumentError(located([Finding(("leave_out",), problem, remedy)], rule))
    return ExerciseList(str(rule["title"]), float(rule["points"]), float(rule["share"]), counting)


def _chapters_there(folder: Path) -> tuple[Chapter, ...]:
    known = read_exercise_list(folder)
    if known is None:
        problem = f"There is neither a book nor a readable {FILE} to take the chapters from."
        remedy = f"Copy {FILE} from the course's repository into this folder."
        raise DocumentError([Diagnostic(str(folder / RULE), None, "", problem, remedy)])
    return known.chapters


def chapters_of_book(root: Path) -> tuple[Chapter, ...]:
    """Read the numbered chapters that have exercises, in the order of the book.

    Parameters
    ----------
    root
        The folder with `TOC` and the book.

    Raises
    ------
    DocumentError
    """
    pages = list(_numbered_pages(read_document(root / TOC)))
    found = (_chapter(root, page, number) for number, page in enumerate(pages, 1))
    return tuple(chapter for chapter in found if chapter is not None)


def _numbered_pages(toc: Document) -> Iterator[str]:
    for part in toc.get("parts") or []:
        if part.get("numbered"):
            yield from (str(one["file"]) for one in part.get("chapters") or [] if "file" in one)


def _chapter(root: Path, page: str, number: int) -> Chapter | None:
    file = root / f"{page}.exercises.yaml"
    if not file.exists():
        return None
    exercises = tuple(
        Exercise(str(one["id"]), str(one["title"]))
        for one in read_document(file).get("exercises") or []
        if isinstance(one, dict) and one.get("id") and one.get("title")
    )
    if not exercises:
        return None
    heading = _HEADING.search((root / f"{page}.md").read_text(encoding="utf-8"))
    title = heading[1].strip() if heading else page
    return Chapter(Path(page).name, number, title, page, exercises)


def is_of_exercises(folder: Path) -> bool:
    """Say whether an assignment's folder under ``source`` is one of exercises."""
    return (folder / RULE).is_file()


def digest_parts(asked: ExerciseList) -> list[Any]:
    """Return what a score depends on: not the titles."""
    chapters = [[chapter.id, [one.id for one in chapter.exercises]] for chapter in asked.chapters]
    return [asked.share, chapters]
