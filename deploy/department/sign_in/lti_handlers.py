"""What a learning platform and its people ask of the hub: sign in, launch, choose an assignment, read the key."""

import asyncio
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from jupyterhub.handlers import BaseHandler
from jupyterhub.utils import url_path_join
from ltiauthenticator.lti13.error import ValidationError
from ltiauthenticator.lti13.handlers import (
    LTI13CallbackHandler,
    LTI13ConfigHandler,
    LTI13LoginInitHandler,
)
from ltiauthenticator.utils import convert_request_to_dict
from tornado.httputil import url_concat
from tornado.web import HTTPError

from department.sign_in.deep_linking import (
    ASSIGNMENT,
    CHOOSE,
    DEPLOYMENT,
    MESSAGE,
    REQUEST,
    linkable_assignments,
    signed_answer,
)
from department.sign_in.launch_validator import LaunchValidator
from department.sign_in.pages import InAnyFrame, InWords
from department.sign_in.persons import CUSTOM, LTI
from department.sign_in.refusals import (
    CHOICE_IS_OVER,
    FROM_THE_PLATFORM,
    NO_COOKIE,
    NO_ROLE,
    NOT_FOR_US,
    USED,
    Refused,
    of_token,
    unchecked_claims,
)
from department.sign_in.tool_key import public_keys
from ipnb.lms.grade_service import SCOPES
from ipnb.lms.records import Platform

TARGET = f"{LTI}target_link_uri"


class LtiLoginHandler(InAnyFrame, InWords, LTI13LoginInitHandler):
    """Where a platform begins a sign-in."""

    async def post(self) -> None:
        """Send the browser back to the platform, for a signed message; out of a frame first."""
        issuer = self.get_argument("iss", "")
        if not issuer:
            raise Refused(FROM_THE_PLATFORM)
        if issuer != self.authenticator.issuer:
            raise Refused(NOT_FOR_US, f"{issuer} is not the platform of this course.")
        if self._is_framed():
            # as an address for a window of its own, before the platform's one-time words are used
            again = url_concat(self.request.path, convert_request_to_dict(self.request.arguments))
            self.finish(await self.render_template("in_a_frame.html", again=again))
            return
        try:
            super().post()
        except HTTPError as problem:
            raise Refused(NOT_FOR_US, problem.log_message or "") from None

    get = post

    def _is_framed(self) -> bool:
        """Say whether this is inside another page, and not to choose a link, which has to be done there."""
        is_frame = self.request.headers.get("Sec-Fetch-Dest", "") in ("iframe", "frame")
        asked = parse_qs(urlsplit(self.get_argument("target_link_uri", "")).query, True)
        return is_frame and CHOOSE not in asked

    def authorize_redirect(self, **kwargs: Any) -> None:
        """Send it under our own id, which a platform need not tell."""
        super().authorize_redirect(**{**kwargs, "client_id": self.authenticator.how.client_id})

    def _set_cookie(self, key: str, value: str, **kwargs: Any) -> None:
        # the platform's answer is sent from its own page, and then Lax cookies stay behind
        if self.authenticator.uri_scheme == "https":
            kwargs |= {"samesite": "None", "secure": True}
        super()._set_cookie(key, value, **kwargs)


class LaunchHandler(InAnyFrame, InWords, LTI13CallbackHandler):
    """Where the signed message comes in."""

    claims: dict[str, Any]

    async def post(self) -> None:
        """Check the message, let its person in, and lead to what the link is about."""
        try:
            # the platform's keys are read over the network: meanwhile the hub serves others
            self.claims = await asyncio.to_thread(self.decode_and_validate_launch_request)
        except ValidationError as problem:
            raise of_token(problem, unchecked_claims(self.get_argument("id_token", ""))) from None
        except HTTPError as problem:
            raise Refused(NO_COOKIE, problem.log_message or "") from None
        self._check_once()
        user = await self.login_user(self.claims)
        if user is None:
            raise Refused(NO_ROLE)
        self.redirect(self._address_after(user))

    def decode_and_validate_launch_request(self) -> dict[str, Any]:
        """Return the claims of a message that was asked for here, and that the platform signed."""
        own, validator = self.authenticator, LaunchValidator(parent=self.app)
        validator.validate_auth_response(convert_request_to_dict(self.request.arguments))
        self.check_state()
        claims: dict[str, Any] = validator.verify_and_decode_jwt(
            encoded_jwt=self.get_argument("id_token"),
            issuer=own.issuer,
            audience=own.client_id,
            jwks_endpoint=own.jwks_endpoint,
            jwks_algorithms=own.jwks_algorithms,
        )
        validator.validate_id_token(claims)
        validator.validate_azp_claim(claims, own.client_id)
        self.check_nonce(claims)
        return claims

    def _check_once(self) -> None:
        """Refuse another deployment's message, and one that came before."""
        wanted = self.authenticator.how.deployment_id
        if self.claims[DEPLOYMENT] != wanted:
            raise Refused(
                NOT_FOR_US, f"Its deployment id is {self.claims[DEPLOYMENT]}, and not {wanted}."
            )
        nonce = self.claims["nonce"]
        if not self.authenticator.admission.registry.use_nonce(self.claims["iss"], nonce):
            raise Refused(USED)

    def _address_after(self, user: Any) -> str:
        group = self.authenticator.settings.instructors_group
        teaches = group in {one.name for one in user.groups}
        if self.claims[MESSAGE] == REQUEST:
            if not teaches:
                raise Refused(NO_ROLE, "Links to assignments are made by instructors.")
            word = self.authenticator.questions.ask(self.claims)
            return url_path_join(self.hub.base_url, f"lti13/choose?question={word}")
        known = {one.name for one in linkable_assignments(self.authenticator.settings.source)}
        # a form is a student's: whoever teaches comes to the course
        if not teaches and (name := self._linked()) in known:
            return assignment_address(
                self.hub.base_url,
                name,
                is_begun(self.authenticator.settings.homes, user.name, name),
            )
        return BaseHandler.get_next_url(self, user)

    def _linked(self) -> str:
        """Return the assignment that the link names, in its parameter or in its address."""
        named = (self.claims.get(CUSTOM) or {}).get(ASSIGNMENT)
        asked = parse_qs(urlsplit(self.claims.get(TARGET, "")).query).get(ASSIGNMENT, [""])
        return str(named or asked[0])


