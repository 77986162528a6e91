"""What of a term's work stands in a course folder, its gradebook and its exchange."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import Exchange
from sqlalchemy import create_engine, func, inspect, select, text
from sqlalchemy.engine import make_url

#: what students' and graders' work is in, and would be taken for this term's
STEPS = ("submitted_directory", "autograded_directory", "feedback_directory")
EXCHANGE_PARTS = ("inbound", "feedback")


def exchange_folder(app: Any) -> Path:
    """Return a course's own folder in the exchange, whether it is there or not."""
    return Path(str(Exchange(config=app.config).root), app.coursedir.course_id)


def gradebook_file(db_url: str) -> Path | None:
    """Return the file of a gradebook on SQLite; None for another database."""
    url = make_url(db_url)
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def has_gradebook(db_url: str) -> bool:
    """Say whether there is a gradebook, without making one by asking."""
    file = gradebook_file(db_url)
    return file is None or (file.is_file() and file.stat().st_size > 0)


def submissions_in_gradebook(db_url: str) -> int:
    """Count the submissions that a gradebook knows; 0 where there is none."""
    if not has_gradebook(db_url):
        return 0
    engine = create_engine(db_url)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("submitted_assignment"):
                return 0
            count = select(func.count()).select_from(text("submitted_assignment"))
            return int(connection.execute(count).scalar_one())
    finally:
        engine.dispose()


def work_there(app: Any) -> list[str]:
    """Say what there is of a term's work, a few words each; empty if there is none."""
    return [*_in_folders(app), *_in_gradebook(app)]


def _in_folders(app: Any) -> Iterator[str]:
    here = app.coursedir
    for step in STEPS:
        name = getattr(here, step)
        if number := _entries(Path(here.root) / name):
            yield f"{name}/ of {number} {'student' if number == 1 else 'students'}"
    for part in EXCHANGE_PARTS:
        folder = exchange_folder(app) / part
        if number := _entries(folder):
            yield f"{number} {'folder' if number == 1 else 'folders'} in {folder}"


def _in_gradebook(app: Any) -> Iterator[str]:
    if number := submissions_in_gradebook(app.coursedir.db_url):
        yield f"{number} submission{'' if number == 1 else 's'} in the gradebook"


def _entries(folder: Path) -> int:
    try:
        return sum(not one.name.startswith(".") for one in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return 0
