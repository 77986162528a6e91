"""What somebody is in the course, by what a provider says. Pure."""

from collections.abc import Iterable
from typing import Literal

Role = Literal["instructor", "student"]
#: where LTI's roles in a course are named; those of a system or an institution give no right here
MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership"
#: names of roles in a course -> what they are here
ROLES: dict[str, Role] = {
    "instructor": "instructor",
    "teachingassistant": "instructor",
    "learner": "student",
    "student": "student",
}


def lti_role(roles: Iterable[str]) -> Role | None:
    """Return what somebody is by the roles of an LTI launch; who teaches and learns, teaches.

    Parameters
    ----------
    roles
        Addresses of the vocabulary, or the short names that older platforms send.
    """
    return _strongest(ROLES.get(name) for name in map(_context_role, roles))


def _context_role(role: str) -> str:
    """Return the name of a role in a course, in small letters; "" for one of another kind."""
    place, mark, name = role.rpartition("#")
    if mark and place != MEMBERSHIP and not place.startswith(f"{MEMBERSHIP}/"):
        return ""
    return name.lower()


def group_role(
    groups: Iterable[str], instructors: Iterable[str], students: Iterable[str]
) -> Role | None:
    """Return what somebody is by the groups of an OpenID provider.

    Parameters
    ----------
    groups
        Of the person.
    instructors, students
        Groups that teach, and that take, the course.
    """
    own = set(groups)
    teaches: Role | None = "instructor" if own & set(instructors) else None
    learns: Role | None = "student" if own & set(students) else None
    return _strongest([teaches, learns])


def _strongest(roles: Iterable[Role | None]) -> Role | None:
    found = set(roles)
    return "instructor" if "instructor" in found else "student" if "student" in found else None
