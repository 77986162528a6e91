"""Whether a launch is one: ltiauthenticator's checks, less what LTI leaves to a platform, and a person's id."""

from collections.abc import Iterable
from typing import Any

from ltiauthenticator.lti13.constants import LTI13_GENERAL_OPTIONAL_CLAIMS
from ltiauthenticator.lti13.validator import LTI13LaunchValidator

from department.sign_in.deep_linking import MESSAGE, REQUEST, SETTINGS


class LaunchValidator(LTI13LaunchValidator):
    """ltiauthenticator's, for platforms that send no more than LTI asks of them."""

    def validate_id_token(self, id_token: dict[str, Any]) -> None:
        """Check that all is there that is needed here.

        Parameters
        ----------
        id_token
            The claims, of which the signature was checked.

        Raises
        ------
        ltiauthenticator.lti13.error.ValidationError
        """
        super().validate_id_token(id_token)
        needed = ["sub", "nonce", *([SETTINGS] if id_token[MESSAGE] == REQUEST else [])]
        self._check_arg_not_empty(id_token, needed)

    def _check_arg_not_missing(self, args: dict[str, Any], required: Iterable[str]) -> None:
        # for a deep link ltiauthenticator asks for claims that its own list calls optional
        asked = [name for name in required if name not in LTI13_GENERAL_OPTIONAL_CLAIMS]
        super()._check_arg_not_missing(args, asked)
