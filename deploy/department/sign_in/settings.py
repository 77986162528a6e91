"""What `course.toml` says of signing in, in frozen dataclasses, and what is wrong with it, a line a fault."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class OidcSignIn:
    """By an OpenID provider.

    Attributes
    ----------
    issuer : str
        Its address; what else is to be known of it stands below that.
    client_id : str
        As it calls this hub.
    client_secret_file : str
        The whole path of the file with the hub's secret there.
    title : str
        What the button calls it.
    name_claim : str
        The claim from which an account's name is made.
    groups_claim : str
        The claim that lists a person's groups.
    instructor_groups, student_groups : tuple of str
        Which of them teach the course, and which take it. Without any, `people` and the roster decide.
    """

    issuer: str
    client_id: str
    client_secret_file: str
    title: str = "your institution"
    name_claim: str = "preferred_username"
    groups_claim: str = "groups"
    instructor_groups: tuple[str, ...] = ()
    student_groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class LtiSignIn:
    """From a learning platform, by LTI 1.3.

    Attributes
    ----------
    issuer, client_id, deployment_id : str
        As the platform calls itself, this hub, and its place there.
    authorize_url, token_url, jwks_url : str
        The platform's addresses for signing in, for tokens and for its public keys.
    audience : str
        For whom a request for a token is meant, where that is not ``token_url``.
    title : str
        What pages call it.
    """

    issuer: str
    client_id: str
    deployment_id: str
    authorize_url: str
    token_url: str
    jwks_url: str
    audience: str = ""
    title: str = "your learning platform"


How = OidcSignIn | LtiSignIn
KINDS: dict[str, type[How]] = {"oidc": OidcSignIn, "lti": LtiSignIn}
#: keys that are addresses
ADDRESSES = ("issuer", "authorize_url", "token_url", "jwks_url")


@dataclass(frozen=True)
class Listed:
    """Somebody on the roster."""

    account: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


@dataclass(frozen=True)
class SignInSettings:
    """All that signing in needs to know of a hub.

    Attributes
    ----------
    how : OidcSignIn or LtiSignIn
    course : str
        nbgrader's id of the course.
    title : str
        The course's name, as people read it.
    address : str
        Where people reach the hub, with its prefix and without a slash at the end.
    instructors : frozenset of str
        Accounts of instructors.
    roster : tuple of Listed
        Students; may be empty where a provider says who is one.
    folder : Path
        Where the registry and the hub's own key are kept (``IPNB_LMS`` for whoever sends grades).
    secrets : Path
        What only root reads.
    source : Path
        The course's cases, a folder each.
    gradebook : str
        nbgrader's ``db_url``; "" to leave the gradebook alone.
    homes : Path or None
        Where students' folders lie, each with the assignments that were begun.
    """

    how: How
    course: str
    title: str
    address: str
    folder: Path
    secrets: Path
    source: Path
    instructors: frozenset[str] = frozenset()
    roster: tuple[Listed, ...] = ()
    gradebook: str = ""
    homes: Path | None = None

    @property
    def students_group(self) -> str:
        """The hub's group of students, as nbgrader names it."""
        return f"nbgrader-{self.course}"

    @property
    def instructors_group(self) -> str:
        """The hub's group of instructors, as nbgrader names it."""
        return f"formgrade-{self.course}"


def settings_of(
    department: Any, layout: Any, roster: Iterable[Listed], gradebook: str
) -> SignInSettings:
    """Return what signing in needs of a department's settings.

    Parameters
    ----------
    department : department.settings.Settings
    layout : department.layout.Layout
    roster
        Students on the list, if there is one.
    gradebook
        nbgrader's ``db_url``, as the hub reaches it.
    """
    port = department.ports.https
    return SignInSettings(
        how=read_how(department.sign_in.kind, department.sign_in.options),
        course=department.course,
        title=department.name,
        address=f"https://{department.domain}" + ("" if port == 443 else f":{port}"),
        folder=layout.lms,
        secrets=layout.secrets,
        source=layout.course / "source",
        instructors=frozenset(department.people.instructors),
        roster=tuple(roster),
        gradebook=gradebook,
        homes=layout.homes,
    )


def read_how(kind: str, options: Mapping[str, Any]) -> How:
    """Make the dataclass of a table that `sign_in_faults` found nothing wrong with."""
    values = {
        name: tuple(value) if isinstance(value, list) else value for name, value in options.items()
    }
    return KINDS[kind](**values)


def sign_in_faults(kind: str, options: Mapping[str, Any]) -> Iterator[str]:
    """Name what cannot be used in the table ``[sign_in]``, a line a fault with what to do.

    Parameters
    ----------
    kind
        One of `KINDS`.
    options
        What else the table says.
    """
    known = {part.name: part for part in fields(KINDS[kind])}
    for name in options:
        if name not in known:
            yield f"  sign_in.{name}: there is no such setting for {kind}. {_meant(name, known)}"
    for name, part in known.items():
        if name not in options:
            if part.default is MISSING:
                yield f"  sign_in.{name}: it is missing, and sign-in by {kind} needs it."
        elif problem := _problem(name, options[name]):
            yield f"  sign_in.{name}: {options[name]!r} cannot be used. {problem}"


def _meant(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Known are: {', '.join(known) or 'none'}."


def _problem(name: str, value: Any) -> str:
    """Say what to give in place of a value; "" if it can be used."""
    if name.endswith("_groups"):
        fits = isinstance(value, list) and all(isinstance(one, str) and one for one in value)
        return "" if fits else 'Give a list of groups, for example ["ipnb-teaching"].'
    if not isinstance(value, str) or not value.isprintable():
        return "Give a text on one line."
    if name in ADDRESSES and not is_safe_address(value):
        return "Give a whole address that begins with https://."
    if name.endswith("_file") and not value.startswith("/"):
        return "Give a file's whole path."
    return "" if value or name == "audience" else "It is empty."


def is_safe_address(address: str) -> bool:
    """Say whether nobody on the way can read or change what goes to an address."""
    parts = urlsplit(address)
    is_here = parts.hostname in ("127.0.0.1", "localhost", "::1")
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and is_here)
    )
