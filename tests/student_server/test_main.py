"""Started by hand, without a hub."""

import os
import subprocess
import sys

from student_server.student_hub import CHECKOUT


def test_without_a_hub_it_says_why_it_does_not_start():
    """Is it a trace that somebody sees?"""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("JUPYTERHUB")}
    done = subprocess.run(
        [sys.executable, "-m", "ipnb.student_server"],
        env=clean | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.strip().endswith("is not set: this server is started by a JupyterHub.")
