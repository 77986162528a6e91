"""Who teaches: the hub's group of instructors says so, in which sign-in puts them."""

from typing import Any

from department.settings import Settings


def teaches(user: Any, settings: Settings) -> bool:
    """Whether a user of the hub, if there is one, is an instructor of the course."""
    groups = user.groups if user else ()
    return any(group.name == settings.instructors_group for group in groups)
