"""Deep linking: a teacher chooses an assignment here, and the platform makes a link to it."""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pylti1p3.deep_link import DeepLink
from pylti1p3.deep_link_resource import DeepLinkResource
from pylti1p3.lineitem import LineItem

from department.sign_in.persons import LTI
from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.build import points
from ipnb.formulation.case import load_case
from ipnb.lms.grade_service import registration
from ipnb.lms.records import Platform

SETTINGS = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"
MESSAGE, DEPLOYMENT = f"{LTI}message_type", f"{LTI}deployment_id"
REQUEST = "LtiDeepLinkingRequest"
#: the custom parameter that a link carries
ASSIGNMENT = "assignment"
#: how many questions of a platform are kept open, and for how many seconds
OPEN, PATIENCE = 500, 3600


@dataclass(frozen=True)
class LinkableAssignment:
    """An assignment to which a platform may link.

    Attributes
    ----------
    name, title : str
    max_score : float
    """

    name: str
    title: str
    max_score: float


@dataclass(frozen=True)
class Question:
    """What a platform wants to know: to which assignment a link is to lead.

    Attributes
    ----------
    account : str
        Who was asked.
    deployment : str
    settings : mapping
        Where the answer goes.
    asked : float
        When.
    """

    account: str
    deployment: str
    settings: Mapping[str, Any]
    asked: float

    @property
    def takes_columns(self) -> bool:
        """Whether the platform makes a column for grades with a link; it does unless it says otherwise."""
        return self.settings.get("accept_lineitem") is not False


class OpenQuestions:
    """Questions that wait for an answer; each is answered once, by whom it was put to."""

    def __init__(self) -> None:
        self._open: dict[str, Question] = {}

    def ask(self, account: str, claims: Mapping[str, Any]) -> str:
        """Keep a question; returns its one-time word."""
        now = time.monotonic()
        self._open = {w: q for w, q in self._open.items() if now - q.asked < PATIENCE}
        while len(self._open) >= OPEN:
            self._open.pop(next(iter(self._open)))
        word = secrets.token_urlsafe(24)
        self._open[word] = Question(account, claims[DEPLOYMENT], claims[SETTINGS], now)
        return word

    def find(self, word: str, account: str) -> Question | None:
        """Return a question that is open for somebody."""
        question = self._open.get(word)
        return question if question is not None and question.account == account else None

    def close(self, word: str) -> None:
        """Forget a question that is answered."""
        self._open.pop(word, None)


def linkable_assignments(source: Path) -> list[LinkableAssignment]:
    """List the cases of a course, by name; one that cannot be read is left out, and said where it is checked.

    Parameters
    ----------
    source
        The course's folder of cases.
    """
    found = []
    for file in sorted(source.glob("*/case.yaml")):
        try:
            case = load_case(file)
        except DocumentError:
            continue
        worth = float(sum(points(case).values()))
        found.append(LinkableAssignment(file.parent.name, str(case["title"]), worth))
    return found


def signed_answer(
    question: Question, chosen: LinkableAssignment, platform: Platform, key: Path, address: str
) -> str:
    """Return the signed answer to a platform's question.

    Parameters
    ----------
    question
    chosen
        To which the link is to lead.
    platform
    key
        The file of the hub's key.
    address
        Of the hub.
    """
    link = DeepLinkResource().set_title(chosen.title)
    link.set_url(f"{address}/?{ASSIGNMENT}={chosen.name}")
    link.set_custom_params({ASSIGNMENT: chosen.name})
    if question.takes_columns:
        column = LineItem().set_label(chosen.title).set_score_maximum(chosen.max_score)
        link.set_lineitem(column.set_resource_id(chosen.name))
    settings: Any = question.settings
    answer = DeepLink(registration(platform, key), question.deployment, settings)
    return answer.get_response_jwt([link])
