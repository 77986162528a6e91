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
from ipnb.chapter_exercises.exercise_list import FILE as EXERCISES
from ipnb.chapter_exercises.exercise_list import read_exercise_list
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
#: what stands in the address at which a platform asks for a link
CHOOSE = "choose"
#: how many questions of a platform are kept open, and for how many seconds
OPEN, PATIENCE = 500, 3600


class NewWindowLink(DeepLinkResource):
    """A link that opens in a window of its own: in a frame many browsers keep nobody signed in."""

    def to_dict(self) -> dict[str, object]:
        """Return the link as a platform reads it."""
        return {**super().to_dict(), "window": {"targetName": "_blank"}}


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
    deployment : str
    settings : mapping
        Where the answer goes.
    asked : float
        When.
    """

    deployment: str
    settings: Mapping[str, Any]
    asked: float

    @property
    def takes_columns(self) -> bool:
        """Whether the platform makes a column for grades with a link; it does unless it says otherwise."""
        return self.settings.get("accept_lineitem") is not False


class OpenQuestions:
    """Questions that wait for an answer; each is answered once, by whom it was put to.

    Who was asked is known by the one-time word: inside a platform's frame there may be no cookie to know them by.
    """

    def __init__(self) -> None:
        self._open: dict[str, Question] = {}

    def ask(self, claims: Mapping[str, Any]) -> str:
        """Keep a question; returns its one-time word."""
        now = time.monotonic()
        self._open = {w: q for w, q in self._open.items() if now - q.asked < PATIENCE}
        while len(self._open) >= OPEN:
            self._open.pop(next(iter(self._open)))
        word = secrets.token_urlsafe(24)
        self._open[word] = Question(claims[DEPLOYMENT], claims[SETTINGS], now)
        return word

    def find(self, word: str) -> Question | None:
        """Return the question of a word, while it is open."""
        return self._open.get(word)

    def close(self, word: str) -> None:
        """Forget a question that is answered."""
        self._open.pop(word, None)


def linkable_assignments(source: Path) -> list[LinkableAssignment]:
    """List the cases of a course, by name, then its chapter exercises; what cannot be read is left out.

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
    for file in sorted(source.glob(f"*/{EXERCISES}")):
        if asked := read_exercise_list(file.parent):
            found.append(LinkableAssignment(file.parent.name, asked.title, asked.points))
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
    link = NewWindowLink().set_title(chosen.title)
    link.set_url(f"{address}/?{ASSIGNMENT}={chosen.name}")
    link.set_custom_params({ASSIGNMENT: chosen.name})
    if question.takes_columns:
        column = LineItem().set_label(chosen.title).set_score_maximum(chosen.max_score)
        link.set_lineitem(column.set_resource_id(chosen.name))
    settings: Any = question.settings
    answer = DeepLink(registration(platform, key), question.deployment, settings)
    return answer.get_response_jwt([link])
