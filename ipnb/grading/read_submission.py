"""What a student handed in: a notebook and answers.json, read as data.

Nothing here is run, followed or believed.
"""

import json
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from ipnb.formulation.vocabulary import held
from ipnb.grading.code_notebook import HandedInCell, text_of
from ipnb.grading.object_storage import is_remote, local_copy
from ipnb.grading.plain_text import named, short
from ipnb.grading.releases import received
from ipnb.grading.submission import AGAIN, Submission
from ipnb.grading.time_limit import SECONDS, TimeLimitExceeded, time_limit
from ipnb.grading.timestamps import InvalidTimestamp, parse_timestamp
from ipnb.grading.untrusted_files import (
    ANSWERS,
    LIMITS,
    NOTEBOOK_LIMIT,
    NOTEBOOKS,
    SECRET,
    TIMESTAMP,
    RefusedFile,
    read_untrusted_file,
)

#: the most that is taken of what stands in one cell and all its copies, in signs: as much as the form takes
TYPED = 40_000
#: the most copies of one cell that are looked at
COPIES = 50


def read_submission(
    folder: str | Path,
    notebook: str,
    released: dict[str, str],
    releases: Sequence[dict[str, str]] = (),
    has_tests: bool = False,
) -> Submission:
    """Read one submission.

    Parameters
    ----------
    folder
        ``submitted/<student>/<assignment>``, or its address in object storage.
    notebook
        The name of the assignment's notebook, without ending.
    released
        The text of each released cell by grade id, to tell what was deleted, copied or edited.
    releases
        The same for every release so far, newest last, for those who fetched before a correction.
    has_tests
        Whether the notebook itself is what is graded, instead of answers.json.

    Returns
    -------
    Submission
        Never raises for anything that a student can have done.

    Raises
    ------
    OSError
        If object storage cannot be read.
    """
    if is_remote(folder):
        with local_copy(str(folder)) as copy:
            return read_submission(copy, notebook, released, releases, has_tests)
    folder = Path(folder)
    submission = Submission()
    if folder.is_symlink():
        submission.require_review(held("reason.link"))
    elif not os.access(folder, os.R_OK | os.X_OK):
        reason = held("reason.closed_folder")
        submission.require_review(reason, held("remedy.let_read"))
    else:
        try:
            with time_limit():
                if not has_tests:
                    _read_answers(folder, submission)
                _read_files(folder, notebook, released, list(releases), submission, has_tests)
        except TimeLimitExceeded:
            submission.require_review(held("reason.slow_reading", seconds=SECONDS))
    return submission


def _read_files(
    folder: Path,
    notebook: str,
    released: dict[str, str],
    releases: list[dict[str, str]],
    submission: Submission,
    has_tests: bool,
) -> None:
    for name in (TIMESTAMP, SECRET):
        if os.path.lexists(folder / name):
            try:
                submission.files[name] = read_untrusted_file(folder / name, LIMITS[name])
            except RefusedFile as refused:
                submission.notes.append(f"{name} {refused}, so it was left aside.")
    _read_time(submission)
    data = _read_notebook(folder, notebook, released, submission)
    if submission.cells:
        submission.received = received(submission.cells, releases or [released])
        if has_tests:
            submission.code = _code(data)
        else:
            _compare(submission)


def time_in(folder: str | Path) -> datetime | None:
    """Read when a submission was handed in; None where nobody knows."""
    try:
        return parse_timestamp(
            read_untrusted_file(Path(folder) / TIMESTAMP, LIMITS[TIMESTAMP]).decode(
                "utf-8", "replace"
            )
        )
    except (RefusedFile, InvalidTimestamp):
        return None


def _read_time(submission: Submission) -> None:
    text = submission.files.get(TIMESTAMP, b"").decode("utf-8", "replace").strip()
    try:
        submission.submitted_at = parse_timestamp(text) if text else None
    except InvalidTimestamp as problem:
        submission.files.pop(TIMESTAMP)
        submission.notes.append(f"{TIMESTAMP} {problem}, so nobody knows whether this was late.")


def _read_answers(folder: Path, submission: Submission) -> None:
    path = folder / ANSWERS
    if not os.path.lexists(path):
        submission.require_review(held("reason.no_answers"), _where_answers_may_be(folder))
        return
    try:
        data = read_untrusted_file(path, LIMITS[ANSWERS])
    except RefusedFile as refused:
        submission.require_review(held("reason.answers_refused", problem=refused))
        return
    submission.files[ANSWERS] = data
    if not data.strip():
        submission.require_review(held("reason.answers_empty"))
        return
    try:
        submission.answers = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        submission.require_review(held("reason.answers_not_text"))


def _where_answers_may_be(folder: Path) -> str:
    """Look for answers under another name or in a folder below, as downloads and zip files leave them."""
    like = (
        sorted(p.relative_to(folder) for p in folder.glob("*/answers*.json"))
        if folder.is_dir()
        else []
    )
    like += sorted(p.relative_to(folder) for p in folder.glob("answers*.json"))
    if like:
        return held("remedy.rename_answers", names=_names(like))
    return AGAIN


