"""What a student handed in is read as data; whatever it is, it is told and never an error."""

import json

import pytest

from ipnb.grading.read_submission import read_submission, time_in
from ipnb.grading.submission import submission_digest

RELEASED = {"formulation": "# Answer in the form.", "n1": "Write here."}


def cell(grade_id: str | None, text: str) -> dict:
    metadata = {"nbgrader": {"grade_id": grade_id}} if grade_id else {}
    return {"cell_type": "markdown", "metadata": metadata, "source": [text]}


@pytest.fixture
def folder(tmp_path):
    """A submission as it should be."""
    cells = [cell(name, text) for name, text in RELEASED.items()]
    (tmp_path / "river.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    (tmp_path / "answers.json").write_text("{}", encoding="utf-8")
    return tmp_path


def read(folder):
    return read_submission(folder, "river", RELEASED)


def test_a_submission_as_it_should_be_needs_nobody(folder):
    """Is everything there, and nothing said?"""
    (folder / "timestamp.txt").write_text("2026-03-01 10:00:00 UTC")
    submission = read(folder)
    assert submission.review_reasons == [] and submission.notes == []
    assert submission.answers == "{}"
    assert submission.cells == {name: [text] for name, text in RELEASED.items()}
    assert (
        submission.submitted_at.isoformat() == "2026-03-01T10:00:00" == time_in(folder).isoformat()
    )


def test_what_was_changed_in_the_notebook_is_noted(folder):
    """Deleted, copied, edited and added: is each said, and none a reason to wait?"""
    cells = [cell("n1", "Mine."), cell("n1", "Write here."), cell(None, "My own.")]
    (folder / "river.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    submission = read(folder)
    assert submission.own == ["My own."] and submission.review_reasons == []
    assert [note.split(":")[0] for note in submission.notes] == [
        "Deleted in the notebook and put back",
        "Copied in the notebook, copies left aside",
        "Edited in the notebook, which changes no score",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda f: (f / "answers.json").unlink(), "No answers.json was handed in"),
        (lambda f: (f / "answers.json").write_bytes(b"\xff"), "is not UTF-8 text"),
        (lambda f: (f / "answers.json").write_bytes(b" \n"), "is empty"),
        (lambda f: (f / "river.ipynb").unlink(), "No notebook was handed in"),
        (lambda f: (f / "river.ipynb").write_text("["), "broken JSON"),
        (
            lambda f: (f / "river.ipynb").write_text('{"cells": []}'),
            "none of this assignment's cells",
        ),
    ],
)
def test_what_is_missing_or_broken_needs_a_person(folder, change, words):
    """Is there a reason, with what to do?"""
    change(folder)
    (reason,) = read(folder).review_reasons
    assert words in reason.reason and reason.remedy


def test_a_renamed_notebook_is_found_by_its_cells(folder):
    """Does a browser's "river (1).ipynb" cost anybody anything?"""
    (folder / "river.ipynb").rename(folder / "river (1).ipynb")
    submission = read(folder)
    assert submission.review_reasons == []
    assert "it was graded as river" in submission.notes[0]


def test_the_digest_notices_every_change_that_counts(folder):
    """Would something handed in again without a newer time be overlooked?"""
    before = submission_digest(read(folder))
    assert submission_digest(read(folder)) == before
    (folder / "answers.json").write_text('{"a": 1}', encoding="utf-8")
    assert submission_digest(read(folder)) != before
