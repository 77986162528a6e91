"""A term's end: archived and put away, or everything as it was, whatever goes wrong."""

from datetime import date
from pathlib import Path

import pytest
from grading import postgres
from grading.course import NAME
from nbgrader.api import Gradebook

from ipnb.grading.copy_gradebook import copy_gradebook
from ipnb.grading.records import Records
from ipnb.term.archive import ArchiveRefused, read_back
from ipnb.term.end_term import end_term, finish_interrupted, plan_ending
from ipnb.term.set_aside import SetAside
from ipnb.term.work_there import work_there
from term.support import small_disk, tree

#: one worker makes the courses of all of these
pytestmark = pytest.mark.xdist_group("term")

TODAY = date(2027, 7, 1)


def planned(course, to=None, term=""):
    return plan_ending(course.app(), to or course.home / "archives", term, TODAY)


def quiet(words):
    """Say nothing."""


def test_a_term_is_archived_and_the_course_ready_for_the_next(taught):
    app = taught.app()
    ending = planned(taught)
    assert ending.place == taught.home / "archives/ipnb-2027-spring-2027-07-01"
    assert end_term(app, ending, quiet) == []
    assert read_back(ending.place)["submissions"] == 1
    assert work_there(app) == [] and not (taught.root / "term.json").exists()
    assert (taught.exchange / "ipnb/inbound").stat().st_mode & 0o7777 == 0o2733
    assert (taught.root / "source" / NAME / "case.yaml").exists()
    assert (taught.root / "keys" / f"{NAME}.yaml").exists()
    with pytest.raises(ArchiveRefused, match="is there already, and is never written over"):
        planned(taught, term="2027-spring")


@pytest.mark.parametrize("size", [2_000, 60_000])
def test_a_full_disk_leaves_everything_as_it_was(taught, size):
    app, ending, before = taught.app(), planned(taught), tree(taught.home)
    with small_disk(size), pytest.raises(ArchiveRefused):
        end_term(app, ending, quiet)
    assert list((taught.home / "archives").iterdir()) == []
    (taught.home / "archives").rmdir()
    assert tree(taught.home) == before


@pytest.mark.parametrize("when", ["course", "exchange", "gradebook", "reading", "putting"])
def test_an_interruption_leaves_everything_as_it_was(taught, when):
    app, ending, before = taught.app(), planned(taught), tree(taught.home)

    def interrupt(words):
        if words.startswith(when):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        end_term(app, ending, interrupt)
    assert list((taught.home / "archives").iterdir()) == []
    (taught.home / "archives").rmdir()
    assert tree(taught.home) == before


def test_whoever_hands_in_meanwhile_loses_nothing(taught):
    late = taught.exchange / f"ipnb/inbound/ben+{NAME}+2027-07-01 00:00:00 UTC"

    def hand_in(words):
        if words == "reading it back":
            late.mkdir()
            (late / "answers.json").write_text("{}", encoding="utf-8")

    with pytest.raises(ArchiveRefused, match="Somebody wrote while the archive was made"):
        end_term(taught.app(), planned(taught), hand_in)
    assert (late / "answers.json").exists() and taught.folder("ada").is_dir()
    assert list((taught.home / "archives").iterdir()) == []


def test_a_grader_who_is_at_work_is_noticed(taught):
    def grade(words):
        if words == "reading it back":
            with taught.open_gradebook() as gradebook, gradebook.db.no_autoflush:
                gradebook.add_submission(NAME, "ben")

    with pytest.raises(ArchiveRefused, match=r"\(the gradebook\)"):
        end_term(taught.app(), planned(taught), grade)
    with taught.open_gradebook() as gradebook:
        assert len(gradebook.assignment_submissions(NAME)) == 2


def test_a_run_that_was_killed_while_putting_away_is_taken_back(taught):
    app, before = taught.app(), tree(taught.home)
    SetAside(taught.root).move(planned(taught).contents.put_away)
    assert "back in its place" in finish_interrupted(app)
    assert tree(taught.home) == before


@pytest.mark.parametrize(
    ("to", "term", "why"),
    [
        ("course/old", "", "of which it would be a copy"),
        ("exchange/ipnb/old", "", "of which it would be a copy"),
        ("archives", "2026-autumn", "in the term 2027-spring, not 2026-autumn"),
    ],
)
def test_what_cannot_be_meant_is_refused(taught, to, term, why):
    with pytest.raises(ArchiveRefused, match=why):
        planned(taught, taught.home / to, term)


def test_a_course_that_knows_no_term_is_told_one(taught):
    (taught.root / "term.json").unlink()
    with pytest.raises(ArchiveRefused, match="--term 2026-autumn"):
        planned(taught)
    assert planned(taught, term="2026-autumn").place.name == "ipnb-2026-autumn-2027-07-01"


def test_submissions_in_object_storage_are_not_passed_over(taught, monkeypatch):
    monkeypatch.setenv("IPNB_SUBMISSIONS", "s3://bucket/term")
    with pytest.raises(ArchiveRefused, match="lie in s3://bucket/term"):
        planned(taught)


def test_too_little_room_is_said_before_anything_is_written(taught):
    ending = planned(taught)
    large = type(ending)(ending.term, ending.place, ending.contents, 10**15)
    with pytest.raises(ArchiveRefused, match="may need 1,000,000,000"):
        end_term(taught.app(), large, quiet)
    assert not (taught.home / "archives").exists()


@pytest.mark.deep
def test_a_gradebook_on_postgresql_is_archived_and_emptied(taught, monkeypatch):
    with postgres.server() as url:
        copy_gradebook(str(taught.root / "gradebook.db"), url)
        (taught.root / "gradebook.db").unlink()
        monkeypatch.setenv("IPNB_GRADEBOOK", url)
        app, ending = taught.app(), planned(taught)
        with pytest.raises(KeyboardInterrupt):
            end_term(app, ending, interrupt_at("putting"))
        with Gradebook(url, "ipnb") as gradebook:
            assert len(gradebook.assignment_submissions(NAME)) == 1
        assert end_term(app, ending, quiet) == []
        with Gradebook(url, "ipnb") as gradebook:
            assert (gradebook.students, gradebook.assignments) == ([], [])
            assert Records(gradebook).assignments() == []
        with Gradebook(f"sqlite:///{ending.place / 'gradebook.db'}", "ipnb") as gradebook:
            assert gradebook.find_submission(NAME, "ada").score > 0
        # killed between emptying the gradebook and deleting: it goes on
        (taught.root / "submitted/ada").mkdir()
        SetAside(taught.root).move([taught.root / "submitted"])
        assert "it is finished now" in finish_interrupted(app)
        assert list(Path(taught.root, "submitted").iterdir()) == []


def interrupt_at(when):
    def say(words):
        if words.startswith(when):
            raise KeyboardInterrupt

    return say
