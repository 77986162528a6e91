"""LTI Assignment and Grade Services: one platform's columns for grades, and what is written there.

PyLTI1p3 speaks the protocol; here are a time limit, retries, and words for what goes wrong.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import requests
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)
from pylti1p3.assignments_grades import AssignmentsGradesService, TAssignmentsGradersData
from pylti1p3.exception import LtiServiceException
from pylti1p3.grade import Grade
from pylti1p3.registration import Registration
from pylti1p3.service_connector import ServiceConnector
from requests.adapters import HTTPAdapter
from requests.utils import parse_header_links
from urllib3.util.retry import Retry

from ipnb.lms.records import Context, Platform

LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"
SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
#: what a hub asks for
SCOPES = (LINE_ITEM, SCORE)
#: what some platforms give in place of the right to make columns
READ_ONLY = f"{LINE_ITEM}.readonly"
#: seconds that one answer of a platform may take
PATIENCE = 20
#: attempts after the first; what goes wrong for a moment, or asks for patience, is tried again
RETRIES = Retry(
    total=4,
    backoff_factor=0.5,
    status_forcelist=(429, 500, 502, 503, 504),
    # a score that is written twice is the same score
    allowed_methods=None,
    raise_on_status=False,
)
#: answers that are about what was sent, and not about who sent it
OF_ONE = (400, 404, 409, 422)
_PAGE = "application/vnd.ims.lis.v2.lineitemcontainer+json"
_ITEM = "application/vnd.ims.lis.v2.lineitem+json"


class NotSent(Exception):
    """A platform did not take something; the message says what it answered, and what to do.

    Parameters
    ----------
    message
    of_one
        Whether it is about one student alone, so that others may well be taken.
    """

    def __init__(self, message: str, of_one: bool = False) -> None:
        super().__init__(message)
        self.of_one = of_one


@dataclass(frozen=True)
class Score:
    """What a platform is told of one student.

    Attributes
    ----------
    user : str
        The student's id on the platform.
    score, max_score : float
    """

    user: str
    score: float
    max_score: float


class _PatientSession(requests.Session):
    """A session that tries again, and does not wait for ever."""

    def __init__(self, retries: Retry) -> None:
        super().__init__()
        for scheme in ("http://", "https://"):
            self.mount(scheme, HTTPAdapter(max_retries=retries))

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs.setdefault("timeout", PATIENCE)
        return super().request(*args, **kwargs)


class GradeService:
    """The columns for grades of one course on a platform.

    Parameters
    ----------
    platform
    context
        With the address of its columns.
    key
        The file of the key with which the course signs.
    retries
        What is tried again, and how often.
    """

    def __init__(
        self, platform: Platform, context: Context, key: Path, retries: Retry = RETRIES
    ) -> None:
        self.context = context
        self._issuer = platform.issuer
        self._scopes = [one for one in (*SCOPES, READ_ONLY) if one in context.scopes]
        tool = registration(platform, key)
        self._connector = ServiceConnector(tool, _PatientSession(retries))
        # what is made a second time stands there twice
        self._once = ServiceConnector(tool, _PatientSession(Retry(0)))

    def find_line_item(self, assignment: str) -> str:
        """Return the address of an assignment's column; "" if the course has none."""
        where = _with_query(self.context.line_items, resource_id=assignment)
        while where:
            answer = self._page(where)
            for item in answer["body"]:
                # a platform may pass over what was asked for, and send all
                if item.get("resourceId") == assignment:
                    return str(item["id"])
            # PyLTI1p3 gives the next page's address in small letters, which some platforms do not know
            links = parse_header_links(answer["headers"].get("link", ""))
            where = next((link["url"] for link in links if link.get("rel") == "next"), "")
        return ""

    def make_line_item(self, assignment: str, label: str, max_score: float) -> str:
        """Make a column for an assignment; returns its address.

        Parameters
        ----------
        assignment
            Its name, by which it is found again.
        label
            What people read above the column.
        max_score
        """
        item = {"label": label, "scoreMaximum": max_score, "resourceId": assignment}

        def make() -> Any:
            return self._once.make_service_request(
                self._scopes,
                self.context.line_items,
                is_post=True,
                data=json.dumps(item),
                content_type=_ITEM,
                accept=_ITEM,
            )

        return str(self._in_words(make)["body"]["id"])

    def send(self, line_item: str, score: Score, at: datetime | None = None) -> str:
        """Write one student's score; returns the time that it carries.

        Parameters
        ----------
        line_item
            Address of the column.
        score
        at
            The time of the score; now unless said. A platform passes over one that is not newer.
        """
        time = (at or datetime.now(UTC)).isoformat(timespec="milliseconds")
        grade = (
            Grade()
            .set_score_given(score.score)
            .set_score_maximum(score.max_score)
            .set_activity_progress("Completed")
            .set_grading_progress("FullyGraded")
            .set_timestamp(time)
            .set_user_id(score.user)
        )
        service = AssignmentsGradesService(self._connector, self._service_data(line_item))
        self._in_words(lambda: service.put_grade(grade))
        return time

    def _service_data(self, line_item: str) -> TAssignmentsGradersData:
        return {"scope": self._scopes, "lineitem": line_item}  # type: ignore[typeddict-item]

    def _page(self, where: str) -> Any:
        """Return a page of the course's columns."""
        return self._in_words(
            lambda: self._connector.make_service_request(
                self._scopes, where, accept=_PAGE, case_insensitive_headers=True
            )
        )

    def _in_words(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except LtiServiceException as refused:
            status = refused.response.status_code
            raise NotSent(
                f"{refused.response.url} answered {status}. {_remedy(status, self._issuer)}",
                of_one=status in OF_ONE,
            ) from None
        except requests.RequestException as problem:
            raise NotSent(
                f"{self._issuer} cannot be reached ({type(problem).__name__}). Try again later: what was "
                "taken is not sent again."
            ) from None


def _remedy(status: int, issuer: str) -> str:
    if status in (401, 403):
        return (
            f"It does not accept this course's key or rights: ask the administrator of {issuer} whether the "
            "public keyset address is right and the grade service is allowed. A clock that is off has the same "
            "effect."
        )
    if status in OF_ONE:
        return (
            "The column or the student is no longer there. Have the student open the course from the platform, "
            "then send again."
        )
    return "Try again later: what was taken is not sent again."


def registration(platform: Platform, key: Path) -> Registration:
    private = key.read_text(encoding="ascii")
    public = load_pem_private_key(private.encode(), None).public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    registration = Registration().set_issuer(platform.issuer).set_client_id(platform.client_id)
    registration.set_auth_token_url(platform.token_url).set_auth_audience(platform.audience)
    return registration.set_tool_private_key(private).set_tool_public_key(pem)


def _with_query(url: str, **values: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=urlencode([*parse_qsl(parts.query), *values.items()])))
