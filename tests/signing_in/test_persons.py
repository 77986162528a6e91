"""Who is somebody, in whatever words a provider has for it?"""

import pytest
from department.sign_in.persons import CUSTOM, LIS, lti_person, oidc_person

from ipnb.accounts.registry import Person

ISSUER = "https://id.example"


@pytest.mark.parametrize(
    ("claims", "first", "last"),
    [
        ({"given_name": "Ada", "family_name": "Lovelace", "name": "x"}, "Ada", "Lovelace"),
        ({"name": "Ada King Lovelace"}, "Ada King", "Lovelace"),
        ({"name": "Ada"}, "", "Ada"),
        ({"given_name": "Ada\u202e\nx", "family_name": ["x"]}, "Ada x", ""),
        ({}, "", ""),
    ],
)
def test_names(claims, first, last):
    """Two names, one whole name, signs that turn the line, and nothing."""
    person = oidc_person({"sub": "1", **claims}, ISSUER, "preferred_username")
    assert (person.first_name, person.last_name) == (first, last)


def test_an_address_that_was_not_looked_at_proves_nothing():
    """Could somebody claim another's place on the roster?"""
    claims = {"sub": "1", "email": "ada@example.org", "email_verified": False}
    assert oidc_person(claims, ISSUER, "preferred_username").email == ""


def test_the_best_name_comes_first():
    """From which name is an account made?"""
    claims = {"sub": "1", "upn": "al1", "email": "ada@example.org", "name": "Ada L"}
    assert oidc_person(claims, ISSUER, "upn").called == ("al1", "ada@example.org", "Ada L")


def test_a_launch_with_everything():
    """Are a platform's own fields used, and variables that it left alone passed over?"""
    claims = {
        "iss": ISSUER,
        "sub": "u1",
        "email": "ada@example.org",
        CUSTOM: {"username": "$Canvas.user.loginId", "lms_user_id": "101"},
        LIS: {"person_sourcedid": "s-9"},
    }
    assert lti_person(claims) == Person(
        ISSUER, "u1", "", "", "ada@example.org", ("ada@example.org", "s-9"), "101"
    )
    assert lti_person({"iss": ISSUER, "sub": "u1", CUSTOM: "x"}) == Person(ISSUER, "u1")
