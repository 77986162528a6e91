"""The one call by which a hub learns how people sign in."""

import asyncio
from pathlib import Path
from typing import Any

from department.sign_in.gradebook import enter_student
from department.sign_in.lti import configure_lti
from department.sign_in.oidc import configure_oidc
from department.sign_in.settings import OidcSignIn, SignInSettings
from ipnb.accounts.registry import Registry
from ipnb.lms.records import REGISTRY

TEMPLATES = Path(__file__).with_name("templates")


def configure(c: Any, settings: SignInSettings) -> None:
    """Set up how people sign in: accounts, groups, names in the gradebook, pages.

    Parameters
    ----------
    c : traitlets.config.Config
        The hub's. Groups are managed by the sign-in from then on, so ``JupyterHub.load_groups`` stays empty;
        roles may name the groups all the same.
    settings
    """
    registry = Registry(settings.folder / REGISTRY)
    if isinstance(settings.how, OidcSignIn):
        secret = Path(settings.how.client_secret_file).read_text(encoding="utf-8").strip()
        configure_oidc(c, settings, registry, secret)
    else:
        configure_lti(c, settings, registry)
    c.Authenticator.manage_groups = True
    # who is refused is refused in words by the admission, before the hub would look at a list
    c.Authenticator.allow_all = True
    c.Authenticator.post_auth_hook = gradebook_hook(settings, registry)
    c.JupyterHub.template_paths = [str(TEMPLATES), *_list(c.JupyterHub.template_paths)]
    c.JupyterHub.template_vars = {
        **_dict(c.JupyterHub.template_vars),
        "sign_in": settings.how,
        "title": settings.title,
    }


def gradebook_hook(settings: SignInSettings, registry: Registry) -> Any:
    """Return the hub's ``post_auth_hook``, which enters a student in the gradebook."""

    async def hook(authenticator: Any, handler: Any, model: dict[str, Any]) -> dict[str, Any]:
        account = registry.account(model["name"])
        is_student = settings.students_group in model.get("groups", ())
        if account is not None and is_student and settings.gradebook:
            try:
                await asyncio.to_thread(enter_student, settings.gradebook, settings.course, account)
            except Exception:
                # a gradebook that is down keeps nobody from working: the next sign-in enters the name
                authenticator.log.exception("%s was not entered in the gradebook", account.name)
        return model

    return hook


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else []


def _dict(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}
