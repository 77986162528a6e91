"""Sign-in by names and passwords of the course's own list."""

import asyncio
from collections.abc import Mapping
from typing import Any

from jupyterhub.auth import Authenticator

from department.sign_in.admission import Admission, auth_model
from department.sign_in.passwords import Passwords
from department.sign_in.settings import Listed, SignInSettings
from ipnb.accounts.registry import LISTED, Person, Registry


class RosterAuthenticator(Authenticator):
    """Takes who is on the roster, or an instructor of the settings, and knows the password."""

    #: set by `configure_roster`
    admission: Admission
    passwords: Passwords

    async def authenticate(self, handler: Any, data: Any) -> Mapping[str, object] | None:
        """Let in who knows the password; the hub's form says so if not."""
        name = str(data.get("username", "")).strip().lower()
        # the digest takes its time: meanwhile the hub serves others
        if not await asyncio.to_thread(self.passwords.opens, name, str(data.get("password", ""))):
            return None
        listed = {one.account: one for one in self.admission.settings.roster}
        one = listed.get(name, Listed(name))
        person = Person(LISTED, name, one.first_name, one.last_name, one.email)
        return auth_model(self.admission.admit(person, None, login=name))


def configure_roster(c: Any, settings: SignInSettings, registry: Registry) -> None:
    """Have the hub sign people in by the roster.

    Parameters
    ----------
    c : traitlets.config.Config
    settings
    registry
    """
    RosterAuthenticator.admission = Admission(settings, registry)
    RosterAuthenticator.passwords = Passwords(settings.secrets)
    c.JupyterHub.authenticator_class = RosterAuthenticator
