"""Fixtures that several tests of this folder share."""

import pytest

# nbgrader's exchange with a student's folder, for handing in
from desk.conftest import course, exchange  # noqa: F401

from workbench.support import CASE


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "case.json").write_bytes(CASE.read_bytes())
    return tmp_path
