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
    """

    def __init__(self, address: str, name: str, password: str):
        self.address, self.name, self.password = address, name, password
        self.client = httpx.Client(
            base_url=address, verify=False, follow_redirects=True, timeout=WAIT
        )
        self._kernel = ""

    @property
    def own(self) -> str:
        """The path of their server."""
        return f"/user/{self.name}/"

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
        """Sign in, have the server started, and pass through the hub's permission to it."""
        self.sign_in()
        end = time.monotonic() + WAIT
        while True:
            # to ask is enough: the page that follows would start a kernel of the desk
            self.client.get("/hub/spawn", follow_redirects=False)
            # a page leads through the hub's permission; the API does not
            self.client.get(f"{self.own}lab")
            answer = self.client.get(f"{self.own}api/status")
            if answer.status_code == 200 and "kernels" in answer.text:
                return self
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
        with self._connected(f"{self.own}api/kernels/{self.kernel()}/channels") as socket:
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
    def _connected(self, path: str):
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
        with self._connected(f"{self.own}terminals/websocket/{answer.json()['name']}") as socket:
            socket.send(json.dumps(["stdin", f"{line}\r"]))
            while until not in shown:
                kind, *parts = json.loads(socket.recv())
                shown += "".join(map(str, parts)) if kind == "stdout" else ""
        return shown
