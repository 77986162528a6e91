"""An instructor's server as the hub sets it up, without the hub: what it shows, and what it refuses."""

import os
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

from ports import free_port

from grading.course import BIN, wait_for

LOCAL = Path(__file__).parents[2] / "deploy/local"
TOKEN = "test-token"
#: nothing that is looked at here, and each takes its time to start
OTHERS = (
    "notebook",
    "jupyter_lsp",
    "jupyterlab_jupytext",
    "nbgrader.server_extensions.course_list",
)


class Server:
    """One Jupyter server with the configuration of deploy/local.

    Parameters
    ----------
    root
        The folder that it serves: a course for an instructor, a home for a student.
    role
        ``instructor`` or ``student``: whose configuration.
    without
        More server extensions to leave out.
    more
        Variables that a hub would set besides.
    """

    def __init__(
        self, root: Path, role: str = "instructor", without: tuple[str, ...] = (), **more: str
    ):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}/"
        left_out = dict.fromkeys((*OTHERS, *without), False)
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("IPNB_", "JUPYTER"))}
        own = {
            "PATH": f"{BIN}:{clean['PATH']}",
            "JUPYTER_CONFIG_PATH": os.pathsep.join(
                str(LOCAL / "etc" / part) for part in (role, "common")
            ),
            "JUPYTER_PATH": str(LOCAL / "share"),
            "JUPYTERHUB_USER": "student1",
            "IPNB_EXCHANGE": str(root.parent / "exchange"),
            "IPNB_COURSE": "ipnb",
        }
        if role == "instructor":
            own["IPNB_COURSE_ROOT"] = str(root)
        (root.parent / "exchange").mkdir(exist_ok=True)
        (root.parent / "exchange").chmod(0o777)
        self.log = root.parent / f"server-{self.port}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [
                    str(BIN / "jupyter-server"),
                    "--allow-root",
                    "--no-browser",
                    f"--port={self.port}",
                    "--ServerApp.port_retries=0",
                    f"--IdentityProvider.token={TOKEN}",
                    f"--ServerApp.jpserver_extensions={left_out}",
                ],
                cwd=root,
                env=clean | own | more,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_for(self.port)

    def post(self, path: str, body: bytes, token: str = TOKEN) -> tuple[int, str]:
        """Status and text of what is answered to somebody who sends something."""
        request = urllib.request.Request(
            self.address + path, data=body, headers={"Authorization": f"token {token}"}
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def get(self, path: str, timeout: float = 60, **headers) -> tuple[int, str, dict]:
        """Status, text and headers of what is answered to somebody signed in."""
        request = urllib.request.Request(
            self.address + path, headers={"Authorization": f"token {TOKEN}", **headers}
        )
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, answer.read().decode(), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(), error.headers

    def sign_in(self, page, path: str):
        """Open a page of this server in a browser."""
        # a page of Formgrader's would give a cookie that holds for its own folder only
        page.goto(f"{self.address}api/status?token={TOKEN}")
        return page.goto(self.address + path)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)
