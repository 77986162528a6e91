"""The desk's widget: a student's page loads nothing of the instructor's side."""

import os
import subprocess
import sys


def test_nothing_of_grading_is_imported():
    """Does a student's page load the instructor's side?"""
    script = "import sys, ipnb.desk.widget; print([m for m in sys.modules if m.startswith('ipnb.grading')])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
