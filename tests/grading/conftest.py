"""A released course to work in: built once by nbgrader's own commands, copied for each test."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from grading.course import Course

_spec = importlib.util.spec_from_file_location(
    "browser_conftest", Path(__file__).parents[1] / "browser/conftest.py"
)
_browser = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_browser)
browser_type_launch_args, axe = _browser.browser_type_launch_args, _browser.axe


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    """The course after `nbgrader generate_assignment`; not to be changed."""
    course = Course(tmp_path_factory.mktemp("course") / "released")
    course.release()
    return course


@pytest.fixture
def course(released, tmp_path):
    """A copy of the released course for one test."""
    root = tmp_path / "course"
    shutil.copytree(released.root, root)
    return Course.at(root)
