"""The command that shows a server its own part of the machine and nothing else.

bubblewrap makes the room. Root starts it, so that no account needs the right to make user namespaces, which
Ubuntu forbids; inside, root is given up before anything of the person's runs, and cannot be had back.
"""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ipnb.grading.sandbox import SYSTEM

#: small files that programs look for: where numbers and names of hosts are kept, fonts, kinds of files
SYSTEM_FILES = (
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/fonts",
    "/etc/hosts",
    "/etc/nsswitch.conf",
    "/etc/mime.types",
    "/etc/ssl/certs",
    "/etc/ca-certificates",
)
#: a shell is started for its three lines: the mask of what is made, the folder, and in the end the server
ENTER = 'umask "$1" && cd -- "$2" && shift 2 && exec "$@"'
#: bubblewrap covers parts of /proc, and the kernel then lets nobody inside mount another
MOUNT = 'mount -n -t proc -o nosuid,nodev,noexec proc /proc && exec "$@"'
#: files in memory count as memory, and `/tmp` is in memory
TEMPORARY = 256 * 2**20
PROCESSES = 256


@dataclass(frozen=True)
class Room:
    """What one account sees.

    Attributes
    ----------
    account : str
    uid, gid : int
    groups : tuple of int
        Further groups.
    home : Path
        Its own folder, in which it may write.
    readable, writable : tuple of Path
        What else is shown, at the places where it is.
    passwd, group : Path
        What stands for the machine's lists of accounts.
    umask : str
        What is taken away from the rights of new files.
    folder : Path or None
        Where it begins; at home unless said.
    makes_rooms : bool
        Whether a sandbox can be made inside, as grading a notebook with code needs.
    """

    account: str
    uid: int
    gid: int
    groups: tuple[int, ...]
    home: Path
    readable: tuple[Path, ...] = ()
    writable: tuple[Path, ...] = ()
    passwd: Path = Path("/etc/passwd")
    group: Path = Path("/etc/group")
    umask: str = "077"
    folder: Path | None = None
    makes_rooms: bool = False


def confined(room: Room, inner: Sequence[str | Path]) -> list[str]:
    """Return the command that runs another one in a room.

    What is not named here has no path inside: other homes, the course, keys, secrets, logs, sockets, and the
    processes of others.
    """
    shown = [("--ro-bind-try", name, name) for name in (*SYSTEM, *SYSTEM_FILES)]
    shown += [("--ro-bind", str(path), str(path)) for path in (*python_folders(), *room.readable)]
    shown += [
        ("--ro-bind", str(room.passwd), "/etc/passwd"),
        ("--ro-bind", str(room.group), "/etc/group"),
    ]
    shown += [("--bind", str(path), str(path)) for path in (*room.writable, room.home)]
    return [
        str(shutil.which("bwrap") or "/usr/bin/bwrap"),
        *("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"),
        *("--die-with-parent", "--hostname", "course", "--dev", "/dev"),
        *(
            ("--dir", "/proc", "--cap-add", "CAP_SYS_ADMIN")
            if room.makes_rooms
            else ("--proc", "/proc")
        ),
        *_in_memory("/tmp"),
        *_in_memory("/dev/shm"),
        *_parents([inside for _, _, inside in shown]),
        *(word for bind in shown for word in bind),
        *("--remount-ro", "/", "--chdir", "/"),
        *("--setenv", "HOME", str(room.home), "--setenv", "USER", room.account),
        *("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP"),
        "--",
        *(("/bin/sh", "-c", MOUNT, "sh") if room.makes_rooms else ()),
        *("setpriv", f"--reuid={room.uid}", f"--regid={room.gid}", *_groups(room.groups)),
        *("--inh-caps=-all", "--bounding-set=-all", "--no-new-privs", "--"),
        *("prlimit", f"--nproc={PROCESSES}", "--core=0", "--"),
        *("/bin/sh", "-c", ENTER, "sh", room.umask, str(room.folder or room.home)),
        *map(str, inner),
    ]


def _in_memory(folder: str) -> tuple[str, ...]:
    return ("--perms", "1777", "--size", str(TEMPORARY), "--tmpfs", folder)


def python_folders() -> list[Path]:
    """Return the folders of this Python and its packages, as they really are."""
    places = (Path(sys.base_prefix), Path(sys.prefix), Path(sys.prefix).resolve())
    return [place for place in dict.fromkeys(places) if not place.is_relative_to("/usr")]


def _groups(numbers: tuple[int, ...]) -> list[str]:
    return [f"--groups={','.join(map(str, numbers))}"] if numbers else ["--clear-groups"]


def _parents(places: list[str]) -> list[str]:
    """Make the folders above, since bubblewrap makes them so that only root may pass."""
    above = {parent for place in places for parent in Path(place).parents}
    made = sorted(above - {Path("/"), Path("/tmp")}, key=lambda folder: len(folder.parts))
    return [word for one in made for word in ("--perms", "0755", "--dir", str(one))]
