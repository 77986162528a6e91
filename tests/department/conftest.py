"""One trial of a department's hub for all tests of this folder: real accounts, real rooms, TLS, PostgreSQL."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path += [str(ROOT / "deploy"), str(ROOT / "deploy/local")]

from department import trial as made_trial  # noqa: E402
from running_trial import CHECKOUT, Trial  # noqa: E402

NEEDS_ROOT = (
    "These tests make accounts on this machine and give folders to them, which only root may do. Run them "
    "as root, on a machine or in a container that may be changed: sudo .venv/bin/pytest tests/department"
)


def pytest_collection_modifyitems(items):
    """Keep them on one worker, as they share the trial, and out of the quick run."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.deep)
            item.add_marker(pytest.mark.xdist_group("department"))


@pytest.fixture(scope="session")
def trial(built_book):
    """A trial that was set up by the real command, and is taken away at the end."""
    assert os.geteuid() == 0, NEEDS_ROOT
    layout = made_trial.prepare(Path(tempfile.mkdtemp(prefix="ipnb-dept-")))
    try:
        done = made_trial.command(layout, CHECKOUT, "set-up")
        assert done.returncode == 0, done.stdout + done.stderr
        yield Trial(layout, done.stdout)
    finally:
        made_trial.take_away(layout, CHECKOUT)


@pytest.fixture
def ada(trial):
    """A student at their server."""
    return trial.member(trial.ada)


@pytest.fixture
def ben(trial):
    """Another student at theirs."""
    return trial.member(trial.ben)


@pytest.fixture
def teacher(trial):
    """The instructor at theirs."""
    return trial.member(trial.teacher)
