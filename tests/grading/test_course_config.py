"""What a course's own ``nbgrader_config.py`` says reaches whoever has the course's folder."""

from nbgrader.apps import NbGrader
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from ipnb.grading.course_config import course_config


def test_the_courses_file_is_in_it(tmp_path):
    """Is an exchange that stands in the course's own file overlooked?"""
    text = f"c = get_config()\nc.Exchange.root = '{tmp_path}/exchange'\nc.Sandbox.seconds = 20\n"
    (tmp_path / "nbgrader_config.py").write_text(text, encoding="utf-8")
    app = NbGrader()
    app.initialize([f"--course-dir={tmp_path}"])
    app.start()
    assert "root" not in app.coursedir.config.Exchange  # as nbgrader leaves it
    found = course_config(app.coursedir)
    assert found.Exchange.root == f"{tmp_path}/exchange" and found.Sandbox.seconds == 20


def test_a_folder_of_no_application_has_its_own():
    """Does a folder by itself fail?"""
    own = Config({"Exchange": {"root": "/srv/exchange"}})
    assert course_config(CourseDirectory(config=own)).Exchange.root == "/srv/exchange"
