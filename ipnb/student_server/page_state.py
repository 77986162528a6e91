"""One page's state behind its connection: what the page tells, and all that changes by it, in one answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import traitlets

from ipnb.desk.state import DeskState
from ipnb.workbench.state import WorkbenchState

FAILED = (
    "That did not work, and the reason is not known here. Nothing of yours was changed. "
    "If it happens again, please tell your instructor."
)


class State(Protocol):
    """A desk or a form: a page shows traits with the tag ``sync`` and writes those with ``from_page``."""

    def trait_names(self, **tags: Any) -> list[str]: ...
    def observe(self, handler: Callable[[Any], None], names: list[str]) -> None: ...
    def hold_trait_notifications(self) -> Any: ...
    def respond(self, message: dict[str, Any]) -> dict[str, Any] | None: ...


class PageState:
    """What stands behind one page.

    Parameters
    ----------
    state
        The desk's or a form's.
    """

    def __init__(self, state: State):
        self._state = state
        self._names = state.trait_names(sync=True)
        self._from_page = set(state.trait_names(from_page=True))
        self._changed: set[str] = set()
        state.observe(lambda change: self._changed.add(change["name"]), self._names)

    def whole(self) -> dict[str, Any]:
        """Return all that the page shows."""
        self._changed.clear()
        return {name: getattr(self._state, name) for name in self._names}

    def take(self, message: dict[str, Any]) -> dict[str, Any]:
        """Take what the page wrote or asks for.

        Parameters
        ----------
        message : dict
            ``state`` (trait -> value that the page wrote), ``content`` (a question), both or neither.

        Returns
        -------
        dict
            ``state`` with what has changed and the page does not know, ``content`` with the answer or None.
        """
        written = self._write(message.get("state"))
        content = message.get("content")
        answer = self._state.respond(content) if isinstance(content, dict) else None
        changed = {name: getattr(self._state, name) for name in self._changed}
        self._changed.clear()
        news = {
            name: value
            for name, value in changed.items()
            if name not in written or written[name] != value
        }
        return {"state": news, "content": answer}

    def _write(self, given: Any) -> dict[str, Any]:
        """Set what the page may set; a value of another kind is as if it had not come."""
        written = {
            name: value
            for name, value in (given.items() if isinstance(given, dict) else ())
            if name in self._from_page and isinstance(value, dict)
        }
        # all of it before anything acts on it: an edit speaks of the answers beside it
        with self._state.hold_trait_notifications():
            for name, value in written.items():
                setattr(self._state, name, value)
        return written


def open_desk(home: Path, hello: dict[str, Any]) -> PageState:
    """Open the desk of the student whose home this is; nothing of an earlier connection matters to it."""
    return PageState(DeskState(home))


def open_form(folder: Path, hello: dict[str, Any]) -> PageState:
    """Open the form of an assignment.

    Parameters
    ----------
    folder : Path
        The assignment's.
    hello : dict
        What the page said first: ``status``, its last one, and ``unanswered``, if it was connected before.

    Raises
    ------
    OSError, ValueError
        If the case cannot be read.
    traitlets.TraitError
        If it is none.
    """
    form = WorkbenchState(folder)
    known, unanswered = hello.get("status"), hello.get("unanswered")
    if isinstance(known, dict):
        form.resume(known, unanswered if isinstance(unanswered, list) else [])
    return PageState(form)


#: what an unreadable case raises
UNREADABLE = (OSError, ValueError, KeyError, TypeError, traitlets.TraitError)
