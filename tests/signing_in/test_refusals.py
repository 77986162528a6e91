"""Does each refusal say what to do, and keep secrets?"""

import jwt
import pytest
from department.sign_in import refusals
from department.sign_in.refusals import Refused, Words, of_token, unchecked_claims
from ltiauthenticator.lti13.error import TokenError

ALL = [value for value in vars(refusals).values() if isinstance(value, Words)]


@pytest.mark.parametrize("words", ALL, ids=lambda words: words.title)
def test_words_are_sentences_with_a_remedy(words):
    """Title, what happened, what to do."""
    assert 400 <= words.status < 600 and not words.title.endswith(".")
    assert words.what.endswith(".") and words.remedy.endswith(".")


def as_library(problem):
    """Raise a problem as ltiauthenticator does."""
    try:
        try:
            raise problem
        except jwt.PyJWTError as error:
            raise TokenError(str(error))  # noqa: B904 (as the library does)
    except TokenError as told:
        return told


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (jwt.ExpiredSignatureError("expired"), refusals.CLOCK),
        (jwt.ImmatureSignatureError("not yet"), refusals.CLOCK),
        (jwt.InvalidAudienceError("aud"), refusals.NOT_FOR_US),
        (jwt.InvalidIssuerError("iss"), refusals.NOT_FOR_US),
        (jwt.PyJWKClientConnectionError("down"), refusals.NO_ANSWER),
        (jwt.InvalidSignatureError("sig"), refusals.NOT_AS_AGREED),
    ],
)
def test_a_token_is_explained_from_either_library(problem, words):
    """PyJWT's own, and what ltiauthenticator makes of it."""
    assert of_token(problem).words == words == of_token(as_library(problem)).words


def test_times_are_told_and_nothing_else():
    """Does the page for a clock that is off show what the token says of somebody?"""
    claims = {"exp": 1_800_000_000, "iat": "x", "sub": "secret", "nbf": 9e99}
    refused = of_token(jwt.ExpiredSignatureError("Signature has expired"), claims)
    assert "exp 2027-01-15T08:00:00+00:00" in refused.detail and "secret" not in refused.detail
    assert isinstance(refused, Refused) and refused.status_code == 400


def test_what_cannot_be_read_says_nothing():
    """Is nonsense in place of a token an error of ours?"""
    assert unchecked_claims("nonsense") == {}
