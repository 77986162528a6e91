"""systemd's units, written from the list of services."""

from collections.abc import Iterator

from department.commands import run
from department.folders import Folder, running_folders, write_file
from department.layout import Layout
from department.services import Service

UNIT = """# Written by `make department` from deploy/department/services.py.
[Unit]
Description=Course: {words}
{after}
[Service]
Type={kind}
User={account}
ExecStart={command}
{environment}{secrets}{always}KillSignal={stop}
UMask=0077
StandardOutput=append:{log}
StandardError=append:{log}
{rights}{install}"""
TIMER = """# Written by `make department` from deploy/department/services.py.
[Unit]
Description=Course: {words}, at its times

[Timer]
OnCalendar={when}
# what was missed while the machine was off is done when it is on again
Persistent=true

[Install]
WantedBy=timers.target
"""


def unit(service: Service, layout: Layout) -> str:
    """Return the text of a service's unit."""
    after = " ".join(f"ipnb-{name}.service" for name in service.after)
    environment = "".join(
        f'Environment="{name}={value}"\n' for name, value in service.environment.items()
    )
    return UNIT.format(
        words=service.words,
        after=f"Wants={after}\nAfter=network.target {after}\n"
        if after
        else "After=network.target\n",
        kind="oneshot" if service.when else "simple",
        account=service.account,
        command=" ".join(_word(word) for word in service.command),
        environment=environment,
        secrets=f"EnvironmentFile={service.secrets}\n" if service.secrets else "",
        always="" if service.when else "Restart=always\nRestartSec=2\n",
        stop=service.stop,
        log=layout.logs / f"{service.name}.log",
        rights=_rights(service),
        install="" if service.when else "\n[Install]\nWantedBy=multi-user.target\n",
    )


def _rights(service: Service) -> str:
    if service.account == "root":
        return ""  # the hub starts servers under other accounts, and needs what root has
    lines = ["NoNewPrivileges=yes", "PrivateTmp=yes", "ProtectSystem=full", "ProtectHome=read-only"]
    if service.capabilities:
        listed = " ".join(service.capabilities)
        lines += [f"AmbientCapabilities={listed}", f"CapabilityBoundingSet={listed}"]
    return "\n".join(lines) + "\n"


def _word(word: str) -> str:
    """Quote a word of a command as systemd reads it."""
    plain = word.replace("%", "%%").replace("$", "$$")
    return f'"{plain}"' if any(sign in plain for sign in " \t\"'") else plain


def timer(service: Service) -> str:
    """Return the text of the timer of a service that runs at times."""
    return TIMER.format(words=service.words, when=service.when)


def write_units(layout: Layout, services: tuple[Service, ...]) -> Iterator[str]:
    """Write units and timers, what makes folders of `/run` anew after a start, and how logs are rotated."""
    for service in services:
        yield from write_file(layout.units / f"{service.unit}.service", unit(service, layout))
        if service.when:
            yield from write_file(layout.units / f"{service.unit}.timer", timer(service))
    folders = layout.prefix / "etc/tmpfiles.d/ipnb.conf"
    yield from write_file(folders, "".join(map(_made_at_start, running_folders(layout))))
    yield from write_file(layout.rotation, rotation(layout))


def _made_at_start(folder: Folder) -> str:
    return f"d {folder.path} {folder.mode:04o} {folder.owner} {folder.group}\n"


def rotation(layout: Layout) -> str:
    """Return what logrotate reads: services keep their file open, so it is copied and emptied."""
    return (
        f"{layout.logs}/*.log {{\n\tweekly\n\tmaxsize 50M\n\trotate 8\n\tcompress\n\tdelaycompress\n"
        "\tmissingok\n\tnotifempty\n\tcopytruncate\n\tsu root root\n}\n"
    )


def reload() -> None:
    """Have systemd read its units."""
    run("systemctl", "daemon-reload")
