"""Somebody of the trial who signs in over TLS and works on their own server, as a browser would."""

import contextlib
import json
import re
import ssl
import time
import uuid
from urllib.parse import urlsplit

import httpx
import websocket

WAIT = 90  # seconds for a server to start beside other work


class Member:
    """One person with cookies of their own.

    Parameters
    ----------
    address
        Of the hub, with https.
    name
        The account.
    password
    server
        The name of the server on which they run code; the first one unless said.
    """

    def __init__(self, address: str, name: str, password: str, server: str = ""):
        self.address, self.name, self.password = address, name, password
        self.server = server
        self.client = httpx.Client(
            base_url=address, verify=False, follow_redirects=True, timeout=WAIT
        )
        self._kernel = ""

    @property
    def first(self) -> str:
        """The path of their first server: a student's has desk and form."""
        return f"/user/{self.name}/"

    @property
    def own(self) -> str:
        """The path of their server on which code runs."""
        return f"{self.first}{self.server}/" if self.server else self.first

    def sign_in(self) -> httpx.Response:
        """Fill the form in and send it."""
        page = self.client.get("/hub/login")
        token = re.search(r'name="_xsrf" value="([^"]+)"', page.text)[1]
        return self.client.post(
            "/hub/login",
            data={"username": self.name, "password": self.password, "_xsrf": token},
            headers={"Referer": f"{self.address}/hub/login"},
        )

    def open_server(self) -> "Member":
        """Sign in, have the server started on which code runs, and pass through the hub's permission to it."""
        self.sign_in()
        # a page leads through the hub's permission; the API does not
        self._opened(self.server, [f"{self.own}lab", f"{self.own}api/status"], "kernels")
        return self

    def open_desk(self) -> str:
        """Have the first server started, as signing in does; return its page."""
        return self._opened("", [self.first], "data-page")

    def _opened(self, server: str, paths: list[str], shows: str) -> str:
        """Have a server started, and go there until the last page shows a word."""
        end = time.monotonic() + WAIT
        while True:
            self.client.get(f"/hub/spawn/{self.name}/{server}".rstrip("/"), follow_redirects=False)
            *_, answer = (self.client.get(path) for path in paths)
            if answer.status_code == 200 and shows in answer.text:
                return answer.text
            assert time.monotonic() < end, answer.text[-2000:]
            time.sleep(0.5)

    def token(self, path: str) -> str:
        """Return the token that a form of that path must carry."""
        cookies = [one for one in self.client.cookies.jar if one.name == "_xsrf"]
        longest = max(
            (one for one in cookies if path.startswith(one.path)),
            key=lambda one: len(one.path),
        )
        return longest.value

    def ask(self, path: str, method: str = "GET", **more) -> httpx.Response:
        """Ask the hub or a server something, with the token of that place."""
        headers = {"X-XSRFToken": self.token(path), "Referer": self.address + path}
        return self.client.request(method, path, headers=headers, **more)

    def kernel(self) -> str:
        """Return the kernel of this person, started if there is none."""
        if not self._kernel:
            there = self.ask(f"{self.own}api/kernels").json()
            if not there:
                answer = self.ask(f"{self.own}api/kernels", "POST", json={"name": "python3"})
                assert answer.status_code == 201, answer.text
                there = [answer.json()]
            self._kernel = there[0]["id"]
        return self._kernel

    def run(self, code: str, seconds: float = 60) -> str:
        """Run code in their kernel, and return what it printed; an error as its name and words."""
        with self.connected(f"{self.own}api/kernels/{self.kernel()}/channels") as socket:
            asked = uuid.uuid4().hex
            header = {
                "msg_id": asked,
                "msg_type": "execute_request",
                "username": self.name,
                "session": asked,
                "version": "5.3",
            }
            content = {"code": code, "silent": False, "store_history": False, "stop_on_error": True}
            message = {
                "header": header,
                "parent_header": {},
                "metadata": {},
                "content": content,
                "channel": "shell",
            }
            socket.send(json.dumps(message))
            return self._heard(socket, asked, time.monotonic() + seconds)

    def _heard(self, socket, asked: str, end: float) -> str:
        said = []
        while time.monotonic() < end:
            socket.settimeout(max(0.1, end - time.monotonic()))
            message = json.loads(socket.recv())
            if message["parent_header"].get("msg_id") != asked:
                continue
            content = message["content"]
            match message["msg_type"]:
                case "stream":
                    said.append(content["text"])
                case "error":
                    said.append(f"{content['ename']}: {content['evalue']}")
                case "execute_result":
                    said.append(content["data"]["text/plain"])
                case "status" if content["execution_state"] == "idle":
                    return "".join(said)
        raise TimeoutError(f"no answer to {asked}: {said}")

    @contextlib.contextmanager
    def connected(self, path: str):
        """Give a connection of theirs to a socket."""
        cookies = "; ".join(
            f"{one.name}={one.value}"
            for one in self.client.cookies.jar
            if path.startswith(one.path)
        )
        socket = websocket.create_connection(
            f"wss://{urlsplit(self.address).netloc}{path}",
            cookie=cookies,
            origin=self.address,
            sslopt={"cert_reqs": ssl.CERT_NONE},
            timeout=WAIT,
        )
        try:
            yield socket
        finally:
            socket.close()

    def terminal(self, line: str, until: str) -> str:
        """Type a line into a new terminal, and return what it showed until a word came."""
        answer = self.ask(f"{self.own}api/terminals", "POST", json={})
        assert answer.status_code == 200, answer.text
        shown = ""
        with self.connected(f"{self.own}terminals/websocket/{answer.json()['name']}") as socket:
            socket.send(json.dumps(["stdin", f"{line}\r"]))
            while until not in shown:
                kind, *parts = json.loads(socket.recv())
                shown += "".join(map(str, parts)) if kind == "stdout" else ""
        return shown
