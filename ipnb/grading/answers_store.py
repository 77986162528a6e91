"""The answers of a class in a file that is gone afterwards, so that a class of any size needs little memory."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from typing import Any


class AnswersStore(Mapping[str, dict[str, Any]]):
    """Answers by student, in the order in which they were added; each is read again when it is asked for."""

    def __init__(self) -> None:
        # it has no name, and the system removes it with the last one who has it open
        self._file = tempfile.TemporaryFile(prefix="ipnb-")  # noqa: SIM115
        self._places: dict[str, tuple[int, int]] = {}

    def add(self, student: str, answers: dict[str, Any]) -> None:
        """Keep one student's answers.

        Parameters
        ----------
        student
            Id; each is added once.
        answers
            Clean answers.

        Raises
        ------
        OSError
            If there is no room for a temporary file.
        """
        data = json.dumps(answers).encode("ascii")
        self._file.seek(0, 2)
        self._places[student] = self._file.tell(), len(data)
        self._file.write(data)

    def __getitem__(self, student: str) -> dict[str, Any]:
        start, length = self._places[student]
        self._file.seek(start)
        answers: dict[str, Any] = json.loads(self._file.read(length))
        return answers

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
