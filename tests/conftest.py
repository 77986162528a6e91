"""What tests of several folders share: the published book, built once."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).parents[1]
# how long an example takes depends on who else uses the machine
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep tests that share a fixture of their file on one worker, so that it is set up once and not on each."""
    for item in items:
        found = item._fixtureinfo.name2fixturedefs.values()
        is_shared = any(definitions[-1].scope == "module" for definitions in found)
        if is_shared and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(f"{item.path.parent.name}.{item.path.stem}"))


@pytest.fixture(scope="session")
def built_book():
    """The folder of the real book, built with warnings as errors; once up to date that takes seconds."""
    lock = ROOT / "_build" / "tests.lock"
    lock.parent.mkdir(exist_ok=True)
    command = [
        str(Path(sys.executable).with_name("jupyter-book")),
        "build",
        ".",
        "-W",
        "-n",
        "--keep-going",
    ]
    environment = {name: value for name, value in os.environ.items() if name != "IPNB_BOOK"}
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # workers of one test run must not build at the same time
        run = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600
        )
    assert run.returncode == 0, run.stderr[-4000:] or run.stdout[-4000:]
    return ROOT / "_build/html"
