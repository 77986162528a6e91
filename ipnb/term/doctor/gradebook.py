"""The gradebook: reachable, whole, and of this nbgrader. It is opened for reading alone."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from ipnb.grading.error_messages import explain_database_error
from ipnb.grading.gradebook_version import version_problem
from ipnb.term.doctor.check import Check, fault, ok, unknown
from ipnb.term.work_there import gradebook_file, has_gradebook


def gradebook_checks(db_url: str) -> Iterator[Check]:
    """Check a gradebook.

    Parameters
    ----------
    db_url
        As nbgrader is told it.
    """
    shown = make_url(db_url).render_as_string(hide_password=True).partition("?")[0]
    if not has_gradebook(db_url):
        yield unknown("gradebook", f"{shown} is not there yet", "The first Generate makes it.")
        return
    file = gradebook_file(db_url)
    try:
        engine = create_engine(_read_only(file) if file else db_url)
        with engine.connect() as connection:
            if file and (said := connection.execute(text("PRAGMA quick_check")).scalar()) != "ok":
                remedy = "Put it aside, and put back your last good copy"
                yield fault("gradebook", f"{shown} is damaged ({said})", remedy)
            elif problem := version_problem(connection):
                yield fault("gradebook", problem, "")
            else:
                students = select(func.count()).select_from(text("student"))
                number = connection.execute(students).scalar()
                yield ok("gradebook", f"{shown}, with {number} students")
        engine.dispose()
    except DBAPIError as error:
        yield fault("gradebook", explain_database_error(error), "")
    except ImportError as error:
        yield fault(
            "gradebook",
            f"{error.name} is not installed, and {shown} needs it",
            "Run: pip install it",
        )


def _read_only(file: Path) -> str:
    return f"sqlite:///file:{file.resolve()}?mode=ro&uri=true"
