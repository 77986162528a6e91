"""An instructor's server with a small class, for all pages about a class."""

import shutil

import pytest

from grading.course import NAME, Course
from grading.instructor_server import Server

OUTCOMES = f"""
outcomes:
  - {{id: 1, outcome: "tell states apart", assessed: {{{NAME}: [states, n1]}}}}
"""


@pytest.fixture(scope="session")
def teaching(released, tmp_path_factory):
    """A graded class with a hostile name in it, and an instructor's server."""
    root = tmp_path_factory.mktemp("teaching") / "course"
    shutil.copytree(released.root, root)
    (root / "outcomes.yaml").write_text(OUTCOMES, encoding="utf-8")
    course = Course.at(root)
    for student, how in (("ada", "expert"), ("ben", "chaos"), ("cy", "expert")):
        course.hand_in(student, course.answers(student, how))
    course.hand_in("held", None)
    course.grade()
    for text in ("n1", "n2"):
        course.mark("ada", text, 10)
    act = '"><img src=x onerror=window.acted=1><script>window.acted=2</script>'
    with course.open_gradebook() as gradebook:
        gradebook.update_or_create_student("ben", first_name=act, last_name=f"=cmd|{act}")
    server = Server(root, without=("voila.server_extension", "jupyterlab"))
    server.course = course
    yield server
    server.stop()
