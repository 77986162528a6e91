"""Several files written at once: all of them, or everything as it was."""

import os
from contextlib import suppress
from pathlib import Path


class FileChanges:
    """Files that are written beside their places first, and then take them.

    Until `write` has returned, and again after `undo`, every file is as it was.
    """

    def __init__(self) -> None:
        self._wanted: dict[Path, bytes] = {}
        self._before: dict[Path, bytes | None] = {}

    def __len__(self) -> int:
        return len(self._wanted)

    def stage(self, path: Path, data: bytes | str) -> None:
        """Remember what is to stand in a file; nothing happens if it does already."""
        data = data.encode() if isinstance(data, str) else data
        if not path.is_file() or path.read_bytes() != data:
            self._wanted[path] = data

    def write(self) -> None:
        """Write all of them.

        Raises
        ------
        OSError
            With every file as it was.
        """
        fresh = {path: path.with_name(f".{path.name}.new") for path in self._wanted}
        try:
            for path, beside in fresh.items():
                beside.write_bytes(self._wanted[path])
                if path.exists():
                    beside.chmod(path.stat().st_mode & 0o7777)
            for path, beside in fresh.items():
                before = path.read_bytes() if path.exists() else None
                os.replace(beside, path)
                self._before[path] = before
        except BaseException:
            self.undo()
            raise
        finally:
            for beside in fresh.values():
                with suppress(OSError):
                    beside.unlink(missing_ok=True)

    def undo(self) -> None:
        """Put back what stood in the files that were written."""
        for path, data in self._before.items():
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(data)
        self._before.clear()
