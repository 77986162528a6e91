"""When somebody was there last: the hub hears of it, and a server that nobody uses ends."""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

from jupyterhub.httpclient import fetch

LOOK_SECONDS = 15.0
LOG = logging.getLogger("ipnb.student_server")


class Activity:
    """The last time that somebody was there."""

    def __init__(self) -> None:
        self.touch()

    def touch(self) -> None:
        """Somebody is there now."""
        self.last = datetime.now(UTC)
        self._since = time.monotonic()

    def idle_seconds(self) -> float:
        """Return for how long nobody was there, by a clock that nobody sets."""
        return time.monotonic() - self._since


async def report(activity: Activity, address: str, server: str, token: str, every: float) -> None:
    """Tell the hub when somebody was there, at once and then again and again.

    Parameters
    ----------
    address : str
        Where the hub wants it.
    server : str
        This server's name on the hub.
    token : str
        This server's own.
    every : float
        Seconds.
    """
    told = None
    while True:
        if activity.last != told:
            told = await _tell(activity.last, address, server, token) or told
        await asyncio.sleep(every)


async def _tell(last: datetime, address: str, server: str, token: str) -> datetime | None:
    moment = last.isoformat().replace("+00:00", "Z")
    body = {"servers": {server: {"last_activity": moment}}, "last_activity": moment}
    headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}
    try:
        await fetch(address, method="POST", headers=headers, data=json.dumps(body))
        return last
    except (
        Exception
    ) as error:  # whatever it is: the next time may be better, and nobody waits for it
        LOG.warning("The hub could not be told that somebody was here: %s", error)
        return None


async def end_when_idle(activity: Activity, seconds: float, end: Callable[[], None]) -> None:
    """Call ``end`` when nobody was there for so long; never with 0.

    Parameters
    ----------
    seconds : float
        For how long.
    end : callable
        What ends the server.
    """
    if not seconds:
        return
    while activity.idle_seconds() < seconds:
        await asyncio.sleep(min(LOOK_SECONDS, seconds))
    LOG.info("Nobody was here for %d seconds: this server ends.", seconds)
    end()
