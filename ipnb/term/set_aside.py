"""Taking things away in one step that can be taken back: moved aside first, and deleted only when all is done.

Moving is a rename beside the thing's place, so it needs no room and cannot stop half way through a file. A
journal names what was moved. Who finds one left by a process that was killed puts everything back.
"""

import json
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from ipnb.term.archive_parts import SET_ASIDE

#: the journal, below the course's folder; another name says that nothing is to be put back any more
JOURNAL, DONE = "moved.json", "deleted.json"


class SetAside:
    """Paths that were moved aside; where a folder was, an empty one with the same rights stands.

    Parameters
    ----------
    root
        The course's folder, where the journal is kept.
    """

    def __init__(self, root: Path):
        # a name of its own: what an earlier run of another account could not delete may still be there
        self._name = f"{SET_ASIDE}-{secrets.token_hex(4)}"
        self._home = root / self._name
        self._moved: list[tuple[Path, Path]] = []

    def move(self, paths: Iterable[Path]) -> None:
        """Move paths aside; if one cannot be moved, all are back in their places.

        Raises
        ------
        OSError
        """
        planned = [(path, path.parent / self._name / path.name) for path in paths]
        self._home.mkdir(mode=0o700)
        _write(self._home / JOURNAL, planned)
        try:
            for path, aside in planned:
                aside.parent.mkdir(mode=0o700, exist_ok=True)
                os.rename(path, aside)
                self._moved.append((path, aside))
                if aside.is_dir():
                    _empty_like(aside, path)
        except BaseException:
            self.put_back()
            raise

    def put_back(self) -> None:
        """Move everything back to its place."""
        _put_back(self._moved)
        self._moved.clear()
        (self._home / JOURNAL).unlink(missing_ok=True)
        self._home.rmdir()

    def delete(self) -> list[str]:
        """Delete what was moved aside, for good.

        Returns
        -------
        list of str
            What this account could not delete.
        """
        os.replace(self._home / JOURNAL, self._home / DONE)
        return _delete(self._home, [aside for _, aside in self._moved])


def finish_earlier(root: Path, is_empty: Callable[[], bool]) -> str:
    """Look after what an interrupted run left; say what was done, "" if there was nothing.

    Parameters
    ----------
    root
        The course's folder.
    is_empty
        Whether the gradebook has been emptied, which is the last step before everything is deleted.
    """
    said = ""
    for journal in unfinished(root):
        home = journal.parent
        moved = [
            (Path(place), Path(aside))
            for place, aside in json.loads(journal.read_text(encoding="utf-8"))
        ]
        there = [pair for pair in moved if os.path.lexists(pair[1])]
        if journal.name == DONE or is_empty():
            _delete(home, [aside for _, aside in there])
            said = "An earlier run had archived a term and was interrupted; it is finished now."
        else:
            _put_back(there)
            journal.unlink()
            with suppress(OSError):
                home.rmdir()
            said = "An earlier run was interrupted; everything is back in its place."
    return said


def unfinished(root: Path) -> list[Path]:
    """List the journals of runs that were not finished."""
    return sorted(
        journal for name in (JOURNAL, DONE) for journal in root.glob(f"{SET_ASIDE}-*/{name}")
    )


def _empty_like(model: Path, folder: Path) -> None:
    """Make an empty folder with the rights of another: nbgrader and a hub expect theirs to be there."""
    folder.mkdir()
    folder.chmod(stat.S_IMODE(model.stat().st_mode))


def _write(file: Path, pairs: list[tuple[Path, Path]]) -> None:
    with file.open("w", encoding="utf-8") as journal:
        json.dump([[str(place), str(aside)] for place, aside in pairs], journal)
        journal.flush()
        os.fsync(journal.fileno())


def _put_back(moved: list[tuple[Path, Path]]) -> None:
    for place, aside in reversed(moved):
        # takes the place of the empty folder that was made there, and of nothing else
        os.rename(aside, place)
        with suppress(OSError):
            # of another folder than the journal's: empty by now
            aside.parent.rmdir()


def _delete(home: Path, paths: list[Path]) -> list[str]:
    left: list[str] = []
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, onerror=lambda _call, name, _error: left.append(str(name)))
        else:
            path.unlink(missing_ok=True)
        if path.parent != home:
            with suppress(OSError):
                path.parent.rmdir()
    # what could not be deleted is told once, and is nobody's work to put back
    for name in (DONE, JOURNAL):
        (home / name).unlink(missing_ok=True)
    with suppress(OSError):
        home.rmdir()
    return left
