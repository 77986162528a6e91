"""What a department says of its hub: `course.toml`, read into frozen dataclasses.

Standard library only: this is read before anything is installed.
"""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from department.faults import Fault
from department.sign_in.settings import KINDS as PROVIDERS
from department.sign_in.settings import sign_in_faults

#: what may be an account: unix user, hub user and nbgrader student id are the same string
ACCOUNT = re.compile(r"[a-z][a-z0-9-]{0,30}")
KINDS = ("roster", *PROVIDERS)
#: letters after a number of bytes
MEMORY = re.compile(r"[1-9]\d*[KMG]")
DOMAIN = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
TERM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,40}")


@dataclass(frozen=True)
class People:
    """Who takes part, as far as the machine is told.

    Attributes
    ----------
    instructors : tuple of str
        Names of accounts.
    roster : Path or None
        Students: id, first name, last name, e-mail. None where an identity provider names them.
    """

    instructors: tuple[str, ...]
    roster: Path | None = None


@dataclass(frozen=True)
class SignIn:
    """How people sign in.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    options : mapping
        What else the table says; `department.sign_in` knows its keys.
    """

    kind: str = "roster"
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Help:
    """Who helps where the course is taught; an empty text for what is not set."""

    place: str = ""
    emergency: str = ""
    crisis: str = ""
    reporting: str = ""
    department: str = ""


@dataclass(frozen=True)
class Limits:
    """What one server may use, and how long it may stand idle."""

    memory: str = "400M"
    cpu: float = 0.5
    idle_minutes: int = 60


@dataclass(frozen=True)
class Backup:
    """Where copies go, and how many are kept."""

    folder: Path = Path("/var/backups/ipnb")
    keep: int = 14


@dataclass(frozen=True)
class Ports:
    """What is listened to: the first two by everybody, the others on this machine alone."""

    https: int = 443
    http: int = 80
    proxy: int = 8000
    proxy_api: int = 8001
    hub: int = 8081
    health: int = 8082


@dataclass(frozen=True)
class Settings:
    """A whole `course.toml`.

    Attributes
    ----------
    path : Path
        The file.
    domain : str
        Empty for none: the certificate is then signed by this machine.
    """

    path: Path
    name: str
    course: str
    term: str
    zone: str
    domain: str
    people: People
    sign_in: SignIn = SignIn()
    help: Help = Help()
    limits: Limits = Limits()
    backup: Backup = Backup()
    ports: Ports = Ports()

    @property
    def sends_grades(self) -> bool:
        """Whether grades go to a learning platform."""
        return self.sign_in.kind == "lti"

    @property
    def students_group(self) -> str:
        """The hub's group of students, as nbgrader names it."""
        return f"nbgrader-{self.course}"

    @property
    def instructors_group(self) -> str:
        """The hub's group of instructors, as nbgrader names it."""
        return f"formgrade-{self.course}"


TABLES = {"people": People, "help": Help, "limits": Limits, "backup": Backup, "ports": Ports}
TEXTS = ("name", "course", "term", "zone", "domain")


