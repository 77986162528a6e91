"""The two files of a case as an editor reads and saves them: whole or not at all, and never over somebody else's.

A text has a version, the digest of the file's bytes. Whoever saves names the version they began with; if the
file is another one by then, nothing is written and both are kept.
"""

import fcntl
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ipnb.documents.digest import short_digest
from ipnb.formulation.paths import course_cases, find_key

CASE, KEY = "case", "key"
#: bytes of a file that the editor takes; the longest case of the course has a tenth of it
LONGEST = 300_000


class NoCase(Exception):
    """There is no such case; the message says what to do."""


class RefusedFile(Exception):
    """A file cannot be read or written here; the message says why, and what to do."""


@dataclass(frozen=True)
class FileText:
    """What a file holds.

    Attributes
    ----------
    text : str
        With plain line ends; empty where there is no file.
    version : str
        Of its bytes; empty where there is no file.
    notices : tuple of str
        What saving will change beside the text.
    """

    text: str
    version: str
    notices: tuple[str, ...] = ()


class ChangedMeanwhile(Exception):
    """Somebody else has saved the file since it was read.

    Attributes
    ----------
    part : str
        `CASE` or `KEY`.
    now : FileText
        What stands there now.
    """

    def __init__(self, part: str, now: FileText):
        super().__init__(part)
        self.part, self.now = part, now


@dataclass(frozen=True)
class CaseFiles:
    """Where the files of a case stand.

    Attributes
    ----------
    case, key : Path
    """

    case: Path
    key: Path

    @classmethod
    def of(cls, root: Path, name: str) -> "CaseFiles":
        """Find the files of an assignment.

        Raises
        ------
        NoCase
        """
        known = {file.parent.name: file for file in course_cases(root)}
        if name not in known:
            raise NoCase(f"There is no case {name} in {root / 'source'}. It may have been renamed.")
        return cls(known[name], find_key(known[name], name))

    @property
    def name(self) -> str:
        """The assignment's name."""
        return self.case.parent.name

    def path(self, part: str) -> Path:
        """Return the file of a part."""
        return self.case if part == CASE else self.key

    def read(self, part: str) -> FileText:
        """Read one of the files; one that is not there is empty.

        Raises
        ------
        RefusedFile
            If it is too long, no text, or may not be read.
        """
        return _text(_bytes(self.path(part)), self.path(part))

    def versions(self) -> dict[str, str]:
        """Return the versions of both files."""
        return {part: _version(_bytes(self.path(part))) for part in (CASE, KEY)}

    def save(self, part: str, text: str, began_with: str) -> FileText:
        """Write one of the files, unless it is another one by now.

        Parameters
        ----------
        part : str
            `CASE` or `KEY`.
        text : str
            What to write.
        began_with : str
            The version that whoever saves has seen last.

        Raises
        ------
        ChangedMeanwhile, RefusedFile
        """
        path, data = self.path(part), _plain(text).encode("utf-8", "replace")
        if len(data) > LONGEST:
            raise RefusedFile(f"{path.name} is longer than {LONGEST // 1000} kB: cut it first.")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with _alone(path.parent):
                now = _bytes(path)
                if _version(now) != began_with:
                    raise ChangedMeanwhile(part, _text(now, path))
                _replace(path, data)
        except OSError as problem:
            words = (
                f"{path.name} cannot be written ({problem.strerror}). Your text stays in this page."
            )
            raise RefusedFile(words) from None
        return _text(data, path)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise RefusedFile(f"{path.name} cannot be read ({problem.strerror}).") from None


def _version(data: bytes | None) -> str:
    return "" if data is None else short_digest(data)


def _plain(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))


def _text(data: bytes | None, path: Path) -> FileText:
    if data is None:
        return FileText("", "")
    if len(data) > LONGEST:
        raise RefusedFile(
            f"{path.name} is longer than {LONGEST // 1000} kB, which no case is. Open it in JupyterLab."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedFile(
            f"{path.name} is not UTF-8 text. Save it again as UTF-8 in the program that made it."
        ) from None
    notices = []
    if data.startswith(b"\xef\xbb\xbf"):
        notices.append("It begins with a byte order mark, which goes when you save.")
    if "\r" in text:
        notices.append("Its line ends are those of Windows; they become plain ones when you save.")
    return FileText(_plain(text), _version(data), tuple(notices))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let nobody else save in this folder meanwhile; no file is left behind, since students get this folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _replace(path: Path, data: bytes) -> None:
    """Put new bytes in a file's place; who may read it stays as it was."""
    target = path.resolve()
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".saving-")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(mode)
        os.replace(fresh, target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
