"""The hub of a department: real accounts, PostgreSQL, each server in a room of its own.

Where everything is says `department.layout`; what the department chose, `course.toml`.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE.parent, HERE.parent / "local"):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))

from department import (  # noqa: E402
    database,
    sign_in_by_provider,
    sign_in_by_roster,
    unix_accounts,
)
from department.layout import layout_here  # noqa: E402
from department.roles import teaches  # noqa: E402
from department.servers import server_of  # noqa: E402
from department.service_managers import has_systemd  # noqa: E402
from department.settings import read_settings  # noqa: E402
from department.spawners import ConfinedSpawner, systemd_spawner  # noqa: E402
from department.welcome import welcome  # noqa: E402
from ipnb.web import tokens  # noqa: E402

c = get_config()
LAYOUT = layout_here()
SETTINGS = read_settings(LAYOUT.settings)
PORTS = SETTINGS.ports
LOCAL = HERE.parent / "local"
BOOK_ADDRESS = "/services/book/"

# ---- the hub and its proxy, which runs as a service of its own ------------------------------------

c.JupyterHub.bind_url = f"http://127.0.0.1:{PORTS.proxy}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{PORTS.hub}"
c.ConfigurableHTTPProxy.should_start = False
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{PORTS.proxy_api}"
c.ConfigurableHTTPProxy.auth_token = os.environ["CONFIGPROXY_AUTH_TOKEN"]
c.JupyterHub.db_url = database.url(LAYOUT, database.HUB)
c.JupyterHub.upgrade_db = True  # a release was backed up before it was changed for
c.JupyterHub.cookie_secret_file = str(LAYOUT.secrets / "cookie-secret")
c.JupyterHub.cookie_max_age_days = 1
c.JupyterHub.template_paths = [str(HERE / "templates"), str(LOCAL / "templates")]
c.JupyterHub.template_vars = {
    "book": BOOK_ADDRESS,
    "tokens": tokens.css(),
    "course_name": SETTINGS.name,
    "teaches": lambda user: teaches(user, SETTINGS),
}
# a page of another site cannot have a signed-in browser act here; a link from it still opens
c.JupyterHub.tornado_settings = {"cookie_options": {"samesite": "Lax", "secure": True}}

# ---- who there is ---------------------------------------------------------------------------------

BY_ROSTER = SETTINGS.sign_in.kind == "roster"
(sign_in_by_roster if BY_ROSTER else sign_in_by_provider).configure(c, SETTINGS, LAYOUT)
# nbgrader adds students to the course's group when an instructor enters them in Formgrader
TEACHING = [
    "list:services",
    "read:services",
    "list:groups",
    f"groups!group={SETTINGS.students_group}",
]
c.JupyterHub.load_roles = [
    {
        "name": "instructor",
        "groups": [SETTINGS.instructors_group],
        "scopes": [*TEACHING, "access:services!service=health"],
    },
    {
        "name": "idle-culler",
        "services": ["idle-culler"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    },
]


def token_scopes(spawner):
    """Return what a server may ask the hub: its user's name and courses; an instructor's, the group too."""
    own = [
        "users:activity!user",
        "access:servers!server",
        "read:users:name!user",
        "read:users:groups!user",
    ]
    return own + TEACHING if teaches(spawner.user, SETTINGS) else own


# ---- their servers --------------------------------------------------------------------------------

BY_SYSTEMD = has_systemd() and not LAYOUT.is_trial
c.JupyterHub.spawner_class = systemd_spawner() if BY_SYSTEMD else ConfinedSpawner
# servers that systemd keeps live on while the hub is started anew
c.JupyterHub.cleanup_servers = not BY_SYSTEMD
c.JupyterHub.cleanup_proxy = False
# routes are looked at with this, so that a proxy that was started anew has them again soon
c.JupyterHub.last_activity_interval = 15
c.SystemdSpawner.username_template = "root"
c.SystemdSpawner.user_workingdir = "/"
c.SystemdSpawner.slice = "ipnb-servers.slice"
c.SystemdSpawner.default_shell = "/bin/bash"
# a student's JupyterLab is a server beside the first one, started when somebody asks for it
c.JupyterHub.allow_named_servers = True
c.JupyterHub.named_server_limit_per_user = 1
c.Spawner.mem_limit = SETTINGS.limits.memory
c.Spawner.cpu_limit = SETTINGS.limits.cpu
c.Spawner.start_timeout = 600  # a whole class may come at once, and the last in line waits for all
c.Spawner.http_timeout = 120
c.Spawner.poll_interval = 10  # seconds until it is noticed that a server has ended
c.Spawner.server_token_scopes = token_scopes
c.Spawner.env_keep = ["LANG"]  # nothing of the hub's own variables
c.LocalProcessSpawner.interrupt_timeout = 10


def before_start(spawner):
    """Make the account if it is new, then the server's room."""
    name, instructs = spawner.user.name, teaches(spawner.user, SETTINGS)
    for change in unix_accounts.person(LAYOUT, name, instructs):
        spawner.log.info("%s", change)
    if instructs:
        database.admit(LAYOUT, [name])
    server = server_of(LAYOUT, SETTINGS, name, instructs, spawner.name)
    welcome(LAYOUT, name, instructs)
    spawner.cmd, spawner.default_url = server.command, server.landing
    spawner.notebook_dir = str(server.folder)
    spawner.environment = {**server.environment}
    if instructs:
        # Formgrader and grading need more room than reading and answering
        spawner.mem_limit = None


c.Spawner.pre_spawn_hook = before_start

# ---- what runs beside -----------------------------------------------------------------------------

c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [
            *(sys.executable, "-m", "jupyterhub_idle_culler"),
            f"--timeout={SETTINGS.limits.idle_minutes * 60}",
        ],
    },
    {
        "name": "health",
        "url": f"http://127.0.0.1:{PORTS.health}",
        "command": [sys.executable, "-m", "department.health_page"],
        "environment": {
            "IPNB_HEALTH": str(LAYOUT.health / "health.json"),
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        },
        "oauth_no_confirm": True,
    },
]
