"""A place where a student's code can run and reach nothing: bubblewrap's namespaces, and limits.

What is in there: the system and this Python, read-only; a fresh home, ``/tmp`` and working folder in memory;
no network; none of the grader's environment variables, and no other process. What is not in there: the course.
Neither keys nor sources, gradebook or other submissions have a path in it.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from traitlets import Float, Integer
from traitlets.config import Configurable

import ipnb

#: where the code runs and lives, what it is given to work with, and where this package is: all below a folder
#: of their own, so that none of them hides the folder of this Python
WORK, HOME, GIVEN, PACKAGES = (f"/sandbox/{name}" for name in ("work", "home", "given", "packages"))
#: system folders, shown read-only where they are there
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/alternatives")
#: where nbgrader keeps the exchange unless told, with what others handed in
HIDDEN = "/usr/local/share/nbgrader"
SYSTEM_FILES = ("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts")
INSTALL = (
    "Install bubblewrap (on Debian and Ubuntu: `apt-get install bubblewrap`), then grade again. Without it "
    "no student's code is run here."
)
FORBIDDEN = (
    "This system does not let `bwrap` part a process from the rest ({said}). Grade on a machine that lets this "
    "account make user namespaces, or in a container that may; no student's code is run without."
)
INSIDE = (
    "{path} lies in {shown}, which the sandbox shows to student code. Move it, then grade again."
)
#: addresses that a kernel reserves for its threads and does not use, in bytes
RESERVED = 1_000_000_000
#: accounts that exist nowhere else, one for each process of a grader that runs as root
FIRST_ACCOUNT = 1_000_000_000


@dataclass(frozen=True)
class Limits:
    """What one notebook may use.

    Attributes
    ----------
    cell_seconds, seconds : float
        Of real time, for one cell and for the whole notebook.
    memory : int
        Of all its processes together, in bytes; half as much again may lie in its files.
    processes : int
        Processes and threads.
    output : int
        Bytes that all cells together may write.
    """

    cell_seconds: float
    seconds: float
    memory: int
    processes: int
    output: int


class Sandbox(Configurable):
    """Makes the commands that run something apart; ``c.Sandbox`` in nbgrader_config.py sets its limits."""

    cell_seconds = Float(30.0, help="The longest that one cell may run, in seconds.").tag(
        config=True
    )
    seconds = Float(180.0, help="The longest that a whole notebook may run, in seconds.").tag(
        config=True
    )
    memory_mb = Integer(2000, help="The memory of all its processes, in megabytes.").tag(
        config=True
    )
    processes = Integer(128, help="The most processes and threads.").tag(config=True)
    output_kb = Integer(1000, help="The most that all cells may write, in kilobytes.").tag(
        config=True
    )

    @property
    def limits(self) -> Limits:
        """What one notebook may use."""
        return Limits(
            self.cell_seconds,
            self.seconds,
            self.memory_mb * 1_000_000,
            self.processes,
            self.output_kb * 1_000,
        )

    def problem(self, secret: list[Path]) -> str:
        """Say why nothing can be run apart here, with the remedy; "" if it can.

        Parameters
        ----------
        secret
            Files and folders that must not be seen inside.
        """
        for path in secret:
            for shown in shown_folders():
                here = path.resolve()
                if here.is_relative_to(shown.resolve()) and not here.is_relative_to(HIDDEN):
                    return INSIDE.format(path=path, shown=shown)
        return self._trouble

    @cached_property
    def _trouble(self) -> str:
        missing = [name for name in ("bwrap", "prlimit") if shutil.which(name) is None]
        if missing:
            return f"There is no `{missing[0]}` on this machine. {INSTALL}"
        probe = subprocess.run(
            self.command([sys.executable, "-I", "-c", "import ipykernel"]),
            capture_output=True,
            text=True,
            env={},
            timeout=60,
        )
        if probe.returncode:
            said = " ".join(probe.stderr.split())[-300:] or f"it ended with {probe.returncode}"
            return FORBIDDEN.format(said=said)
        return ""

    def command(
        self, inner: list[str], given: Path | None = None, sockets: Path | None = None
    ) -> list[str]:
        """Return the command that runs another one apart.

        Parameters
        ----------
        inner
            The command, by paths as they are inside.
        given
            A folder whose files are copied into the working folder inside.
        sockets
            The one folder of the machine that can be written to from inside: the way to talk to a kernel.
        """
        limits = self.limits
        binds = [("--ro-bind-try", Path(name), name) for name in (*SYSTEM, *SYSTEM_FILES)]
        binds += [("--ro-bind", path, str(path)) for path in python_folders()]
        binds += [("--ro-bind", _package(), f"{PACKAGES}/ipnb")]
        binds += [("--ro-bind", given, GIVEN)] if given else []
        binds += [("--bind", sockets, str(sockets))] if sockets else []
        return [
            str(shutil.which("bwrap")),
            *("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"),
            *("--unshare-cgroup-try", "--die-with-parent", "--new-session", "--clearenv"),
            *(() if _is_root() else ("--unshare-user",)),
            *(("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID") if _is_root() else ()),
            *("--hostname", "sandbox", "--proc", "/proc", "--dev", "/dev"),
            *_in_memory("/tmp", limits),
            *_parents([to for _, _, to in binds]),
            *(str(word) for bind in binds for word in bind),
            *(("--tmpfs", HIDDEN) if Path(HIDDEN).is_dir() else ()),
            *_in_memory(WORK, limits),
            *_in_memory(HOME, limits),
            *("--remount-ro", "/", "--chdir", WORK),
            *(word for name, value in _environment().items() for word in ("--setenv", name, value)),
            "--",
            *_other_account(),
            *("prlimit", f"--as={limits.memory + RESERVED}", f"--nproc={limits.processes}"),
            *(f"--fsize={limits.memory // 4}", "--core=0", "--nofile=1024"),
            f"--cpu={int(limits.seconds) + 1}",
            *("/bin/sh", "-c", f'[ ! -d {GIVEN} ] || cp -R {GIVEN}/. {WORK}/; exec "$@"', "sh"),
            *inner,
        ]


def account() -> int | None:
    """Return the account that code runs under where the grader is root; None for the grader's own."""
    return FIRST_ACCOUNT + os.getpid() if _is_root() else None


