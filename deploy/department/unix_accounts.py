"""Accounts and groups of the machine: those of services, and one for each person."""

import grp
import os
import pwd
from collections.abc import Iterator
from pathlib import Path

from department.commands import run
from department.faults import Fault
from department.layout import COURSE_ACCOUNT, INSTRUCTORS, PROXY_ACCOUNT, STUDENTS, Layout
from department.settings import ACCOUNT

#: what nobody signs in with
NO_SHELL = "/usr/sbin/nologin"


def service_accounts(layout: Layout) -> Iterator[str]:
    """Make the two groups, and the accounts of the course's folder and of the proxy."""
    for group in (INSTRUCTORS, STUDENTS):
        if not _group(group):
            run("groupadd", "--system", group)
            yield f"group {group}"
    for name, groups in ((COURSE_ACCOUNT, [INSTRUCTORS]), (PROXY_ACCOUNT, [])):
        if not is_account(name):
            more = ["--groups", ",".join(groups)] if groups else []
            run(
                *("useradd", "--system", "--user-group", "--no-create-home", "--home-dir"),
                *(layout.state, "--shell", NO_SHELL, *more, name),
            )
            yield f"account {name}"


def person(layout: Layout, name: str, teaches: bool) -> Iterator[str]:
    """Make the account and the home of a person, and put them into the group of their role.

    Raises
    ------
    Fault
        When the name cannot be an account, or is one that the machine has for something else.
    """
    if not ACCOUNT.fullmatch(name):
        raise Fault(
            f"{name!r} cannot be an account.",
            remedy="Give small letters, digits and hyphens, beginning with a letter, up to 31 signs.",
        )
    role, other = (INSTRUCTORS, STUDENTS) if teaches else (STUDENTS, INSTRUCTORS)
    known = is_account(name)
    home = layout.home(name)
    if known and not is_persons(layout, name):
        raise Fault(
            f"{name!r} is an account of this machine already, and none of the course's.",
            remedy="Give this person another account name, because they would be one with it.",
        )
    if not known:
        make(layout, name, role)
        yield f"account {name}"
    elif role not in groups_of(name):
        run("gpasswd", "--add", name, role)
        yield f"{name} into {role}"
    if known and other in groups_of(name):
        run("gpasswd", "--delete", name, other)
        yield f"{name} out of {other}"
    if not home.exists():
        home.mkdir(mode=0o700)
        account = pwd.getpwnam(name)
        os.chown(home, account.pw_uid, account.pw_gid)
        yield f"home of {name}"


def make(layout: Layout, name: str, role: str) -> None:
    """Make a person's account in the group of a role."""
    run(
        *("useradd", "--user-group", "--no-create-home", "--home-dir", layout.home(name)),
        *("--shell", NO_SHELL, "--groups", role, name),
    )


def remove(layout: Layout, name: str) -> None:
    """Take a person's account off the machine; the home stays."""
    if is_persons(layout, name):
        run("userdel", name)


def people(layout: Layout) -> list[str]:
    """Return the accounts that this hub made for persons."""
    return sorted(known.pw_name for known in pwd.getpwall() if _is_home(layout, known.pw_dir))


def is_persons(layout: Layout, name: str) -> bool:
    """Whether an account is a person's of this hub: its home lies among the hub's homes."""
    return is_account(name) and _is_home(layout, pwd.getpwnam(name).pw_dir)


def _is_home(layout: Layout, folder: str) -> bool:
    return Path(folder).parent == layout.homes


def groups_of(name: str) -> list[str]:
    """Return the names of the groups that an account is in."""
    primary = grp.getgrgid(pwd.getpwnam(name).pw_gid).gr_name
    return [primary, *(group.gr_name for group in grp.getgrall() if name in group.gr_mem)]


def passwd_lines(name: str) -> tuple[str, str]:
    """Return what `/etc/passwd` and `/etc/group` say where one person sees nobody else.

    Returns
    -------
    passwd, group : str
        With root and this account, and their groups.
    """
    account = pwd.getpwnam(name)
    people_lines = [
        "root:x:0:0:root:/root:/usr/sbin/nologin",
        f"{name}:x:{account.pw_uid}:{account.pw_gid}::{account.pw_dir}:/bin/bash",
    ]
    groups = [f"{group}:x:{grp.getgrnam(group).gr_gid}:" for group in groups_of(name)]
    return "\n".join([*people_lines, ""]), "\n".join(["root:x:0:", *groups, ""])


def is_account(name: str) -> bool:
    """Whether the machine knows an account of this name."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _group(name: str) -> bool:
    try:
        grp.getgrnam(name)
    except KeyError:
        return False
    return True
