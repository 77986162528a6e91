"""Is a launch that says no more than LTI asks for taken, and one without a person refused?"""

import time

import pytest
from department.sign_in.launch_validator import LaunchValidator
from lms.platform import LTI, LearningPlatform
from ltiauthenticator.lti13.error import ValidationError

PLATFORM = LearningPlatform(address="https://lms.example")
VALIDATOR = LaunchValidator()


def test_a_deep_link_without_optional_claims_is_taken():
    """ltiauthenticator would ask for the platform's product name."""
    VALIDATOR.validate_id_token(PLATFORM.claims("n", **PLATFORM.deep_link_claims()))


@pytest.mark.parametrize(
    "wrong",
    [
        {"sub": ""},
        {"nonce": ""},
        {"iat": time.time() - 4000},
        {f"{LTI}resource_link": {}},
        {f"{LTI}message_type": "LtiDeepLinkingRequest"},
        {f"{LTI}message_type": "Other"},
    ],
)
def test_what_is_needed_is_asked_for(wrong):
    """A person, a one-time word, a time, and where an answer goes."""
    with pytest.raises(ValidationError):
        VALIDATOR.validate_id_token({**PLATFORM.claims("n"), **wrong})
