"""Signing in at an OpenID provider: npm's, a real hub, and everything that may be wrong."""

import jwt
import pytest
from department.sign_in.oidc import OidcAuthenticator
from department.sign_in.refusals import Refused
from department.sign_in.settings import OidcSignIn
from lms.platform import new_key

from signing_in.hub import Hub, Visitor
from signing_in.oidc_provider import CLIENT, SECRET, OidcProvider, sign_in

PEOPLE = {
    "1": {
        "preferred_username": "ada",
        "given_name": "Ada",
        "family_name": "Lovelace",
        "groups": ["s"],
    },
    "2": {"preferred_username": "Ada", "name": "Ada Other", "groups": ["s", "t"]},
    "3": {"preferred_username": "guest", "groups": ["visitors"]},
    "4": {"preferred_username": "dlin", "groups": []},
    "5": {"preferred_username": "eve", "name": "dlin", "email": "dlin", "groups": ["s"]},
}


@pytest.fixture(scope="module")
def provider():
    """A provider; a hub says where it takes people back."""
    provider = OidcProvider(PEOPLE)
    yield provider
    provider.stop()


@pytest.fixture(scope="module")
def hub(provider, tmp_path_factory):
    """A hub that knows the provider."""
    state = tmp_path_factory.mktemp("oidc")
    (state / "secret").write_text(f"{SECRET}\n", encoding="utf-8")
    options = {
        "issuer": provider.address,
        "client_id": CLIENT,
        "client_secret_file": str(state / "secret"),
        "title": "the university",
        "student_groups": ["s"],
        "instructor_groups": ["t"],
    }
    hub = Hub(state, "oidc", options, instructors=["dlin"])
    hub.back = f"{hub.address}/hub/oauth_callback"
    provider.start(hub.back)
    hub.start()
    yield hub
    hub.stop()


@pytest.fixture
def visitor(hub):
    """Somebody new."""
    return Visitor(hub)


@pytest.mark.deep
def test_a_student_signs_in_at_the_provider(visitor, hub):
    """Does the hub's page lead there and back, into an account and a group?"""
    page = visitor.get(f"{hub.address}/hub/login")
    assert "Sign in at the university" in page.text
    sign_in(visitor, "1", "/hub/oauth_login?next=/hub/token")
    assert (visitor.me()["name"], visitor.groups()) == ("ada", ["nbgrader-ipnb"])


@pytest.mark.deep
@pytest.mark.parametrize(
    ("person", "account", "group"),
    [
        ("1", "ada", "nbgrader-ipnb"),
        ("2", "ada-2", "formgrade-ipnb"),
        ("4", "dlin", "formgrade-ipnb"),
        ("5", "eve", "nbgrader-ipnb"),
    ],
)
def test_roles_come_from_groups_and_from_the_settings(visitor, person, account, group):
    """Two of one name; groups of both kinds; an instructor by name; a student who calls herself one."""
    sign_in(visitor, person)
    assert (visitor.me()["name"], visitor.groups()) == (account, [group])


@pytest.mark.deep
def test_somebody_without_a_role_is_refused_in_words(visitor):
    """Is a guest of the institution told whom to ask?"""
    page = sign_in(visitor, "3")
    assert page.status_code == 403 and "You have no part in this course yet" in page.text
    assert visitor.me() is None


@pytest.mark.deep
def test_a_renamed_student_keeps_the_account(visitor, hub, provider):
    """Does a new name at the provider change the display and leave the work?"""
    provider.people = {
        **PEOPLE,
        "1": {**PEOPLE["1"], "preferred_username": "aking", "family_name": "King"},
    }
    provider.start(hub.back)
    sign_in(visitor, "1")
    assert visitor.me()["name"] == "ada"
    provider.people = PEOPLE
    provider.start(hub.back)


@pytest.mark.deep
def test_a_clock_that_is_ahead_is_said(visitor, hub, provider):
    """Does the page name both times?"""
    provider.start(hub.back, shift=600)
    page = sign_in(visitor, "1")
    provider.start(hub.back)
    assert page.status_code == 400 and "The clocks do not agree" in page.text
    assert "this hub’s clock" in page.text and visitor.me() is None


@pytest.mark.deep
def test_a_provider_that_is_down_is_said(visitor, hub, provider):
    """Is an end in the middle of a sign-in a page with words?"""
    page = visitor.get(f"{hub.address}/hub/oauth_login")
    page = visitor.submit(page, login="1", password="any")
    back = visitor.submit(page, follow=False)
    while not back.headers["location"].startswith(hub.address):
        back = visitor.client.get(back.headers["location"])
    provider.stop()
    page = visitor.client.get(back.headers["location"])
    provider.start(hub.back)
    assert page.status_code == 503 and "does not answer" in page.text and visitor.me() is None


@pytest.mark.deep
def test_what_comes_back_wrong_is_said(visitor, hub):
    """An end by the provider, and an answer that nobody asked for."""
    page = visitor.get(f"{hub.back}?error=access_denied&error_description=You+said+no")
    assert page.status_code == 403 and "You said no" in page.text
    page = visitor.get(f"{hub.back}?code=recorded&state=recorded")
    assert page.status_code == 400 and "has forgotten the beginning" in page.text


@pytest.fixture
def authenticator(platform):
    """An authenticator whose provider's keys are the platform's."""
    own = OidcAuthenticator(client_id=CLIENT)
    own.how = OidcSignIn(platform.address, CLIENT, "")
    own.provider = {"jwks_uri": f"{platform.address}/jwks"}
    return own


@pytest.mark.parametrize(
    ("changed", "key", "words"),
    [
        ({}, False, ""),
        ({"exp": 1}, False, "The clocks do not agree"),
        ({"iat": 4e9, "exp": 5e9}, False, "The clocks do not agree"),
        ({"aud": "another"}, False, "does not know"),
        ({"iss": "https://other.example"}, False, "does not know"),
        ({}, True, "Signing in did not work"),
    ],
)
def test_a_token_is_looked_at(authenticator, platform, changed, key, words):
    """Expired, from the future, for another, of another, and signed by somebody else."""
    platform.signs_with = new_key() if key else None
    token = platform.sign({**platform.claims("n"), "aud": CLIENT, **changed})
    if not words:
        assert authenticator._checked_claims(token)["sub"] == "user-1"
        return
    with pytest.raises(Refused) as refused:
        authenticator._checked_claims(token)
    assert words in refused.value.words.title + refused.value.words.what


def test_a_token_without_a_signature_is_none(authenticator, platform):
    """Would a token by nobody be taken?"""
    token = jwt.encode(platform.claims("n"), None, algorithm="none")
    with pytest.raises(Refused):
        authenticator._checked_claims(token)
