"""Opening and closing the hub as a whole."""

import urllib.request
from collections.abc import Iterator

from department import database
from department.layout import Layout
from department.service_managers import ServiceManager, wait_until
from department.services import Service, services
from department.settings import Settings

#: what people meet; the databases stay while it is closed
DOORS = ("proxy", "hub", "caddy")


def service(layout: Layout, settings: Settings, name: str) -> Service:
    """Return one service by its name."""
    return next(one for one in services(layout, settings) if one.name == name)


def open_database(layout: Layout, settings: Settings, manager: ServiceManager) -> Iterator[str]:
    """Start PostgreSQL, and return when it takes connections."""
    one = service(layout, settings, "postgresql")
    if not manager.is_running(one):
        manager.start(one)
        yield f"started {one.unit}"
    log = layout.logs / "postgresql.log"
    wait_until(lambda: database.is_ready(layout), "PostgreSQL", log)


def open_doors(layout: Layout, settings: Settings, manager: ServiceManager) -> Iterator[str]:
    """Start what people meet, and return when the hub answers."""
    for name in DOORS:
        one = service(layout, settings, name)
        if not manager.is_running(one):
            manager.start(one)
            yield f"started {one.unit}"
    address = f"http://127.0.0.1:{settings.ports.proxy}/hub/health"
    wait_until(lambda: answers(address), "The hub", layout.logs / "hub.log", 120)


def close_doors(layout: Layout, settings: Settings, manager: ServiceManager) -> None:
    """Stop what people meet, the front door first."""
    for name in reversed(DOORS):
        manager.stop(service(layout, settings, name))


def answers(address: str) -> bool:
    """Whether something answers there, without a fault."""
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except OSError:
        return False
