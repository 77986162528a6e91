"""Sign-in by the roster."""

import pytest
from department import passwords
from department.sign_in_by_roster import configure
from traitlets.config import Config


@pytest.fixture
def config(layout, settings):
    """The hub's configuration, with one student and two instructors."""
    text = "student id,first name,last name,email\nada,Ada,L,\n"
    settings.people.roster.write_text(text, encoding="utf-8")
    config = Config()
    configure(config, settings, layout)
    return config


def test_each_is_in_the_group_of_the_own_role(config):
    """Would nbgrader and Formgrader know who is who?"""
    assert config.JupyterHub.load_groups == {
        "formgrade-ipnb": {"users": ["dlin", "m-okoro"]},
        "nbgrader-ipnb": {"users": ["ada"]},
    }
    assert config.Authenticator.allowed_users == {"ada", "dlin", "m-okoro"}


def test_the_password_that_was_drawn_opens(config, layout, finish):
    """And does no other?"""
    layout.registry.mkdir(parents=True)
    drawn = passwords.draw(layout, ["ada"])
    authenticator = config.JupyterHub.authenticator_class(config=config)

    def tried(password):
        data = {"username": "ada", "password": password}
        return finish(authenticator.authenticate(None, data))

    assert tried(drawn["ada"]) == "ada"
    assert tried("other") is None
