"""Several files written at once: all of them, or everything as it was."""

import os
from contextlib import suppress
from pathlib import Path


class FileChanges:
    """Files that are written beside their places first, and then take them.

    What stood there keeps a second name until `settle`, so that putting it back needs no room on a disk that
    may be full.
    """

    def __init__(self) -> None:
        self._wanted: dict[Path, bytes] = {}
        self._written: list[Path] = []

    def __len__(self) -> int:
        return len(self._wanted)

    def stage(self, path: Path, data: bytes | str) -> None:
        """Remember what is to stand in a file; nothing happens if it does already."""
        data = data.encode() if isinstance(data, str) else data
        if not path.is_file() or path.read_bytes() != data:
            self._wanted[path] = data

    def write(self) -> None:
        """Write all of them; `undo` or `settle` follows.

        Raises
        ------
        OSError
            With every file as it was.
        """
        try:
            for path, data in self._wanted.items():
                _fresh(path).write_bytes(data)
                if path.exists():
                    _fresh(path).chmod(path.stat().st_mode & 0o7777)
            for path in self._wanted:
                if path.exists():
                    _earlier(path).unlink(missing_ok=True)
                    os.link(path, _earlier(path))
                os.replace(_fresh(path), path)
                self._written.append(path)
        except BaseException:
            self.undo()
            raise

    def undo(self) -> None:
        """Put back what stood in the files that were written."""
        for path in self._written:
            if _earlier(path).exists():
                os.replace(_earlier(path), path)
            else:
                path.unlink(missing_ok=True)
        self._written.clear()
        self._tidy()

    def settle(self) -> None:
        """Let go of what stood there before."""
        self._written.clear()
        self._tidy()

    def _tidy(self) -> None:
        for path in self._wanted:
            for beside in (_fresh(path), _earlier(path)):
                with suppress(OSError):
                    beside.unlink(missing_ok=True)


def _fresh(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _earlier(path: Path) -> Path:
    return path.with_name(f".{path.name}.earlier")
