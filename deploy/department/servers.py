"""What a person's server is: its command, its variables, and what of the machine it sees. In this one place."""

import grp
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from department import database
from department.confinement import Room, confined
from department.folders import write_file
from department.layout import COURSE_ACCOUNT, INSTRUCTORS, Layout
from department.settings import Settings
from department.unix_accounts import passwd_lines
from ipnb.student_server.settings import LAB

#: a file of the machine that says of an account what it is to others; a student is shown one of their own
FACES = "faces"
#: by which a platform's name becomes a number; nothing else of an instructor's server asks for one
NAME_SERVERS = Path("/etc/resolv.conf")


@dataclass(frozen=True)
class Server:
    """A server as a spawner starts it.

    Attributes
    ----------
    command : list of str
        Run as root; it gives root up.
    environment : dict
    landing : str
        The page that people come to.
    folder : Path
        What its pages and terminals begin in.
    """

    command: list[str]
    environment: dict[str, str]
    landing: str
    folder: Path


def server_of(
    layout: Layout, settings: Settings, account: str, instructs: bool, name: str = ""
) -> Server:
    """Return a server of a person.

    Parameters
    ----------
    account
        The person's.
    instructs
        Whether the person teaches.
    name
        What the hub calls the server; empty for the first one.

    Raises
    ------
    ValueError
        When nobody of this role has a server of that name.
    """
    if instructs and not name:
        return instructor_server(layout, settings, account)
    if not instructs and name in ("", LAB):
        return student_server(layout, settings, account, is_lab=name == LAB)
    raise ValueError(f"There is no server called {name!r} here.")


def student_server(layout: Layout, settings: Settings, name: str, is_lab: bool = False) -> Server:
    """Return a student's server, which sees the own home and the exchange.

    Parameters
    ----------
    name
        The account.
    is_lab
        JupyterLab, which stands beside the light server with desk and form when a student asks for it.
    """
    more = {
        "IPNB_LAB": "1",
        # desk and form are pages of the first server, for a notebook in JupyterLab as well
        "IPNB_STUDENT_SERVER": f"/user/{name}/",
        # a page that was left open keeps the hub from seeing that nobody is there; the server sees it
        "IPNB_IDLE_SECONDS": str(settings.limits.idle_minutes * 60),
    }
    return Server(
        confined(student_room(layout, name), (jupyter if is_lab else light)(layout)),
        environment(layout, settings, "student") | more,
        "/lab" if is_lab else "",
        layout.home(name),
    )


def instructor_server(layout: Layout, settings: Settings, name: str) -> Server:
    """Return an instructor's server: the course, the exchange and the gradebook besides."""
    more = {
        "IPNB_COURSE_ROOT": str(layout.course),
        "IPNB_BIN": str(layout.release() / ".venv/bin"),
        "IPNB_GRADEBOOK": database.url(layout, database.GRADEBOOK),
    }
    if settings.sends_grades:
        more["IPNB_LMS"] = str(layout.lms)
    return Server(
        confined(instructor_room(layout, settings, name), jupyter(layout)),
        environment(layout, settings, "instructor") | more,
        "/lab/tree/start.md",
        layout.course,
    )


def light(layout: Layout) -> list[str]:
    """Return the command of a student's first server, as it is inside."""
    return [str(layout.python()), "-P", "-m", "ipnb.student_server"]


def jupyter(layout: Layout) -> list[str]:
    """Return the command of a server with JupyterLab, as it is inside."""
    return [str(layout.python()), "-P", str(layout.release() / "deploy/local/singleuser.py")]


def environment(layout: Layout, settings: Settings, role: str) -> dict[str, str]:
    """Return the variables of a server of this role."""
    release = layout.release()
    etc = [release / f"deploy/department/etc/{role}", release / f"deploy/local/etc/{role}"]
    etc += [release / "deploy/department/etc/common", release / "deploy/local/etc/common"]
    return {
        "PATH": f"{release}/.venv/bin:/usr/local/bin:/usr/bin:/bin",
        "PYTHONPATH": str(release),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(map(str, etc)),
        # where Voila finds our template, and kernels how they start: where memory ends they go before the server
        "JUPYTER_PATH": os.pathsep.join(
            str(release / f"deploy/{part}/share") for part in ("department", "local")
        ),
        # short, since the name of a socket has a limit, and in memory of this server alone
        "JUPYTER_RUNTIME_DIR": "/tmp/jupyter",
        "IPNB_EXCHANGE": str(layout.exchange),
        "IPNB_COURSE": settings.course,
        "IPNB_BOOK_ADDRESS": "/services/book/",
        "LANG": "C.UTF-8",
        "TZ": settings.zone,
        "OMP_NUM_THREADS": "1",
    }


def student_room(layout: Layout, name: str) -> Room:
    """Return what a student sees: not even the names of the others."""
    passwd, group = (layout.registry / FACES / name / part for part in ("passwd", "group"))
    for path, text in zip((passwd, group), passwd_lines(name), strict=True):
        list(write_file(path, text, 0o644))
    account = pwd.getpwnam(name)
    return Room(
        account=name,
        uid=account.pw_uid,
        gid=account.pw_gid,
        groups=(),
        home=layout.home(name),
        readable=(layout.release(), *borrowed(layout)),
        writable=(layout.exchange,),
        passwd=passwd,
        group=group,
    )


def instructor_room(layout: Layout, settings: Settings, name: str) -> Room:
    """Return what an instructor sees. Who made a file in the exchange is looked up in the machine's list."""
    account = pwd.getpwnam(name)
    for_grades = (layout.lms, NAME_SERVERS) if settings.sends_grades else ()
    return Room(
        account=name,
        uid=account.pw_uid,
        gid=account.pw_gid,
        groups=(grp.getgrnam(INSTRUCTORS).gr_gid,),
        home=layout.home(name),
        readable=(layout.release(), *borrowed(layout), layout.sockets, *for_grades),
        writable=(layout.exchange, layout.course),
        umask="007",
        folder=layout.course,
        makes_rooms=True,
    )


def course_room(layout: Layout) -> Room:
    """Return what the account of the course's folder sees, which makes and releases assignments."""
    account = pwd.getpwnam(COURSE_ACCOUNT)
    return Room(
        account=COURSE_ACCOUNT,
        uid=account.pw_uid,
        gid=account.pw_gid,
        groups=(grp.getgrnam(INSTRUCTORS).gr_gid,),
        home=layout.course,
        readable=(layout.release(), *borrowed(layout), layout.sockets),
        writable=(layout.exchange,),
        umask="007",
    )


def borrowed(layout: Layout) -> list[Path]:
    """Return what a trial's release links to instead of holding it."""
    parts = (layout.release() / name for name in (".venv", "node_modules", "_build"))
    return [part.resolve() for part in parts if part.is_symlink()]
