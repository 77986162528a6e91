"""What of a term's work is there."""

import pytest
from grading.course import NAME

from ipnb.term.work_there import (
    exchange_folder,
    gradebook_file,
    has_gradebook,
    submissions_in_gradebook,
    work_there,
)

#: one worker makes the courses of all of these
pytestmark = pytest.mark.xdist_group("term")


def test_a_fresh_course_has_none_and_asking_makes_no_gradebook(bare):
    (bare.root / "gradebook.db").unlink()
    app = bare.app()
    assert work_there(app) == []
    assert not has_gradebook(app.coursedir.db_url) and not (bare.root / "gradebook.db").exists()
    assert exchange_folder(app) == bare.exchange / "ipnb"


def test_work_is_told_by_folder_gradebook_and_exchange(taught):
    said = work_there(taught.app())
    assert said[:3] == [
        "submitted/ of 1 student",
        "autograded/ of 1 student",
        "feedback/ of 1 student",
    ]
    assert said[3].startswith("1 folder in ") and said[3].endswith("/inbound")
    assert said[4:] == ["1 submission in the gradebook"]
    assert (taught.root / "submitted" / "ada" / NAME).is_dir()


@pytest.mark.parametrize(
    ("url", "file"),
    [("sqlite:////a/b.db?timeout=60", "/a/b.db"), ("postgresql+psycopg2://u:p@h/name", "None")],
)
def test_only_sqlite_is_a_file(url, file):
    assert str(gradebook_file(url)) == file


def test_an_empty_file_is_no_gradebook(tmp_path):
    (tmp_path / "g.db").touch()
    assert submissions_in_gradebook(f"sqlite:///{tmp_path / 'g.db'}") == 0
