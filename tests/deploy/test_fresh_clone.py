"""Whoever clones this and types one command has the course."""

import os
import subprocess

import pytest
from local_hub import CHECKOUT

pytestmark = pytest.mark.deep


def test_make_course_works_from_a_bare_clone(tmp_path):
    """Does one command set up everything, and the second time skip it?"""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", CHECKOUT, clone], check=True)
    # as in a terminal of its own: no environment that is active here, no settings of a hub
    left_out = ("IPNB_", "JUPYTER", "VIRTUAL_ENV", "PYTHONPATH")
    env = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    inside = str(CHECKOUT / ".venv")
    env["PATH"] = os.pathsep.join(
        p for p in env["PATH"].split(os.pathsep) if not p.startswith(inside)
    )

    def make_course() -> str:
        done = subprocess.run(
            ["make", "course", "SERVE=0"],
            cwd=clone,
            env=env,
            capture_output=True,
            text=True,
            timeout=1500,
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout

    first, second = make_course(), make_course()
    assert "of 70 points" in first and "States" in first and "Safety" in first
    assert first.count("up to date") == 0 and second.count("up to date") == 5
    assert (clone / "_build/html/index.html").exists()
    changed = subprocess.run(
        ["git", "status", "--short"], cwd=clone, capture_output=True, text=True, check=True
    )
    assert changed.stdout == ""
