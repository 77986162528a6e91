"""Sign-in by an OpenID provider or from a learning platform, with what the machine has for it."""

from typing import Any

from department import database
from department.layout import Layout
from department.roster import read_roster
from department.settings import Settings
from department.sign_in.configure import configure as configure_provider
from department.sign_in.settings import Listed, SignInSettings, settings_of


def configure(c: Any, settings: Settings, layout: Layout) -> None:
    """Set the hub's authenticator, which says at each sign-in in which groups somebody is.

    Parameters
    ----------
    c : traitlets.config.Config
    """
    configure_provider(c, sign_in_settings(settings, layout))


def sign_in_settings(settings: Settings, layout: Layout) -> SignInSettings:
    """Return what signing in needs; a roster names those whom the provider gives no role."""
    roster = settings.people.roster
    listed = [
        Listed(one.account, one.first_name, one.last_name, one.email)
        for one in (read_roster(roster) if roster else ())
    ]
    return settings_of(settings, layout, listed, database.url(layout, database.GRADEBOOK))
