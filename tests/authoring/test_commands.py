"""`ipnb case preview`: the address is printed, and Ctrl-C ends it."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from authoring.support import get


def test_the_command_prints_the_address_and_ends_with_ctrl_c(case):
    """Is there a way in and a way out, and no traceback on it?"""
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "ipnb.cli", "case", "preview", str(case.parent)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    )
    address = re.match(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())[0]
    get(address, "")
    process.send_signal(signal.SIGINT)
    said, wrong = process.communicate(timeout=30)
    assert process.returncode == 0 and wrong == ""
    assert "No faults in the case." in said and "The preview has ended." in said
