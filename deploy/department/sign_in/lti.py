"""Sign-in from a learning platform: ltiauthenticator, with the registry's accounts and words for what fails."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ltiauthenticator.lti13.auth import LTI13Authenticator

from department.sign_in.admission import Admission, Admitted, auth_model
from department.sign_in.deep_linking import ASSIGNMENT, OpenQuestions
from department.sign_in.lti_handlers import (
    ChoiceHandler,
    LaunchHandler,
    LtiConfigHandler,
    LtiLoginHandler,
    PublicKeysHandler,
)
from department.sign_in.pages import LeavingHandler
from department.sign_in.persons import CUSTOM, LTI, lti_person
from department.sign_in.roles import lti_role
from department.sign_in.settings import LtiSignIn, SignInSettings
from department.sign_in.tool_key import make_key
from ipnb.accounts.registry import Registry
from ipnb.lms.records import Context, LmsRecords, Platform

#: seconds by which two clocks may differ
LEEWAY = 120
GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
CONTEXT, ROLES = f"{LTI}context", f"{LTI}roles"


class LtiAuthenticator(LTI13Authenticator):
    """ltiauthenticator's, which asks the registry, and keeps where grades go."""

    login_handler = LtiLoginHandler
    callback_handler = LaunchHandler
    config_handler = LtiConfigHandler
    #: set by `configure_lti`
    how: LtiSignIn
    settings: SignInSettings
    admission: Admission
    records: LmsRecords
    key: Path
    questions = OpenQuestions()

    def get_handlers(self, app: Any) -> list[Any]:
        """Add the hub's public keys, the page on which an assignment is chosen, and signing out in two steps."""
        return [
            ("/logout", LeavingHandler),
            *super().get_handlers(app),
            ("/lti13/jwks", PublicKeysHandler),
            ("/lti13/choose", ChoiceHandler),
        ]

    async def authenticate(self, handler: Any, data: Any = None) -> Mapping[str, object]:
        """Let in who comes with a checked launch; keep where their grades go."""
        admitted = self.admission.admit(
            lti_person(data), lti_role(data.get(ROLES) or []), asks_lists=False
        )
        self._keep(admitted, data)
        return auth_model(admitted)

    def _keep(self, admitted: Admitted, claims: Mapping[str, Any]) -> None:
        context = launch_context(claims)
        if context is None:
            return
        self.records.save_context(context)
        column = (claims.get(GRADES) or {}).get("lineitem", "")
        if column and (name := linked_assignment(claims)):
            self.records.save_line_item(context, name, column)
        if admitted.role == "student":
            self.records.enrol(admitted.account.name, context)


def launch_context(claims: Mapping[str, Any]) -> Context | None:
    """Return the course that somebody comes from; None if the platform does not say."""
    course, grades = claims.get(CONTEXT) or {}, claims.get(GRADES) or {}
    if not course.get("id"):
        return None
    return Context(
        claims["iss"],
        course["id"],
        course.get("title") or course.get("label") or "",
        grades.get("lineitems", ""),
        tuple(grades.get("scope") or ()),
    )


def linked_assignment(claims: Mapping[str, Any]) -> str:
    """Return the assignment to which a launch leads; "" if to none."""
    named = (claims.get(CUSTOM) or {}).get(ASSIGNMENT, "")
    return named if isinstance(named, str) else ""


def configure_lti(c: Any, settings: SignInSettings, registry: Registry) -> None:
    """Have the hub take people who come from a learning platform.

    Parameters
    ----------
    c : traitlets.config.Config
    settings
        With an `LtiSignIn`.
    registry
    """
    how = settings.how
    assert isinstance(how, LtiSignIn)
    LtiAuthenticator.how, LtiAuthenticator.settings = how, settings
    LtiAuthenticator.admission = Admission(settings, registry)
    LtiAuthenticator.records = LmsRecords(registry)
    LtiAuthenticator.records.save_platform(
        Platform(how.issuer, how.client_id, how.token_url, how.audience)
    )
    LtiAuthenticator.key = make_key(settings.folder)
    c.JupyterHub.authenticator_class = LtiAuthenticator
    own = c.LtiAuthenticator
    own.issuer, own.client_id = how.issuer, {how.client_id}
    own.authorize_url, own.jwks_endpoint = how.authorize_url, how.jwks_url
    own.username_key = "sub"
    own.uri_scheme = settings.address.partition(":")[0]
    own.tool_name = settings.title
    own.login_service = how.title
    c.LaunchValidator.time_leeway = LEEWAY