def _read_notebook(
    folder: Path,
    notebook: str,
    released: dict[str, str],
    submission: Submission,
) -> bytes:
    """Find the notebook, sort its cells, and return the file."""
    notebooks = {path.stem: path for path in sorted(folder.glob("*.ipynb"))}
    if not notebooks:
        submission.require_review(held("reason.no_notebook", notebook=notebook))
        return b""
    others = sorted(set(notebooks) - {notebook})
    if notebook not in notebooks:
        ours = [name for name in others[:NOTEBOOKS] if _is_of_assignment(notebooks[name], released)]
        if len(ours) != 1:
            submission.require_review(
                held("reason.which_notebook", notebook=notebook, names=_names(others)),
                held("remedy.rename_notebook", notebook=notebook),
            )
            return b""
        notebook, renamed_from = ours[0], notebook
        others.remove(notebook)
        submission.notes.append(
            f"The notebook was called {_names([notebook])}; it was graded as {renamed_from}."
        )
    if others:
        submission.notes.append(f"Other notebooks were left aside: {_names(others)}.")
    try:
        data = read_untrusted_file(notebooks[notebook], NOTEBOOK_LIMIT)
        _sort(notebook_cells(data), released, submission)
    except RefusedFile as refused:
        submission.require_review(held("reason.notebook_refused", problem=refused))
        return b""
    return data


def notebook_cells(data: bytes) -> list[tuple[str | None, str]]:
    """Read the cells of a notebook: grade id (None for a cell of the student's own) and text of each.

    Raises
    ------
    RefusedFile
        If the bytes are no notebook.
    """
    try:
        tree = json.loads(data)
    except RecursionError:
        raise RefusedFile("is nested so deeply that it cannot be a notebook") from None
    except ValueError:
        raise RefusedFile("is not a readable notebook (broken JSON)") from None
    cells = tree.get("cells") if isinstance(tree, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise RefusedFile("is not a notebook that we know how to read (no list of cells)")
    return [(_grade_id(cell), text_of(cell.get("source"))) for cell in cells]


def _code(data: bytes) -> tuple[HandedInCell, ...]:
    """Read every cell of a notebook that `notebook_cells` has read, with its type."""
    return tuple(
        HandedInCell(
            _grade_id(cell),
            "code" if cell.get("cell_type") == "code" else "markdown",
            text_of(cell.get("source")),
        )
        for cell in json.loads(data)["cells"]
    )


def _grade_id(cell: dict[str, Any]) -> str | None:
    here: Any = cell.get("metadata")
    for name in ("nbgrader", "grade_id"):
        here = here.get(name) if isinstance(here, dict) else None
    return here if isinstance(here, str) else None


def _is_of_assignment(path: Path, released: dict[str, str]) -> bool:
    try:
        return any(
            grade_id in released
            for grade_id, _ in notebook_cells(read_untrusted_file(path, NOTEBOOK_LIMIT))
        )
    except RefusedFile:
        return False


def _sort(
    cells: list[tuple[str | None, str]], released: dict[str, str], submission: Submission
) -> None:
    """Tell our cells from the student's own."""
    for grade_id, text in cells:
        if grade_id is not None and grade_id in released:
            submission.cells.setdefault(grade_id, []).append(text)
        elif text.strip():
            submission.own.append(text)
    for name, texts in submission.cells.items():
        if len(texts) > COPIES or sum(map(len, texts)) > TYPED + COPIES * len(released[name]):
            submission.cells[name] = [max(texts, key=len)[:TYPED]]
            reason = held("reason.cell_too_long", cell=short(name), signs=TYPED, copies=COPIES)
            submission.require_review(
                reason,
                held("remedy.write_in_form"),
            )
    if not submission.cells:
        submission.require_review(held("reason.other_notebook"))


def _compare(submission: Submission) -> None:
    """Say what was deleted, copied or edited, compared with what this student received."""
    cells, received = submission.cells, submission.received
    gone = [name for name in received if name not in cells]
    twice = [name for name, texts in cells.items() if len(texts) > 1]
    edited = [name for name, texts in cells.items() if _is_edited(texts, received.get(name))]
    if gone:
        submission.notes.append(f"Deleted in the notebook and put back: {_names(gone)}.")
    if twice:
        submission.notes.append(f"Copied in the notebook, copies left aside: {_names(twice)}.")
    if edited:
        submission.notes.append(
            f"Edited in the notebook, which changes no score: {_names(edited)}."
        )


def _is_edited(texts: list[str], received: str | None) -> bool:
    return received is not None and any(text.strip() != received.strip() for text in texts)


def _names(names: Iterable[str | Path], limit: int = 6) -> str:
    return named([short(str(name)) for name in names], limit)
