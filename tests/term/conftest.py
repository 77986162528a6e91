"""A course with an exchange, and one in which a term was taught; made once, copied for each test."""

import shutil

import pytest
from grading.course import CONFIG, NAME, Course
from grading.support import EXCHANGE

from term.support import DATES, NEXT, ROSTER, empty_gradebook


class TermCourse(Course):
    """A course folder with an exchange, a roster and dates beside it."""

    @property
    def home(self):
        return self.root.parent

    @property
    def exchange(self):
        return self.home / "exchange"

    def configure(self):
        """Let the course know its exchange, also after it was copied."""
        text = CONFIG + EXCHANGE.format(root=str(self.exchange))
        (self.root / "nbgrader_config.py").write_text(text, encoding="utf-8")

    def new(self, *more, roster="roster.csv", dates="dates.yaml"):
        """`ipnb term new`: exit code and what it printed."""
        files = ("--roster", str(self.home / roster), "--dates", str(self.home / dates))
        return self.ipnb("term", "new", *files, *more)

    def archive(self, *more):
        """`ipnb term archive`: exit code and what it printed."""
        return self.ipnb("term", "archive", "--to", str(self.home / "archives"), *more)


def _copy(course, folder):
    shutil.copytree(course.home, folder)
    there = TermCourse.at(folder / "course")
    there.configure()
    return there


@pytest.fixture(scope="session")
def bare_course(tmp_path_factory):
    """A course that was never used, with an empty gradebook; not to be changed."""
    home = tmp_path_factory.mktemp("terms") / "home"
    course = TermCourse(home / "course")
    course.exchange.mkdir()
    course.exchange.chmod(0o777)
    course.configure()
    for name, text in {"roster.csv": ROSTER, "dates.yaml": DATES, "next.yaml": NEXT}.items():
        (home / name).write_text(text, encoding="utf-8")
    empty_gradebook(course.root / "gradebook.db")
    # which enters the course's id when it is first opened
    course.open_gradebook().close()
    return course


@pytest.fixture(scope="session")
def taught_course(bare_course, tmp_path_factory):
    """A course at the end of a term, with one graded submission, feedback and an exchange; not to be changed."""
    course = _copy(bare_course, tmp_path_factory.mktemp("taught") / "home")
    assert course.new()[0] == 0
    api = course.api()
    for done in (api.generate_assignment(NAME), api.release_assignment(NAME)):
        assert done["success"], done
    course.hand_in("ada", course.answers("ada"))
    inbound = course.exchange / f"ipnb/inbound/ada+{NAME}+2027-03-01 12:00:00 UTC"
    shutil.copytree(course.folder("ada"), inbound)
    assert course.grade()[0]
    course.give_feedback()
    return course


@pytest.fixture
def bare(bare_course, tmp_path):
    """A course that was never used, with an empty gradebook."""
    return _copy(bare_course, tmp_path / "home")


@pytest.fixture
def taught(taught_course, tmp_path):
    """A course at the end of a term."""
    return _copy(taught_course, tmp_path / "home")
