"""Why somebody is not let in, in words for that person, and for whoever can mend it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import jwt
from tornado.web import HTTPError

#: claims that say when something is valid
TIMES = ("iat", "nbf", "exp")


@dataclass(frozen=True)
class Words:
    """What a person reads who is not let in.

    Attributes
    ----------
    status : int
        HTTP's.
    title, what, remedy : str
    """

    status: int
    title: str
    what: str
    remedy: str


class Refused(HTTPError):
    """An end of signing in that is explained.

    Parameters
    ----------
    words
    detail
        For the log and for whoever mends it; no secret of anybody.
    """

    def __init__(self, words: Words, detail: str = "") -> None:
        super().__init__(words.status, "%s %s", words.what, detail)
        self.words, self.detail = words, detail


NO_ROLE = Words(
    403,
    "You have no part in this course yet",
    "You are signed in where you study or teach, but that place gives you no role in this course.",
    "Ask whoever runs the course to enter you as a student or an instructor there, then sign in again.",
)
NOT_LISTED = Words(
    403,
    "You are not on the list of this course yet",
    "Your account was recognised, but it is on no list of students or instructors of this course.",
    "Ask whoever runs the course to add you, and tell them the e-mail address that your institution has of you.",
)
OTHERS_ACCOUNT = Words(
    403,
    "This account belongs to another person",
    "The list of the course gives you an account under which somebody else signed in before.",
    "Nothing was changed. Ask whoever runs the hub to look at it, with the words below.",
)
NO_ANSWER = Words(
    503,
    "Signing in is not possible at the moment",
    "The place that knows who you are does not answer.",
    "What you saved is safe. Try again in a few minutes; if it lasts, tell whoever runs the hub.",
)
NOT_AS_AGREED = Words(
    502,
    "Signing in did not work",
    "The place that knows who you are gave an answer that cannot be checked.",
    "Try again; if it happens twice, tell whoever runs the hub, with the words below.",
)
CLOCK = Words(
    400,
    "The clocks do not agree",
    "The message with which you were sent here is not valid at this time. That happens when a page stood open "
    "for long, and when the clock of one of the two machines is off.",
    "Open the course once more from where you came. If it happens again, tell whoever runs the hub, with the "
    "words below.",
)
USED = Words(
    400,
    "This sign-in was used already",
    "The message with which you were sent here counts once, and it came a second time.",
    "Open the course once more from where you came; going back in the browser is not enough.",
)
NO_COOKIE = Words(
    400,
    "Your browser has forgotten the beginning of this sign-in",
    "A sign-in begins and ends in the same browser, within a day, and needs cookies. Inside another site’s frame "
    "many browsers keep none.",
    "Open the course once more, in a new window rather than within another page.",
)
NOT_FOR_US = Words(
    403,
    "You come from a place that this course does not know",
    "The message with which you were sent here is meant for another tool, or comes from another platform.",
    "Tell whoever administers the learning platform, with the words below.",
)
FROM_THE_PLATFORM = Words(
    400,
    "Open the course from your learning platform",
    "Here signing in begins on the learning platform: go to the course there, and follow its link to this one.",
    "If there is no such link, ask whoever teaches the course.",
)
CHOICE_IS_OVER = Words(
    400,
    "This choice is over",
    "The learning platform asked for an assignment, and that question was answered, or stood open for long.",
    "Begin again on the learning platform.",
)
DENIED = Words(
    403,
    "You were not signed in",
    "The place that knows who you are ended the sign-in.",
    "Try again if that was not meant; the words below say its reason.",
)


def of_token(problem: BaseException, claims: dict[str, Any] | None = None) -> Refused:
    """Explain why what a provider signed is not taken.

    Parameters
    ----------
    problem
        PyJWT's, or what another library made of it.
    claims
        What the message says, if it could be read; only its times are told.
    """
    cause = problem if isinstance(problem, jwt.PyJWTError) else problem.__context__
    detail = str(problem)
    if (
        isinstance(
            cause, jwt.ExpiredSignatureError | jwt.ImmatureSignatureError | jwt.InvalidIssuedAtError
        )
        or "issued too long ago" in detail
    ):
        return Refused(CLOCK, f"{detail}{_times(claims or {})}")
    if isinstance(cause, jwt.PyJWKClientConnectionError):
        return Refused(NO_ANSWER, f"The provider’s public keys cannot be read: {detail}")
    if isinstance(cause, jwt.InvalidAudienceError | jwt.InvalidIssuerError):
        return Refused(NOT_FOR_US, detail)
    return Refused(NOT_AS_AGREED, detail)


def _times(claims: dict[str, Any]) -> str:
    told = {
        name: datetime.fromtimestamp(claims[name], UTC).isoformat()
        for name in TIMES
        if isinstance(claims.get(name), int | float) and 0 <= claims[name] < 1e11
    }
    here = datetime.now(UTC).isoformat(timespec="seconds")
    return "".join(f"; {name} {time}" for name, time in told.items()) + f"; this hub’s clock {here}"


def unchecked_claims(token: str) -> dict[str, Any]:
    """Return what a token says without a look at who signed it: to explain a refusal, and for nothing else."""
    try:
        claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    except jwt.PyJWTError:
        return {}
    return claims
