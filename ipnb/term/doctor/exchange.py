"""The exchange: whether students can hand in and fetch, and see nothing of each other."""

import stat
from collections.abc import Iterator
from pathlib import Path

from ipnb.term.doctor.check import Check, fault, ok, unknown

READ, WRITE, ENTER = 0o4, 0o2, 0o1
#: folder -> what students must be able to do there, and what they must not
NEEDED = {
    "outbound": (READ | ENTER, WRITE),
    "inbound": (WRITE | ENTER, READ),
    "begun": (WRITE | ENTER, READ),
    "feedback": (ENTER, READ | WRITE),
    "dates": (ENTER, READ | WRITE),
}
WORDS = {READ: "list it", WRITE: "write into it", ENTER: "open what is in it"}
LETTERS = {READ: "r", WRITE: "w", ENTER: "x"}


def exchange_checks(root: Path, course: str, *, is_shared: bool) -> Iterator[Check]:
    """Check the rights in an exchange.

    Parameters
    ----------
    root
        The exchange's folder.
    course
        The course's id.
    is_shared
        Whether nbgrader was told that several accounts teach (``groupshared``); it then looks less closely at
        the rights of the root.
    """
    if not root.is_dir():
        remedy = f"Run, as its owner: install -d -m 1777 {root}; or name another in c.Exchange.root"
        yield unknown("exchange", f"{root} is not there", remedy)
        return
    mode = stat.S_IMODE(root.stat().st_mode)
    if not is_shared and mode & 0o777 != 0o777:
        found = f"{root} has the rights {mode:04o}, and nbgrader wants everybody to write there"
        yield fault("exchange", found, f"Run, as its owner: chmod 1777 {root}")
    folder = root / course
    if not folder.is_dir():
        yield unknown("exchange", f"nothing of {course} was released to {root} yet")
        return
    wrong = [*_folder(folder, "the course’s folder", ENTER | READ, WRITE)]
    for name, (needed, forbidden) in NEEDED.items():
        if (folder / name).is_dir():
            wrong += _folder(folder / name, name, needed, forbidden)
    yield from wrong
    if not wrong:
        yield ok("exchange", f"{folder}: students hand in and fetch, and see nothing of each other")


def _folder(path: Path, name: str, needed: int, forbidden: int) -> Iterator[Check]:
    mode = stat.S_IMODE(path.stat().st_mode)
    for right, words in WORDS.items():
        if needed & right and not mode & right:
            remedy = f"Run, as its owner: chmod o+{LETTERS[right]} {path}"
            yield fault("exchange", f"{path}: students cannot {words}", remedy)
        if forbidden & right and mode & right:
            remedy = f"Run, as its owner: chmod o-{LETTERS[right]} {path}"
            yield fault("exchange", f"{path}: students can {words}", remedy)
