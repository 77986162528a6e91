"""The package of a department's hub is run from its folder, not installed: the tests put that on the path."""

import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[3]
sys.path += [str(CHECKOUT / "deploy"), str(CHECKOUT / "deploy/local")]

from course_file import TOML  # noqa: E402
from department.layout import Layout  # noqa: E402
from department.settings import read_settings  # noqa: E402


@pytest.fixture
def written(tmp_path):
    """``written(text)``: a `course.toml` with it."""

    def write(text=TOML):
        path = tmp_path / "course.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def settings(written):
    """Settings of a department with a domain."""
    return read_settings(written())


@pytest.fixture
def layout(tmp_path):
    """An installation below a folder of the test."""
    return Layout(tmp_path)
