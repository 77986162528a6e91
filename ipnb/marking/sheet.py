"""One text's marks as the actions of its markers have left them. Pure.

Actions are only ever added. Taking one back is an action too, so what stands is always made of all of them,
in their order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ipnb.marking.scale import NONE, Scale

#: what a marker does: gives a level, changes comments, keeps levels for a newer text, takes an action back;
#: what came too late is set aside, so that it is not lost
LEVEL, COMMENTS, KEEP, UNDO, ASIDE = "level", "comments", "keep", "undo", "aside"
#: the first marking of a text, the second by somebody else, and what they agreed on
FIRST, SECOND, AGREED = "first", "second", "agreed"
STAGES = (FIRST, SECOND, AGREED)


@dataclass(frozen=True)
class Action:
    """One thing that a marker did to one text.

    Attributes
    ----------
    number : int
        1, 2, … within this text and stage.
    marker : str
        Who.
    kind : str
        `LEVEL`, `COMMENTS`, `KEEP`, `UNDO` or `ASIDE`.
    data : mapping
        ``criterion`` and ``level`` (None takes it away); ``comments``; ``undoes`` (a number); ``before``, what
        the gradebook had.
    digest : str
        Of the text that the marker had before them.
    made_at : str
        ISO time.
    """

    number: int
    marker: str
    kind: str
    data: Mapping[str, Any]
    digest: str
    made_at: str

    @property
    def target(self) -> str:
        """What it changes: a criterion, the comments, or all levels at once."""
        return f"level {self.data['criterion']}" if self.kind == LEVEL else self.kind


@dataclass(frozen=True)
class Given:
    """A level, and the digest of the text that it was given for."""

    level: int
    digest: str


@dataclass(frozen=True)
class Comment:
    """Words for the student; ``criterion`` is "" where they are about the whole."""

    criterion: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """What stands.

    Attributes
    ----------
    version : int
        Number of the newest action.
    given : mapping of str to Given
        Criterion -> level.
    comments : tuple of Comment
    markers : tuple of str
        Who gave what stands, the first one first.
    """

    version: int = 0
    given: Mapping[str, Given] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    markers: tuple[str, ...] = ()

    def levels(self, digest: str) -> dict[str, int]:
        """Return the levels that were given, or kept, for the text with this digest."""
        return {name: one.level for name, one in self.given.items() if one.digest == digest}

    def outdated(self, digest: str) -> dict[str, int]:
        """Return the levels that were given for another text than this one."""
        return {name: one.level for name, one in self.given.items() if one.digest != digest}

    def is_complete(self, scale: Scale, digest: str) -> bool:
        """Whether every criterion has a level for this text."""
        return scale.is_complete(self.levels(digest))


def standing(actions: Iterable[Action]) -> list[Action]:
    """Return the actions that were not taken back, without those that only take back or came too late."""
    actions = list(actions)
    undone = {one.data["undoes"] for one in actions if one.kind == UNDO}
    return [one for one in actions if one.kind not in (UNDO, ASIDE) and one.number not in undone]


def sheet_of(actions: Sequence[Action]) -> Sheet:
    """Make the sheet that some actions have left.

    Parameters
    ----------
    actions
        Of one text and stage, oldest first.
    """
    given: dict[str, Given] = {}
    comments: tuple[Comment, ...] = ()
    markers: dict[str, None] = {}
    for one in standing(actions):
        markers[one.marker] = None
        if one.kind == COMMENTS:
            comments = tuple(Comment(**comment) for comment in one.data["comments"])
        elif one.kind == KEEP:
            given = {name: Given(level.level, one.digest) for name, level in given.items()}
        elif one.data["level"] is None:
            given.pop(one.data["criterion"], None)
        else:
            given[one.data["criterion"]] = Given(one.data["level"], one.digest)
    return Sheet(actions[-1].number if actions else 0, given, comments, tuple(markers))


def came_between(actions: Iterable[Action], version: int, wanted: Action) -> Action | None:
    """Return the newest action that a marker had not seen and that changes what they want to change.

    Two markers of one text who set different criteria are not in each other's way.

    Parameters
    ----------
    actions
        Of the text, oldest first.
    version
        The newest that the marker has seen.
    wanted
        What they want to do.
    """
    unseen = [one for one in standing(actions) if one.number > version]
    both = (wanted.target, KEEP) if wanted.kind == LEVEL else (wanted.target,)
    return next((one for one in reversed(unseen) if one.target in both), None)


def set_aside(actions: Sequence[Action], marker: str) -> list[Action]:
    """Return what a marker wanted and came too late with, as long as they have done nothing to it since."""
    return [
        one
        for one in actions
        if one.kind == ASIDE
        and one.marker == marker
        and not any(
            later.number > one.number and later.marker == marker and later.kind != ASIDE
            for later in actions
        )
    ]


def joined_comments(
    comments: Iterable[Comment], scale: Scale, levels: Mapping[str, int]
) -> str | None:
    """Write comments as the one text that a student reads; None where there are none.

    A comment that is attached to a criterion begins with its title. Where nothing earns points, the levels are
    answers to what was argued, and are words for the student too.

    Parameters
    ----------
    comments
        In their order.
    scale
        What the text is marked by.
    levels
        Criterion -> level, for the text as it is.
    """
    lines = []
    if scale.rule == NONE:
        decided = [(one, levels[one.id]) for one in scale.criteria if levels.get(one.id, -1) >= 0]
        lines = [f"{one.title}: {one.levels[level].text}" for one, level in decided]
    for one in comments:
        criterion = scale.criterion(one.criterion)
        lines.append(f"{criterion.title}: {one.text}" if criterion else one.text)
    return "\n\n".join(lines) or None
