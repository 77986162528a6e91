"""How the hub starts a server: by systemd, or as a process in control groups where there is no systemd.

Both are started as root, because the command (`department.servers`) gives root up itself once the room is made.
"""

import sys
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner, Spawner

from department.limits import held, let_go

sys.path.append(str(Path(__file__).resolve().parents[1] / "local"))

from spawner import PromptStart

UNIT = "ipnb-server-"


def own_name(spawner: Spawner) -> str:
    """Return what a server's limits and its unit are called. No account has an underscore in its name."""
    return "_".join(filter(None, (spawner.user.name, spawner.name)))


class ConfinedSpawner(PromptStart, LocalProcessSpawner):
    """Servers as processes of the hub, for a trial and for machines without systemd."""

    def make_preexec_fn(self, name):
        """Do nothing before: the command changes the account."""
        return None

    def get_env(self):
        """Return the variables without home and shell of the account: the command sets them."""
        return super(LocalProcessSpawner, self).get_env()

    async def start(self):
        """Start it inside its limits."""
        self.cmd = [*held(own_name(self), self.mem_limit, self.cpu_limit), *self.cmd]
        return await super().start()

    async def stop(self, now=False):
        """Stop it, and take its limits away."""
        await super().stop(now)
        let_go(own_name(self))


def systemd_spawner():
    """Return systemd's spawner, which is loaded only where systemd runs."""
    from systemdspawner import SystemdSpawner

    class ConfinedSystemdSpawner(PromptStart, SystemdSpawner):
        """Servers as units of systemd, which live on while the hub is started anew."""

        def __init__(self, *args, **kwargs):
            """Name the unit by the server, since a student has a second one beside the first."""
            super().__init__(*args, **kwargs)
            self.unit_name = f"{UNIT}{own_name(self)}"

    return ConfinedSystemdSpawner
