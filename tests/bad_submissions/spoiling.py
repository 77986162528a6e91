"""What every way of spoiling a submission is made of."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def answers_of(folder: Path) -> dict[str, Any]:
    """The answers as they were handed in."""
    return json.loads((folder / "answers.json").read_text(encoding="utf-8"))


def save(folder: Path, answers: Any) -> None:
    """Put other answers in their place."""
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")


def raw(folder: Path, data: bytes) -> None:
    """Put bytes in the place of the answers."""
    (folder / "answers.json").write_bytes(data)


def with_answers(**own: Any) -> Callable[[Path], None]:
    """Make a spoiler that changes some parts of the answers."""

    def spoil(folder: Path) -> None:
        save(folder, {**answers_of(folder), **own})

    return spoil


def with_text(change: Callable[[str], str | bytes]) -> Callable[[Path], None]:
    """Make a spoiler that changes the text of the answers."""

    def spoil(folder: Path) -> None:
        text = change((folder / "answers.json").read_text(encoding="utf-8"))
        raw(folder, text if isinstance(text, bytes) else text.encode("utf-8"))

    return spoil


def notebook_of(folder: Path) -> Path:
    """The notebook that was handed in."""
    return next(folder.glob("*.ipynb"))


def with_cells(change: Callable[[list[dict]], list[Any]]) -> Callable[[Path], None]:
    """Make a spoiler that changes the notebook's cells."""

    def spoil(folder: Path) -> None:
        notebook = json.loads(notebook_of(folder).read_text(encoding="utf-8"))
        notebook["cells"] = change(notebook["cells"])
        notebook_of(folder).write_text(json.dumps(notebook), encoding="utf-8")

    return spoil