def read_settings(path: Path) -> Settings:
    """Read `course.toml`.

    Raises
    ------
    Fault
        With a line for each key that is missing, unknown or not as it should be.
    """
    try:
        with path.open("rb") as file:
            given = tomllib.load(file)
    except FileNotFoundError:
        raise Fault(
            "The file is not there.",
            path,
            "Copy deploy/department/course.example.toml there, change what it says, and run this again.",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Fault(
            f"It is not TOML: {error}.", path, "Mend that line, then run this again."
        ) from None
    faults = [*_unknown(given), *_wrong(given)]
    if faults:
        raise Fault("\n".join(["These settings cannot be used:", *faults]), path)
    return _settings(given, path)


def _settings(given: dict[str, Any], path: Path) -> Settings:
    """Make the dataclasses of what has been checked."""
    people = given["people"]
    roster = people.get("roster")
    sign_in = given.get("sign_in", {})
    backup = given.get("backup", {})
    read = Settings(
        path=path,
        **{name: given.get(name, "") for name in TEXTS},
        people=People(tuple(people["instructors"]), path.parent / roster if roster else None),
        sign_in=SignIn(
            sign_in.get("kind", "roster"),
            {name: value for name, value in sign_in.items() if name != "kind"},
        ),
        help=Help(**given.get("help", {})),
        limits=Limits(**given.get("limits", {})),
        ports=Ports(**given.get("ports", {})),
    )
    folder = Path(backup.get("folder", Backup.folder))
    return replace(read, backup=Backup(folder, backup.get("keep", Backup.keep)))


def _unknown(given: dict[str, Any]) -> Iterator[str]:
    """Name keys that mean nothing here, and what was probably meant."""
    known = {"": [*TEXTS, *TABLES, "sign_in"]} | {
        table: [part.name for part in fields(kind)] for table, kind in TABLES.items()
    }
    for table, names in known.items():
        there = given.get(table, {}) if table else given
        for name in there if isinstance(there, dict) else ():
            if name not in names:
                near = difflib.get_close_matches(name, names, n=1)
                meant = f"Did you mean {near[0]!r}?" if near else f"Known are: {', '.join(names)}."
                yield f"  {_key(table, name)}: there is no such setting. {meant}"


def _wrong(given: dict[str, Any]) -> Iterator[str]:
    """Name values that cannot be used."""
    for name in (*TABLES, "sign_in"):
        if not isinstance(given.get(name, {}), dict):
            yield f"  {name}: write it as a table, [{name}], with its settings below."
            return
    for table, name, is_right, words in CHECKS:
        there = given.get(table, {}) if table else given
        if name not in there:
            if (table, name) in REQUIRED:
                yield f"  {_key(table, name)}: it is missing. Give {words}."
        elif not is_right(there[name]):
            yield f"  {_key(table, name)}: {there[name]!r} cannot be used. Give {words}."
    yield from _wrong_sign_in(given)


def _wrong_sign_in(given: dict[str, Any]) -> Iterator[str]:
    """Name what the way to sign in needs and cannot have."""
    options = dict(given.get("sign_in", {}))
    kind = options.pop("kind", "roster")
    if kind == "roster":
        if "roster" not in given.get("people", {}):
            yield "  people.roster: it is missing, and people sign in by it. Give a CSV file beside this one."
        for name in options:
            yield f"  sign_in.{name}: there is no such setting for roster. Take it out, or name another kind."
    elif kind in PROVIDERS:
        yield from sign_in_faults(kind, options)
        if not given.get("domain"):
            yield f"  domain: sign-in by {kind} needs one, because the provider sends people back to it."


def _key(table: str, name: str) -> str:
    return f"{table}.{name}" if table else name


def _text(value: Any) -> bool:
    return isinstance(value, str) and value.isprintable()


def _matching(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _zone(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(value) and ZoneInfo(value) is not None
    except (OSError, ValueError, KeyError):
        return False


def _accounts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_matching(ACCOUNT), value))


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and least <= value <= most


def _path(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("/") and value.isprintable()


#: table, key, whether a value can be used, what to give
CHECKS: list[tuple[str, str, Callable[[Any], bool], str]] = [
    ("", "name", lambda value: _text(value) and bool(value), "the name that people read"),
    (
        "",
        "course",
        _matching(ACCOUNT),
        "small letters, digits and hyphens, beginning with a letter",
    ),
    ("", "term", _matching(TERM), "letters, digits, dots and hyphens, for example 2027-spring"),
    ("", "zone", _zone, "a zone of the tz database, for example Europe/London"),
    (
        "",
        "domain",
        lambda value: value == "" or _matching(DOMAIN)(value),
        'a name such as course.example.org, in small letters, or "" for none',
    ),
    (
        "people",
        "instructors",
        _accounts,
        "a list of accounts, each of small letters, digits and hyphens, beginning with a letter, up to 31 signs",
    ),
    ("people", "roster", lambda value: _text(value) and bool(value), "the name of a CSV file"),
    ("sign_in", "kind", lambda value: value in KINDS, f"one of {', '.join(KINDS)}"),
    *(("help", part.name, _text, "a text, empty for none") for part in fields(Help)),
    ("limits", "memory", _matching(MEMORY), 'a number with K, M or G, for example "400M"'),
    (
        "limits",
        "cpu",
        lambda value: type(value) in (int, float) and 0 < value <= 64,
        "the share of one processor, for example 0.5",
    ),
    ("limits", "idle_minutes", _whole(1, 10_000), "whole minutes, from 1"),
    ("backup", "folder", _path, "a folder's whole path"),
    ("backup", "keep", _whole(1, 1000), "how many to keep, from 1"),
    *(("ports", part.name, _whole(1, 65535), "a port from 1 to 65535") for part in fields(Ports)),
]
REQUIRED = {
    ("", "name"),
    ("", "course"),
    ("", "term"),
    ("", "zone"),
    ("people", "instructors"),
}
