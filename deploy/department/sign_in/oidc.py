"""Sign-in by an OpenID provider: oauthenticator, with the registry's accounts and words for what fails."""

import asyncio
from collections.abc import Mapping
from typing import Any

import jwt
from oauthenticator.generic import GenericOAuthenticator
from oauthenticator.oauth2 import OAuthCallbackHandler, OAuthLoginHandler
from tornado.httpclient import HTTPClientError
from tornado.web import HTTPError, MissingArgumentError

from department.sign_in.admission import Admission, Admitted
from department.sign_in.oidc_discovery import provider_addresses
from department.sign_in.pages import InWords, LeavingHandler
from department.sign_in.persons import oidc_person
from department.sign_in.refusals import (
    DENIED,
    NO_ANSWER,
    NO_COOKIE,
    NOT_AS_AGREED,
    Refused,
    of_token,
    unchecked_claims,
)
from department.sign_in.roles import group_role
from department.sign_in.settings import OidcSignIn, SignInSettings
from ipnb.accounts.registry import Registry

#: seconds by which two clocks may differ
LEEWAY = 120
#: seconds that an answer of the provider may take
PATIENCE = {"connect_timeout": 5.0, "request_timeout": 10.0}


class OidcLoginHandler(InWords, OAuthLoginHandler):
    """Sends people to the provider."""


class OidcCallbackHandler(InWords, OAuthCallbackHandler):
    """Takes people back from the provider."""

    def check_arguments(self) -> None:
        """Refuse in words what oauthenticator refuses with a number."""
        if error := self.get_argument("error", ""):
            raise Refused(DENIED, self.get_argument("error_description", error))
        try:
            super().check_arguments()
        except (HTTPError, MissingArgumentError) as problem:
            raise Refused(NO_COOKIE, problem.log_message or "") from None


class OidcAuthenticator(GenericOAuthenticator):
    """oauthenticator's, which also checks the identity token, and asks the registry."""

    login_handler = OidcLoginHandler
    callback_handler = OidcCallbackHandler
    #: set by `configure`
    how: OidcSignIn
    provider: Mapping[str, Any]
    admission: Admission

    def get_handlers(self, app: Any) -> list[Any]:
        """Sign out in two steps, so that the page can look through the browser's copies before they go."""
        return [("/logout", LeavingHandler), *super().get_handlers(app)]

    async def authenticate(self, handler: Any, data: Any = None, **kwargs: Any) -> Any:
        """Ask the provider; what goes wrong there is told in words."""
        try:
            return await super().authenticate(handler, data, **kwargs)
        except HTTPClientError as problem:
            is_down = problem.code >= 500
            raise Refused(NO_ANSWER if is_down else NOT_AS_AGREED, str(problem)) from None
        except OSError as problem:
            raise Refused(NO_ANSWER, str(problem)) from None

    async def token_to_user(self, token_info: dict[str, Any]) -> dict[str, Any]:
        """Return what the provider says of somebody: the signed token's claims, and its page's about the user.

        Raises
        ------
        Refused
            If the token is none of this provider for this hub and this time, or the two are not of one person.
        """
        claims = await asyncio.to_thread(self._checked_claims, token_info.get("id_token", ""))
        said = await super().token_to_user(token_info)
        if said.get("sub") != claims["sub"]:
            raise Refused(NOT_AS_AGREED, "The token and the page about the user name two people.")
        return {**claims, **said}

    def _checked_claims(self, token: str) -> dict[str, Any]:
        try:
            key = jwt.PyJWKClient(self.provider["jwks_uri"], timeout=10).get_signing_key_from_jwt(
                token
            )
            claims: dict[str, Any] = jwt.decode(
                token,
                key.key,
                algorithms=["RS256", "PS256", "ES256", "EdDSA"],
                audience=self.client_id,
                issuer=self.how.issuer,
                leeway=LEEWAY,
                options={"require": ["exp", "iat", "sub"]},
            )
        except jwt.PyJWTError as problem:
            raise of_token(problem, unchecked_claims(token)) from None
        return claims

    @classmethod
    def admit(cls, claims: dict[str, Any]) -> Admitted:
        """Let in whom the provider, the settings or the roster give a role."""
        how = cls.how
        groups = claims.get(how.groups_claim)
        role = group_role(
            [one for one in groups if isinstance(one, str)] if isinstance(groups, list) else [],
            how.instructor_groups,
            how.student_groups,
        )
        login = claims.get(how.name_claim)
        return cls.admission.admit(
            oidc_person(claims, how.issuer, how.name_claim),
            role,
            login if isinstance(login, str) else "",
            asks_lists=not (how.instructor_groups or how.student_groups),
        )


def configure_oidc(c: Any, settings: SignInSettings, registry: Registry, secret: str) -> None:
    """Have the hub sign people in by an OpenID provider.

    Parameters
    ----------
    c : traitlets.config.Config
    settings
        With an `OidcSignIn`.
    registry
    secret
        The hub's, at the provider.
    """
    how = settings.how
    assert isinstance(how, OidcSignIn)
    provider = provider_addresses(how.issuer, settings.secrets / "provider.json")
    OidcAuthenticator.how, OidcAuthenticator.provider = how, provider
    OidcAuthenticator.admission = Admission(settings, registry)
    c.JupyterHub.authenticator_class = OidcAuthenticator
    own = c.OidcAuthenticator
    own.client_id, own.client_secret = how.client_id, secret
    own.authorize_url = provider["authorization_endpoint"]
    own.token_url = provider["token_endpoint"]
    own.userdata_url = provider["userinfo_endpoint"]
    own.oauth_callback_url = f"{settings.address}/hub/oauth_callback"
    own.scope = ["openid", "profile", "email"]
    own.login_service = how.title
    own.http_request_kwargs = PATIENCE
    own.username_claim = lambda claims: OidcAuthenticator.admit(claims).account.name
    own.auth_state_groups_key = lambda state: OidcAuthenticator.admit(state["oauth_user"]).groups
    own.basic_auth = "client_secret_post" not in provider.get(
        "token_endpoint_auth_methods_supported", []
    )
