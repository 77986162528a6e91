"""Sign-in by the roster: names that the department lists, with passwords that were drawn here."""

import sys
from pathlib import Path
from typing import Any

from jupyterhub.auth import Authenticator

from department import passwords
from department.layout import Layout
from department.roster import read_roster
from department.settings import Settings

sys.path.append(str(Path(__file__).resolve().parents[1] / "local"))

from leaving import LeavingHandler


def configure(c: Any, settings: Settings, layout: Layout) -> None:
    """Set the hub's authenticator and its groups.

    Parameters
    ----------
    c : traitlets.config.Config
    """
    students = [student.account for student in read_roster(settings.people.roster)]
    instructors = list(settings.people.instructors)

    class RosterAuthenticator(Authenticator):
        """Accounts of the roster and of the instructors, each with a password."""

        async def authenticate(self, handler, data):
            """Return the name if the password is right."""
            name, given = data["username"], data["password"]
            return name if passwords.opens(layout, name, given) else None

        def get_handlers(self, app):
            """Sign out in two steps, so that the page can look through the browser's copies before they go."""
            return [("/logout", LeavingHandler), *super().get_handlers(app)]

    c.JupyterHub.authenticator_class = RosterAuthenticator
    c.Authenticator.allowed_users = {*students, *instructors}
    c.JupyterHub.load_groups = {
        settings.instructors_group: {"users": instructors},
        settings.students_group: {"users": students},
    }
