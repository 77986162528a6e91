"""How the hub starts a user's server: a few at a time, so that the hub can answer, and noticed at once."""

import asyncio
import os

from jupyterhub.spawner import SimpleLocalProcessSpawner
from jupyterhub.utils import can_connect

AT_ONCE = 2 * (os.cpu_count() or 1)
LOOK_EVERY = (
    0.1  # seconds; the hub itself would look after longer and longer pauses, up to five seconds
)


class PromptStart:
    """Put before a spawner: whoever comes when many start waits in line, and a server is noticed at once."""

    line = asyncio.Semaphore(AT_ONCE)
    waiting = 0

    async def start(self):
        PromptStart.waiting += 1
        try:
            await self.line.acquire()
        finally:
            PromptStart.waiting -= 1
        try:
            where = await super().start()
            while not can_connect(*where):
                # the hub would go on asking for two minutes
                if (code := await self.poll()) is not None:
                    raise RuntimeError(
                        f"The server of {self.user.name} ended by itself with code {code}."
                    )
                await asyncio.sleep(LOOK_EVERY)
            return where
        finally:
            self.line.release()


class PromptSpawner(PromptStart, SimpleLocalProcessSpawner):
    """Servers as processes of this account."""
