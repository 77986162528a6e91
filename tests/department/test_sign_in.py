"""A trial whose people sign in at an OpenID provider: the hub's page, an account of the machine, the desk."""

import pwd

import pytest
from browser.conftest import browser_type_launch_args  # noqa: F401
from department import database
from running_trial import unchanged
from signing_in.oidc_provider import CLIENT, SECRET, OidcProvider

from ipnb.accounts.registry import Registry
from ipnb.lms.records import REGISTRY

#: browsers take such a name for this machine, and Caddy signs its certificate itself
DOMAIN = "course.localhost"
SIGN_IN = """
[sign_in]
kind = "oidc"
title = "the university"
issuer = "{issuer}"
client_id = "{client}"
client_secret_file = "{secret}"
student_groups = ["s"]
"""


@pytest.fixture
def student(trial):
    """Somebody whom the provider knows and the roster does not."""
    return f"zoe-{trial.ada.rpartition('-')[2]}"


@pytest.fixture
def address(trial, student):
    """Of the same hub, told to sign people in at a provider, and afterwards by the roster again."""
    person = {"preferred_username": student, "name": "Zoë Ångström", "groups": ["s"]}
    provider, before = (
        OidcProvider({"7": person}),
        trial.layout.settings.read_text(encoding="utf-8"),
    )
    address = f"https://{DOMAIN}:{trial.settings.ports.https}"
    provider.start(f"{address}/hub/oauth_callback")
    secret = trial.layout.secrets / "oidc-secret"
    secret.write_text(SECRET, encoding="utf-8")
    sign_in = SIGN_IN.format(issuer=provider.address, client=CLIENT, secret=secret)
    trial.layout.settings.write_text(f'domain = "{DOMAIN}"\n{before}{sign_in}', encoding="utf-8")
    try:
        done = trial.command("set-up")
        assert done.returncode == 0, done.stdout + done.stderr
        yield address
    finally:
        provider.stop()
        trial.layout.settings.write_text(before, encoding="utf-8")
        assert trial.command("set-up").returncode == 0
        assert unchanged(trial.command("set-up").stdout) == []
        trial.forget()


def test_a_student_of_a_provider_has_an_account_and_a_desk(trial, address, student, browser):
    """Does somebody whom no list names come in at the provider, and begin an assignment?"""
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    page.goto(f"{address}/hub/login")
    page.get_by_role("link", name="Sign in at the university").click()
    page.get_by_placeholder("Enter any login").fill("7")
    page.get_by_placeholder("and password").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()
    page.locator("body[data-page]").wait_for(state="attached", timeout=90_000)
    assert page.url == f"{address}/user/{student}/"
    page.get_by_role("button", name="Begin").first.click()
    page.wait_for_url("**/form/**", timeout=30_000)
    context.close()

    home = trial.layout.home(student)
    assert pwd.getpwnam(student).pw_dir == str(home)
    assert home.owner() == student
    account = Registry(trial.layout.lms / REGISTRY, read_only=True).account(student)
    assert account.person.subject == "7"
    named = f"SELECT last_name FROM student WHERE id = '{student}'"
    assert database.ask(trial.layout, named, database.GRADEBOOK) == "Ångström"
