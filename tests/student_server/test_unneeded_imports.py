"""What is left out of a student's server is not missed, with the versions that are installed."""

import os
import subprocess
import sys

from student_server.student_hub import CHECKOUT

SCOPES = """
from jupyterhub.services.auth import check_scopes
own = {"access:servers!server=ada/", "access:servers!user=ada"}
for held in ([], ["access:servers!server=ada/"], ["access:servers!user=ada"], ["access:servers"],
             ["access:servers!user=bob"], ["access:servers!server=ada/lab"], ["access:servers!group=x"],
             ["users!user=ada"], ["access:services"]):
    print(held, sorted(check_scopes(own, set(held))))
"""
LEFT_OUT = "from ipnb.student_server.unneeded_imports import leave_out; leave_out()"
WHOLE = """
import sys
import ipnb.student_server.application
print(sorted({name.split(".")[0] for name in sys.modules}))
print(next(line.split()[1] for line in open("/proc/self/smaps_rollup") if line.startswith("Pss:")))
"""


def run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_who_is_let_in_is_decided_as_with_everything_there():
    """Would the hub's rules of access read otherwise without its database?"""
    said = run(f"{LEFT_OUT}\n{SCOPES}")
    assert said == run(SCOPES)
    assert "['access:servers!user=bob'] []" in said


def test_a_server_is_small_and_imports_no_jupyter():
    """Has anything heavy come back in by the back door?"""
    names, kilobytes = run(f"{LEFT_OUT}\n{WHOLE}").splitlines()
    for name in (
        "IPython",
        "ipywidgets",
        "anywidget",
        "jupyter_server",
        "nbconvert",
        "numpy",
        "voila",
    ):
        assert f"'{name}'" not in names
    assert int(kilobytes) < 70_000
