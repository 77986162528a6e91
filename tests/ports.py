"""Ports of the servers that tests start: drawn in one place, when a server starts."""

import socket
from random import SystemRandom


def free_port() -> int:
    """A port that nobody listens on and no system hands out: several test processes draw from thousands."""
    for port in SystemRandom().sample(range(18000, 32000), 50):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("of fifty ports between 18000 and 32000 none is free")
