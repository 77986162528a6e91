"""Who is let in, under which account, and in which groups."""

import grp
import pwd
from collections.abc import Mapping
from dataclasses import dataclass

from department.sign_in.refusals import NO_ROLE, NOT_LISTED, OTHERS_ACCOUNT, Refused
from department.sign_in.roles import Role
from department.sign_in.settings import Listed, SignInSettings
from ipnb.accounts.names import first_fold
from ipnb.accounts.registry import Account, AccountTaken, Person, Registry


@dataclass(frozen=True)
class Admitted:
    """Somebody who is let in.

    Attributes
    ----------
    account : Account
    role : str
    groups : tuple of str
        The hub's, by which nbgrader knows who teaches a course and who takes it.
    """

    account: Account
    role: Role
    groups: tuple[str, ...]


class Admission:
    """Lets people in.

    Parameters
    ----------
    settings
    registry
    """

    def __init__(self, settings: SignInSettings, registry: Registry) -> None:
        self.settings, self.registry = settings, registry

    def admit(
        self, person: Person, role: Role | None, login: str = "", asks_lists: bool = True
    ) -> Admitted:
        """Let somebody in, or refuse in words.

        Parameters
        ----------
        person
            As the provider knows them.
        role
            As the provider says; None if it says none.
        login
            The name by which the course's lists know them, where the provider vouches for it; "" for none.
        asks_lists
            Whether the roster may give a role that the provider does not say.

        Raises
        ------
        Refused
        """
        listed = self._listed(person, login)
        if login and login in self.settings.instructors:
            role = "instructor"
        elif role is None and asks_lists and listed is not None:
            role = "student"
        if role is None:
            raise Refused(NOT_LISTED if asks_lists else NO_ROLE)
        if role == "instructor":
            account = self._instructor(person, login)
            return Admitted(account, role, (self.settings.instructors_group,))
        account = self._account(person, listed.account if listed else None)
        return Admitted(account, role, (self.settings.students_group,))

    def _instructor(self, person: Person, login: str) -> Account:
        """Give an instructor the account that the settings name, or else one of their own."""
        if login in self.settings.instructors:
            return self._account(person, login)
        name = first_fold(person.called)
        if name in self.settings.instructors:
            # who comes from a platform as an instructor takes a named account that is free, and no other's
            try:
                return self.registry.admit(person, exactly=name)
            except AccountTaken:
                pass
        return self._account(person, None)

    def _listed(self, person: Person, login: str) -> Listed | None:
        """Find somebody on the roster, by the very id, or by the address that the provider vouches for."""
        email = person.email.casefold()
        by_email = (one for one in self.settings.roster if email and one.email.casefold() == email)
        by_login = (one for one in self.settings.roster if one.account == login)
        return next(by_login, None) or next(by_email, None)

    def _account(self, person: Person, exactly: str | None) -> Account:
        kept = {*self.settings.instructors, *(one.account for one in self.settings.roster)}
        try:
            return self.registry.admit(person, kept | _machines_own(), exactly)
        except AccountTaken as taken:
            raise Refused(OTHERS_ACCOUNT, str(taken)) from None


def _machines_own() -> set[str]:
    """Return the names of accounts and groups that the machine has now."""
    return {one.pw_name for one in pwd.getpwall()} | {one.gr_name for one in grp.getgrall()}


def auth_model(admitted: Admitted) -> Mapping[str, object]:
    """Return what JupyterHub is told of somebody."""
    return {"name": admitted.account.name, "groups": list(admitted.groups)}
