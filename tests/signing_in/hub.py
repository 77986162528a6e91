"""A real hub for a test of signing in, and somebody with a browser's cookies who goes there."""

import json
import os
import re
import subprocess
import sys
import time
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import psutil
from ports import free_port

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
READY_WITHIN = 60


class Hub:
    """A hub in a folder of its own.

    Parameters
    ----------
    state
        The folder.
    kind, options
        As ``[sign_in]`` in `course.toml` has them.
    **more
        ``instructors``, ``roster``, ``gradebook``.
    """

    def __init__(self, state: Path, kind: str, options: dict[str, Any], **more: Any):
        self.state = state
        self.address = f"http://127.0.0.1:{free_port()}"
        self.settings = {
            "kind": kind,
            "options": options,
            "state": str(state),
            "address": self.address,
            "hub": f"http://127.0.0.1:{free_port()}",
            "proxy_api": f"http://127.0.0.1:{free_port()}",
            **more,
        }

    def start(self) -> "Hub":
        """Start, and wait until it answers."""
        command = [
            str(Path(sys.executable).with_name("jupyterhub")),
            "--config",
            HERE / "hub_config.py",
        ]
        more = {"SIGN_IN": json.dumps(self.settings), "PYTHONPATH": str(CHECKOUT)}
        self._log = (self.state / "hub.log").open("w")
        self._process = subprocess.Popen(
            [str(word) for word in command],
            cwd=self.state,
            env=os.environ | more,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        end = time.monotonic() + READY_WITHIN
        while not self._answers():
            assert self._process.poll() is None and time.monotonic() < end, self.log()
            time.sleep(0.05)
        return self

    def stop(self) -> None:
        """End it, with its proxy, at once: its folder is thrown away."""
        processes = psutil.Process(self._process.pid).children(recursive=True)
        self._process.kill()
        self._process.wait()
        for process in processes:
            process.kill()
        psutil.wait_procs(processes)
        self._log.close()

    def log(self) -> str:
        """What the hub wrote."""
        return (self.state / "hub.log").read_text(encoding="utf-8")

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/hub/health").status_code == 200
        except httpx.HTTPError:
            return False


class Visitor:
    """Somebody with a browser's cookies, who fills in the one form of a page.

    Parameters
    ----------
    hub
        Where they go.
    """

    def __init__(self, hub: Hub):
        self.hub = hub
        self.client = httpx.Client(timeout=20)

    def get(self, address: str) -> httpx.Response:
        """Open an address, and follow where it leads."""
        return self.client.get(address, follow_redirects=True)

    def submit(self, page: httpx.Response, follow: bool = True, **values: str) -> httpx.Response:
        """Send the page's first form with what stands in it, and what is typed."""
        form = re.search(r"<form[^>]*>.*?</form>", page.text, re.DOTALL)
        assert form, page.text
        action = re.search(r'action="([^"]*)"', form[0])
        target = page.url.join(unescape(action[1])) if action else page.url
        fields = {}
        for field in re.findall(r"<input[^>]*>", form[0]):
            name = re.search(r'name="([^"]*)"', field)
            value = re.search(r'value="([^"]*)"', field)
            if name and "radio" not in field:
                fields[name[1]] = unescape(value[1]) if value else ""
        return self.client.post(target, data={**fields, **values}, follow_redirects=follow)

    def me(self) -> dict[str, Any] | None:
        """What the hub knows of this visitor; None if nobody is signed in."""
        answer = self.client.get(
            f"{self.hub.address}/hub/api/user", headers={"Referer": f"{self.hub.address}/hub/home"}
        )
        return answer.json() if answer.status_code == 200 else None

    def groups(self) -> list[str]:
        """The hub's groups of this visitor."""
        return sorted((self.me() or {}).get("groups", []))
