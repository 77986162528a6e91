"""Holding a sitting: what is released at its start and collected after its last end.

It may be stopped at any moment and begun again: each step looks first whether it is done.
"""

import filecmp
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.exchange.default import Exchange

from ipnb.grading.sittings import Sitting, Sittings

NO_SITTING = "There is no sitting of {}. `ipnb sitting` lists those that there are."
#: what is handed in in the last second has to arrive
GRACE = timedelta(seconds=60)
#: seconds after which the times are read again: somebody may have been given more
LOOK = 15.0


class SittingTrouble(Exception):
    """The sitting cannot go on; the message says why, and what to do."""


def is_released(config: Any, course: str, assignment: str) -> bool:
    """Return whether students can fetch an assignment."""
    return _outbound(config, course, assignment).is_dir()


def _outbound(config: Any, course: str, assignment: str) -> Path:
    return Path(Exchange(config=config).root) / course / "outbound" / assignment


class SittingRoom:
    """One sitting, held.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        With the course's configuration.
    assignment
        Its name.
    tell
        Where it says what it does.
    now, sleep
        The clock.
    """

    def __init__(
        self,
        app: Any,
        assignment: str,
        tell: Callable[[str], None] = print,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
    ):
        self.app, self.here, self.assignment = app, app.coursedir, assignment
        self.tell, self.now, self.sleep = tell, now, sleep

    def hold(self) -> None:
        """Wait for the start, release, wait for the last end, collect.

        Raises
        ------
        SittingTrouble
            If there is no such sitting any more, or releasing or collecting fails.
        """
        self._wait(lambda sitting: sitting.start, "It opens")
        self._release()
        self._wait(lambda sitting: sitting.last_end + GRACE, "It is collected")
        self._collect()

    def _sitting(self) -> Sitting:
        with closing(Gradebook(self.here.db_url, self.here.course_id)) as gradebook:
            sitting = Sittings(gradebook).of(self.assignment)
        if sitting is None:
            raise SittingTrouble(NO_SITTING.format(self.assignment))
        return sitting

    def _wait(self, until: Callable[[Sitting], datetime], words: str) -> None:
        """Wait for a moment that may be moved meanwhile."""
        told = None
        while (left := ((moment := until(self._sitting())) - self.now()).total_seconds()) > 0:
            if moment != told:
                self.tell(f"{words} {moment:%Y-%m-%d %H:%M:%S} UTC.")
                told = moment
            self.sleep(min(LOOK, left))

    def _release(self) -> None:
        made = Path(self.here.format_path(self.here.release_directory, ".", self.assignment))
        out = _outbound(self.app.config, self.here.course_id, self.assignment)
        if out.is_dir() and made.is_dir() and _is_same(made, out):
            self.tell(f"{self.assignment} is released.")
            return
        api = self._api()
        # half a release, of a command that was stopped: made anew
        api.config.ExchangeReleaseAssignment.force = True
        self._check(api.release_assignment(self.assignment), "released")
        self.tell(f"{self.assignment} is released: students can begin.")

    def _collect(self) -> None:
        self._check(self._api().collect(self.assignment, update=True), "collected whole")
        self.tell(
            f"{self.assignment} is collected. What comes later stays in the exchange: collect again, and "
            "`ipnb status` says how long after their own end it came."
        )

    def _api(self) -> NbGraderAPI:
        return NbGraderAPI(self.here, self.app.authenticator, parent=self.app)

    def _check(self, done: dict[str, Any] | None, what: str) -> None:
        if done is None or not done.get("success"):
            log = ((done or {}).get("log") or (done or {}).get("error") or "").strip()
            raise SittingTrouble(
                f"{self.assignment} could not be {what}:\n{log}\nMend it, and start this command again: "
                "it goes on where it was."
            )


def _is_same(made: Path, out: Path) -> bool:
    """Return whether a folder was copied whole."""
    names = [path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()]
    same, _, _ = filecmp.cmpfiles(made, out, names, shallow=False)
    return len(same) == len(names)
