"""The hub of deploy/local as a test starts it: in a folder of its own, on a free port, stopped at the end."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import psutil
from ports import free_port

CHECKOUT = Path(__file__).parents[2]
LOCAL = CHECKOUT / "deploy/local"
SERVE = """if True:
    import course, os
    os.environ[course.ENTERED] = "1"  # everything is installed, or this test would not run
    course.open_hub(course.prepare_course)
"""
READY = "Ctrl-C stops everything."


class LocalHub:
    """One hub of `make hub`, without installing anything.

    Parameters
    ----------
    state
        What `IPNB_STATE` names.
    port
        A free one unless said.
    **settings
        Further settings of the environment, for example ``IPNB_PREFIX="/jupyter"``.
    """

    def __init__(self, state: Path, port: int | None = None, **settings: str):
        self.state = state
        self.port = port or free_port()
        self.settings = settings
        self.address = f"http://127.0.0.1:{self.port}{settings.get('IPNB_PREFIX', '')}"
        self.process = None
        self.said = ""

    def start(self) -> "LocalHub":
        """Start, and wait until it says where it is or ends."""
        # this checkout's own package, wherever the environment has one from
        paths = os.pathsep.join([str(LOCAL), str(CHECKOUT)])
        own = {"IPNB_STATE": str(self.state), "PORT": str(self.port), "PYTHONPATH": paths}
        # as a shell's `&` does, which must not slow down stopping
        ignore = signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE],
            env=os.environ | own | self.settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        signal.signal(signal.SIGINT, ignore)
        for line in self.process.stdout:
            self.said += line
            if READY in line:
                break
        return self

    def stop(self) -> float:
        """Ctrl-C; returns the seconds until everything has ended."""
        start = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.said += self.process.stdout.read()
        self.process.wait(40)
        return time.monotonic() - start

    def password(self, user: str) -> str:
        """The password that this start drew."""
        return json.loads((self.state / "hub/passwords.json").read_text(encoding="utf-8"))[user]

    def sign_in(self, page, user: str) -> None:
        """Sign in, in a browser, by the link that the terminal shows."""
        page.goto(f"{self.address}/hub/login#{quote(user)}:{self.password(user)}")
        page.get_by_role("button", name="Sign in").click()

    def home(self, user: str) -> Path:
        return self.state / "home" / user

    def processes(self) -> list[psutil.Process]:
        """Everything that runs for this hub, and would be left over after it."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.environ().get("IPNB_HUB_STATE") == str(self.state):
                    found.append(process)
            except psutil.Error:
                continue
        return found
