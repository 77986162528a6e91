"""Ending a term: archive it, then empty course, exchange and gradebook, so that the next one can begin."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, delete, func, inspect, select
from sqlalchemy.exc import DBAPIError

from ipnb.grading.copy_gradebook import TABLES
from ipnb.grading.error_messages import explain_database_error
from ipnb.grading.gradebook_version import VERSION
from ipnb.grading.object_storage import submissions_url
from ipnb.term.archive import ArchiveRefused, needed_space, write_archive
from ipnb.term.archive_parts import NotArchivable, TermContents, state_of, term_contents
from ipnb.term.record import read_record
from ipnb.term.schedule import TERM
from ipnb.term.set_aside import SetAside, finish_earlier, unfinished
from ipnb.term.work_there import (
    exchange_folder,
    gradebook_file,
    has_gradebook,
    submissions_in_gradebook,
)

#: tables of a gradebook that say which nbgrader and which course it is of
KEPT = (VERSION.name, "course")


@dataclass(frozen=True)
class Ending:
    """What ending a term would do.

    Attributes
    ----------
    place : Path
        The archive.
    needs : int
        Bytes that it may need.
    """

    term: str
    place: Path
    contents: TermContents
    needs: int


def plan_ending(app: Any, to: Path, term: str, today: date) -> Ending:
    """Work out what would be archived and put away; nothing is written.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Of the course.
    to
        The folder in which archives are kept.
    term
        The term's name, where the course does not know it; "" otherwise.
    today
        The archive's date.

    Raises
    ------
    ArchiveRefused
    """
    root = Path(app.coursedir.root)
    term = _term(root, term)
    if url := submissions_url():
        raise ArchiveRefused(
            f"Submissions lie in {url}, which this command does not archive. Copy them, unset "
            "IPNB_SUBMISSIONS, then run this again."
        )
    to = to.resolve()
    for home in (root, exchange_folder(app)):
        if to.is_relative_to(home.resolve()):
            raise ArchiveRefused(
                f"{to} lies in {home}, of which it would be a copy. Name a folder elsewhere with --to."
            )
    try:
        contents = term_contents(app)
        needs = needed_space(contents)
    except NotArchivable as error:
        raise ArchiveRefused(str(error)) from None
    except OSError as error:
        raise ArchiveRefused(
            f"{error.filename} cannot be read ({error.strerror}), so it would be missing. Run this as the "
            "account that owns it, or let this one read it."
        ) from None
    place = to / f"{app.coursedir.course_id}-{term}-{today:%Y-%m-%d}"
    if place.exists():
        raise ArchiveRefused(
            f"{place} is there already, and is never written over. Move it, or name another folder with --to."
        )
    return Ending(term, place, contents, needs)


def _term(root: Path, given: str) -> str:
    try:
        record = read_record(root)
    except ValueError as problem:
        raise ArchiveRefused(str(problem)) from None
    if record is not None and given not in ("", record.term):
        raise ArchiveRefused(
            f"The course is in the term {record.term}, not {given}. Leave --term out."
        )
    term = record.term if record is not None else given
    if not TERM.fullmatch(term):
        raise ArchiveRefused(
            "The course does not say which term it is in. Name it, for example --term 2026-autumn; small "
            "letters, digits and hyphens."
        )
    return term


def end_term(app: Any, ending: Ending, say: Callable[[str], None]) -> list[str]:
    """Archive a term, and put away what the archive holds.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Of the course.
    ending
        Of `plan_ending`.
    say
        Told what is being done.

    Returns
    -------
    list of str
        What could not be deleted, which is in the archive all the same.

    Raises
    ------
    ArchiveRefused
        With course, gradebook and exchange as they were.
    """
    _refuse_without_room(ending)
    before = state_of(ending.contents.parts)
    submissions = submissions_in_gradebook(app.coursedir.db_url)
    told = {
        "course": app.coursedir.course_id,
        "term": ending.term,
        "date": ending.place.name[-10:],
        "submissions": submissions,
    }
    write_archive(app, ending.contents, ending.place, told, say)
    root = Path(app.coursedir.root)
    try:
        _refuse_if_changed(app, before, ending, submissions)
        say("putting away what is archived")
        aside = _moved_aside(app, ending)
    except BaseException:
        # everything is in its place again: an archive would be taken for the term's last. If something could
        # not be moved back, the archive stays
        if not unfinished(root):
            shutil.rmtree(ending.place, ignore_errors=True)
        raise
    return aside.delete()


def _refuse_without_room(ending: Ending) -> None:
    nearest = next(one for one in ending.place.parents if one.exists())
    free = shutil.disk_usage(nearest).free
    if free < ending.needs:
        raise ArchiveRefused(
            f"{nearest} has {free / 1e6:,.0f} MB free, and the archive may need {ending.needs / 1e6:,.0f}. Make "
            "room, or name another place with --to."
        )


def _refuse_if_changed(
    app: Any, before: dict[str, tuple[int, int]], ending: Ending, submissions: int
) -> None:
    now = state_of(ending.contents.parts)
    # the log of nbgrader, which this very command writes to, is nobody's work
    changed = sorted(
        path
        for path in before.keys() | now.keys()
        if before.get(path) != now.get(path) and not path.endswith(".nbgrader.log")
    )
    if changed or submissions_in_gradebook(app.coursedir.db_url) != submissions:
        what = changed[0] if changed else "the gradebook"
        raise ArchiveRefused(
            f"Somebody wrote while the archive was made ({what}). Nothing was put away. Stop the hub, or wait "
            "until nobody works, then run this again."
        )


def _moved_aside(app: Any, ending: Ending) -> SetAside:
    """Move what is archived aside and empty the gradebook; or leave everything as it was."""
    aside = SetAside(Path(app.coursedir.root))
    try:
        aside.move(ending.contents.put_away)
    except OSError as error:
        raise ArchiveRefused(
            f"{error.filename} cannot be moved ({error.strerror}). Run this as the account that owns it."
        ) from error
    try:
        empty_gradebook(app.coursedir.db_url)
    except BaseException:
        aside.put_back()
        raise
    return aside


def empty_gradebook(db_url: str) -> None:
    """Take every row out of a gradebook that is no file, in one transaction.

    Raises
    ------
    ArchiveRefused
        With every row where it was.
    """
    if gradebook_file(db_url) is not None:
        # moved aside as a file; the next command makes a new one
        return
    engine = create_engine(db_url)
    try:
        with engine.begin() as connection:
            _empty(connection)
    except DBAPIError as error:
        raise ArchiveRefused(explain_database_error(error)) from error
    finally:
        engine.dispose()


def _empty(connection: Connection) -> None:
    there = set(inspect(connection).get_table_names())
    for table in reversed(TABLES):
        if table.name in there and table.name not in KEPT:
            connection.execute(delete(table))


def finish_interrupted(app: Any) -> str:
    """Look after what an archive that was killed left; say what was done, "" if there was nothing."""
    url = app.coursedir.db_url

    def is_empty() -> bool:
        if gradebook_file(url) is not None:
            return False
        return has_gradebook(url) and not _rows(url)

    return finish_earlier(Path(app.coursedir.root), is_empty)


def _rows(db_url: str) -> int:
    engine = create_engine(db_url)
    try:
        with engine.connect() as connection:
            there = set(inspect(connection).get_table_names())
            tables = [one for one in TABLES if one.name in there and one.name not in KEPT]
            return sum(
                connection.execute(select(func.count()).select_from(one)).scalar_one()
                for one in tables
            )
    finally:
        engine.dispose()
