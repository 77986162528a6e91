"""Does one call tell the hub everything, and leave what was set before?"""

import logging
from types import SimpleNamespace

import pytest
from department.sign_in.configure import TEMPLATES, configure, gradebook_hook
from department.sign_in.lti import LtiAuthenticator
from department.sign_in.settings import LtiSignIn, SignInSettings
from traitlets.config import Config

from ipnb.accounts.registry import Person, Registry


@pytest.fixture
def settings(tmp_path):
    """A hub with a gradebook that cannot be reached."""
    return SignInSettings(
        LtiSignIn("https://lms.example", *"abcde"),
        "ipnb",
        "A course",
        "https://hub",
        *[tmp_path] * 3,
        gradebook="sqlite:////nowhere/gradebook.db",
    )


def test_the_hub_is_configured(settings):
    """Authenticator, groups, pages, words."""
    c = Config()
    c.JupyterHub.template_paths = ["ours"]
    c.JupyterHub.template_vars = {"book": "/"}
    configure(c, settings)
    assert c.JupyterHub.authenticator_class is LtiAuthenticator
    assert c.Authenticator.manage_groups and c.Authenticator.allow_all
    assert c.JupyterHub.template_paths == [str(TEMPLATES), "ours"]
    assert c.JupyterHub.template_vars["book"] == "/"
    assert c.JupyterHub.template_vars["title"] == "A course"


def test_a_gradebook_that_is_down_keeps_nobody_out(settings, caplog, finish):
    """Is it logged, and the student let in?"""
    registry = Registry(settings.folder / "accounts.sqlite")
    registry.admit(Person("x", "1", called=("ada",)))
    hook = gradebook_hook(settings, registry)
    model = {"name": "ada", "groups": ["nbgrader-ipnb"]}
    own = SimpleNamespace(log=logging.getLogger("hub"))
    assert finish(hook(own, None, model)) == model
    assert "ada was not entered in the gradebook" in caplog.text
