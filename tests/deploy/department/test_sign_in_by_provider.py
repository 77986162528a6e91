"""Sign-in by a provider, with what the machine has for it; signing in is tried in tests/signing_in."""

from dataclasses import replace

import pytest
from department.settings import SignIn
from department.sign_in.lti import LtiAuthenticator
from department.sign_in.settings import Listed
from department.sign_in_by_provider import configure, sign_in_settings
from traitlets.config import Config

LTI = {
    "issuer": "https://lms.example.org",
    "client_id": "1",
    "deployment_id": "2",
    **{f"{name}_url": f"https://lms.example.org/{name}" for name in ("authorize", "token", "jwks")},
}


@pytest.fixture
def by_lti(settings):
    """A department whose people come from a learning platform, with one student on a roster."""
    text = "student id,first name,last name,email\nada,Ada,L,ada@example.org\n"
    settings.people.roster.write_text(text, encoding="utf-8")
    return replace(settings, sign_in=SignIn("lti", LTI))


def test_a_roster_and_the_machines_places_are_taken_over(by_lti, layout):
    """Would whoever comes from a platform find the account that the roster keeps for them?"""
    given = sign_in_settings(by_lti, layout)
    assert given.roster == (Listed("ada", "Ada", "L", "ada@example.org"),)
    assert given.instructors == {"dlin", "m-okoro"}
    assert given.folder == layout.lms
    assert "ipnb_gradebook" in given.gradebook
    alone = replace(by_lti, people=replace(by_lti.people, roster=None))
    assert sign_in_settings(alone, layout).roster == ()


def test_groups_are_said_at_each_sign_in_and_by_no_list(by_lti, layout):
    """Would a list of the hub's own put somebody back whom the platform took out?"""
    layout.lms.mkdir(parents=True)
    config = Config()
    configure(config, by_lti, layout)
    assert config.JupyterHub.authenticator_class is LtiAuthenticator
    assert config.Authenticator.manage_groups
    assert "load_groups" not in config.JupyterHub