def python_folders() -> list[Path]:
    """Return the folders of this Python and its packages."""
    return [Path(one) for one in dict.fromkeys((sys.base_prefix, sys.prefix)) if one != "/usr"]


def shown_folders() -> list[Path]:
    """Return the folders of the machine that can be read inside."""
    return [*map(Path, SYSTEM), *python_folders(), _package()]


def _package() -> Path:
    return Path(ipnb.__file__).parent


def _is_root() -> bool:
    return os.geteuid() == 0


def _in_memory(folder: str, limits: Limits) -> tuple[str, ...]:
    # a file in memory is in no process's sum, so each such folder has a size where bubblewrap can give one
    size = ("--size", str(limits.memory // 6)) if _can_size() else ()
    return ("--perms", "1777", *size, "--tmpfs", folder)


def _parents(places: list[str]) -> tuple[str, ...]:
    """Make the folders above, since bubblewrap makes them so that only root may pass."""
    above = {parent for place in places for parent in Path(place).parents}
    folders = sorted(above - {Path("/"), Path("/tmp")}, key=lambda folder: len(folder.parts))
    return tuple(word for one in folders for word in ("--perms", "0755", "--dir", str(one)))


def _can_size() -> bool:
    told = subprocess.run(["bwrap", "--help"], capture_output=True, text=True)
    return "--size" in told.stdout + told.stderr


def _other_account() -> tuple[str, ...]:
    """Return what gives up root: as root neither the limit of processes nor a file's mode would hold."""
    if (uid := account()) is None:
        return ()
    return (
        *("setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups", "--no-new-privs"),
        *("--inh-caps=-all", "--"),
    )


def _environment() -> dict[str, str]:
    return {
        "HOME": HOME,
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONPATH": PACKAGES,
        "PYTHONDONTWRITEBYTECODE": "1",
        # a library for numbers makes a thread for each processor, and asks memory for each
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
