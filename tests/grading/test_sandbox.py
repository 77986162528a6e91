"""What runs in the sandbox sees a system, a Python and nothing of the course; without one nothing runs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ipnb.grading import sandbox
from ipnb.grading.sandbox import Sandbox

LOOK = """
import os, pathlib, socket, sys
for path in sys.argv[1:]:
    print(os.path.exists(path))
print(sorted(os.environ))
print(sorted(name for name in os.listdir('/proc') if name.isdigit()) < ['9'])
for place in ('/usr/x', '/x', sys.prefix + '/x', '/sandbox/given/x'):
    try:
        open(place, 'w')
        print('written', place)
    except OSError:
        pass
pathlib.Path('own.txt').write_text('mine')
try:
    socket.create_connection(('127.0.0.1', int(os.environ.get('PORT', 22))), 1)
    print('connected')
except OSError:
    print('no network')
import ipnb.models
"""


def test_the_system_is_there_and_nothing_else(tmp_path, monkeypatch):
    """Can code read a key, the gradebook or a variable, write outside, or call home?"""
    monkeypatch.setenv("IPNB_KEYS", "secret")
    (tmp_path / "given").mkdir(mode=0o755)
    key = tmp_path / "keys.yaml"
    key.write_text("secret")
    inner = [sys.executable, "-c", LOOK, str(key), str(Path(__file__).parents[2] / "keys")]
    command = Sandbox().command(inner, given=tmp_path / "given")
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    seen, nothing, names, alone, *rest = done.stdout.splitlines()
    assert (seen, nothing, alone) == ("False", "False", "True")
    assert "IPNB_KEYS" not in names and "PYTHONPATH" in names
    assert rest == ["no network"]
    assert list((tmp_path / "given").iterdir()) == []


@pytest.mark.parametrize("missing", ["bwrap", "prlimit"])
def test_without_the_programs_the_remedy_is_said(monkeypatch, missing):
    """Would code run without a sandbox where there is none?"""
    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == missing else which(name))
    problem = Sandbox().problem([])
    assert f"There is no `{missing}` on this machine" in problem
    assert "apt-get install" in problem and "no student's code is run" in problem


def test_where_it_is_forbidden_what_the_system_said_is_passed_on(monkeypatch, tmp_path):
    """Is a refusal by the system taken for a sandbox?"""
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'setting up uid map: Permission denied' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    problem = Sandbox().problem([])
    assert "setting up uid map: Permission denied" in problem
    assert "no student's code is run without" in problem


def test_a_course_where_the_sandbox_would_show_it_is_refused():
    """Could a course below /usr be read from inside?"""
    assert Sandbox().problem([Path("/srv/course")]) == ""
    problem = Sandbox().problem([Path("/usr/local/share/course/keys")])
    assert "/usr/local/share/course/keys lies in /usr" in problem and "Move it" in problem
    # nbgrader's own place for the exchange is covered inside
    assert Sandbox().problem([Path(sandbox.HIDDEN) / "exchange"]) == ""


def test_an_account_of_its_own_where_the_grader_is_root():
    """As root neither the limit of processes nor a file's mode would hold."""
    if os.geteuid() == 0:
        uid = sandbox.account()
        assert uid is not None and uid >= sandbox.FIRST_ACCOUNT
        assert f"--reuid={uid}" in Sandbox().command(["true"])
    else:
        assert sandbox.account() is None
        assert "--unshare-user" in Sandbox().command(["true"])


def test_the_limits_can_be_set_as_nbgraders_can():
    """Is `c.Sandbox.cell_seconds` a setting?"""
    from traitlets.config import Config

    limits = Sandbox(config=Config(Sandbox={"cell_seconds": 5, "memory_mb": 500})).limits
    assert (limits.cell_seconds, limits.memory) == (5, 500_000_000)