def assignment_address(hub: str, name: str, begun: bool) -> str:
    """Return where a student finds an assignment: its form, or the desk, where it is begun.

    Parameters
    ----------
    hub
        The hub's base address.
    name
        The assignment's.
    begun
        Whether the student has it already.
    """
    return url_path_join(hub, f"user-redirect/form/{name}" if begun else f"user-redirect/#{name}")


def is_begun(homes: Path | None, account: str, name: str) -> bool:
    """Say whether a student has an assignment; taken to be so where nobody knows where homes are."""
    return homes is None or (homes / account / name).is_dir()


class ChoiceHandler(InAnyFrame, InWords, BaseHandler):
    """The page on which a teacher chooses what a link of the platform leads to."""

    def check_xsrf_cookie(self) -> None:
        """Ask for no cookie: the question's word, which no other page knows, proves more."""

    def _question(self) -> tuple[str, Any]:
        word = self.get_argument("question", "")
        question = self.authenticator.questions.find(word)
        if question is None:
            raise Refused(CHOICE_IS_OVER)
        return word, question

    async def get(self) -> None:
        """Show the course's assignments."""
        word, _ = self._question()
        assignments = linkable_assignments(self.authenticator.settings.source)
        self.finish(
            await self.render_template("choose.html", assignments=assignments, question=word)
        )

    async def post(self) -> None:
        """Answer the platform, by a form that the browser sends."""
        word, question = self._question()
        own, name = self.authenticator, self.get_argument(ASSIGNMENT, "")
        chosen = [one for one in linkable_assignments(own.settings.source) if one.name == name]
        if not chosen:
            raise Refused(CHOICE_IS_OVER, "That assignment is not in the course any more.")
        platform = own.records.platform(own.issuer)
        answer = signed_answer(question, chosen[0], platform, own.key, own.settings.address)
        own.questions.close(word)
        page = await self.render_template(
            "chosen.html",
            assignment=chosen[0],
            answer=answer,
            to=question.settings["deep_link_return_url"],
        )
        self.finish(page)


class PublicKeysHandler(BaseHandler):
    """The public half of the hub's key."""

    def get(self) -> None:
        """Give it to whoever asks."""
        own = self.authenticator
        platform = Platform(own.how.issuer, own.how.client_id, own.how.token_url)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(public_keys(platform, own.key)))


class LtiConfigHandler(LTI13ConfigHandler):
    """What Canvas is told in one address: the same as stands in the page for its administrator."""

    async def get(self) -> None:
        """Give it to whoever asks."""
        own = self.authenticator
        hub = f"{own.settings.address}/hub"
        begin = f"{own.settings.address}/"
        navigation = {
            "placement": "course_navigation",
            "message_type": "LtiResourceLinkRequest",
            "windowTarget": "_blank",
            "target_link_uri": begin,
            "text": own.tool_name,
        }
        choices = [
            {
                "placement": placement,
                "message_type": REQUEST,
                "target_link_uri": f"{begin}?{CHOOSE}",
                "text": own.tool_name,
            }
            for placement in ("assignment_selection", "link_selection")
        ]
        self.set_header("Content-Type", "application/json")
        self.finish(
            json.dumps(
                {
                    "title": own.tool_name,
                    "description": f"{own.tool_name}: a course with assignments",
                    "oidc_initiation_url": f"{hub}/lti13/oauth_login",
                    "target_link_uri": begin,
                    "public_jwk_url": f"{hub}/lti13/jwks",
                    "scopes": list(SCOPES),
                    "custom_fields": {
                        "lms_user_id": "$Canvas.user.id",
                        "username": "$User.username",
                    },
                    "extensions": [
                        {
                            "domain": urlsplit(begin).hostname,
                            "platform": "canvas.instructure.com",
                            "privacy_level": "public",
                            "settings": {"placements": [navigation, *choices]},
                        }
                    ],
                }
            )
        )
