"""Memory and processor of one server through the kernel's control groups, where systemd does not set them."""

import contextlib
from pathlib import Path

#: where control groups are, in their first and their second form
GROUPS = Path("/sys/fs/cgroup")
PARENT = "ipnb"
PERIOD = 100_000  # microseconds in which a server may use its share
#: a shell puts itself into the groups and becomes the server
JOIN = 'n=$1; shift; while [ "$n" -gt 0 ]; do echo $$ > "$1" || exit 98; shift; n=$((n-1)); done; exec "$@"'
NONE = (
    "Memory and processor of a server are not limited here, because this system's control groups "
    "cannot be written."
)


def held(name: str, memory: int | None, cpu: float | None, groups: Path = GROUPS) -> list[str]:
    """Make the control groups of a server, and return the command that joins them before what follows it.

    Parameters
    ----------
    name
        The account.
    memory
        Bytes; None for no limit.
    cpu
        Processors; None for no limit.

    Returns
    -------
    list of str
        Empty where control groups cannot be made.
    """
    joined = []
    for folder, settings in wanted(name, memory, cpu, groups):
        if not _make(folder, settings):
            return []
        joined.append(str(folder / "cgroup.procs"))
    return ["/bin/sh", "-c", JOIN, "sh", str(len(joined)), *joined] if joined else []


def wanted(
    name: str, memory: int | None, cpu: float | None, groups: Path = GROUPS
) -> list[tuple[Path, dict[str, str]]]:
    """Return folders of control groups and what has to be written in each."""
    quota = str(int(cpu * PERIOD)) if cpu else None
    if (groups / "cgroup.controllers").is_file():
        second = {"memory.max": str(memory) if memory else None}
        second["cpu.max"] = f"{quota} {PERIOD}" if quota else None
        said = {key: value for key, value in second.items() if value}
        return [(groups / PARENT / name, said)] if said else []
    first = []
    if memory and (groups / "memory").is_dir():
        said = {"memory.limit_in_bytes": str(memory)}
        first.append((groups / "memory" / PARENT / name, said))
    if quota and (groups / "cpu").is_dir():
        said = {"cpu.cfs_period_us": str(PERIOD), "cpu.cfs_quota_us": quota}
        first.append((groups / "cpu" / PARENT / name, said))
    return first


def _make(folder: Path, settings: dict[str, str]) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        controllers = folder.parent / "cgroup.subtree_control"
        if controllers.is_file():
            controllers.write_text("+memory +cpu")
        for key, value in settings.items():
            (folder / key).write_text(value)
    except OSError:
        return False
    return True


def let_go(name: str, groups: Path = GROUPS) -> None:
    """Take the control groups of a server away once nothing is in them."""
    for folder, _ in wanted(name, 1, 1.0, groups):
        with contextlib.suppress(OSError):
            folder.rmdir()


def kernel_has_second_form(groups: Path = GROUPS) -> bool:
    """Whether memory and processor are in the second form, in which systemd's limits hold."""
    controllers = groups / "cgroup.controllers"
    return controllers.is_file() and {"cpu", "memory"} <= set(controllers.read_text().split())


def can_limit(groups: Path = GROUPS) -> bool:
    """Whether limits hold here."""
    can = bool(held("ipnb-probe", 2**30, 1.0, groups))
    let_go("ipnb-probe", groups)
    return can
