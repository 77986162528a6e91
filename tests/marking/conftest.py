"""A graded class to mark: made once for a file of tests, copied for each test that changes it."""

import html
import importlib.util
import json
import re
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from grading.course import NAME, Course
from grading.instructor_server import TOKEN, Server

from ipnb.marking.desk import MarkingDesk, Wanted
from ipnb.marking.marking_course import CourseCache, MarkingCourse
from marking.class_of import graded_class

_spec = importlib.util.spec_from_file_location(
    "browser_conftest", Path(__file__).parents[1] / "browser/conftest.py"
)
_browser = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_browser)
browser_type_launch_args, axe = _browser.browser_type_launch_args, _browser.axe


@pytest.fixture(scope="session")
def six(tmp_path_factory):
    """Six graded, one blank, one held; not to be changed."""
    return graded_class(tmp_path_factory.mktemp("six") / "course")


@contextmanager
def served_copy(of: Course, root: Path):
    """An instructor's server over a copy of a class, with its `Marking`."""
    shutil.copytree(of.root, root)
    server = Server(root, without=("voila.server_extension", "jupyterlab"))
    server.marking = Marking(Course.at(root))
    yield server
    server.stop()
    server.marking.gradebook.close()


@pytest.fixture(scope="session")
def served(six, tmp_path_factory):
    """A server over the class; each test that marks takes a student of its own."""
    with served_copy(six, tmp_path_factory.mktemp("served") / "course") as server:
        yield server


@pytest.fixture
def signed_in(served):
    """``signed_in()`` -> a marker of their own, who asks the server as a page does."""
    return lambda: Marker(served)


class Marker:
    """Somebody who is signed in, with cookies as a browser has them."""

    def __init__(self, server: Server):
        self.server, self.http = server, requests.Session()
        self.http.get(f"{server.address}api/status?token={TOKEN}", timeout=60)
        page = self.http.get(f"{server.address}marking/{NAME}", timeout=60).text
        told = json.loads(html.unescape(re.search(r"data-told='([^']*)'", page)[1]))
        self.headers = {"X-XSRFToken": told["xsrf"]}

    def get(self, path: str):
        return self.http.get(f"{self.server.address}marking/{path}", timeout=60)

    def post(self, path: str, data, **headers):
        address = f"{self.server.address}marking/{path}"
        return self.http.post(address, json=data, headers=self.headers | headers, timeout=60)

    def row(self, student: str, stage: str = "first", part: str = "n1") -> dict:
        """One text as it stands."""
        return self.text(student, stage, part)["row"]

    def text(self, student: str, stage: str = "first", part: str = "n1") -> dict:
        place = self.server.marking.id_of(student)
        return self.get(f"api/text/{NAME}/{part}/{stage}/{place}").json()

    def act(self, student: str, kind: str, stage: str = "first", part: str = "n1", **own):
        """Do something, as a page that has just been opened does it."""
        row = self.row(student, stage, part)
        sent = {
            "kind": kind,
            "version": row["version"],
            "digest": row["digest"],
            "rubric_version": 0,
        }
        return self.post(f"api/text/{NAME}/{part}/{stage}/{row['id']}", sent | own)


class Marking:
    """A course, and desks at which it is marked."""

    def __init__(self, course: Course):
        self.course, self.gradebook = course, course.open_gradebook()
        self.coursedir, self.cache = course.app().coursedir, CourseCache()

    def desk(self, marker="ada", stage="first", part="n1") -> MarkingDesk:
        course = MarkingCourse(self.gradebook, self.coursedir, NAME, self.cache)
        return MarkingDesk(course, course.part(part), stage, marker)

    def id_of(self, student: str) -> str:
        return self.gradebook.find_submission(NAME, student).notebooks[0].id

    def give(self, desk, student, levels: str | dict, **own):
        """Give levels one after the other, as one types them: ``"21032"``."""
        if isinstance(levels, str):
            levels = {str(place): int(level) for place, level in enumerate(levels)}
        outcome = None
        for criterion, level in levels.items():
            data = {"criterion": criterion, "level": level}
            outcome = self.act(desk, student, "level", data, **own)
        return outcome

    def act(self, desk, student, kind, data, version=None, digest=None):
        marked = desk.find(self.id_of(student))
        seen = marked.sheet(desk.stage).version if version is None else version
        return desk.act(marked.id, Wanted(kind, data, seen, digest or marked.digest))

    def comment(self, desk, student, *comments: tuple[str, str]):
        given = [{"criterion": criterion, "text": text} for criterion, text in comments]
        return self.act(desk, student, "comments", {"comments": given})

    def in_gradebook(self, student, cell="n1"):
        """Mark, whether a person is waited for, and comment, as nbgrader reads them."""
        self.gradebook.db.expire_all()
        grade = self.gradebook.find_grade(cell, NAME, NAME, student)
        comment = self.gradebook.find_comment(cell, NAME, NAME, student)
        return grade.manual_score, grade.needs_manual_grade, comment.manual_comment


@pytest.fixture
def marking(six, tmp_path):
    root = tmp_path / "course"
    shutil.copytree(six.root, root)
    made = Marking(Course.at(root))
    yield made
    made.gradebook.close()
