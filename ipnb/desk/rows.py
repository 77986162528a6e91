"""What the desk says of one assignment: how far it is, what was handed in, and where its feedback is."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ipnb.chapter_exercises.counting import rule
from ipnb.chapter_exercises.exercise_list import ExerciseList, read_exercise_list
from ipnb.desk.assignment_folders import digest_of_work, judgements, read_case, utc
from ipnb.desk.equivalent_cases import equivalent_of
from ipnb.desk.exercises_there import last_handed_in
from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answers import load_answers
from ipnb.formulation.completeness import open_parts
from ipnb.formulation.due import due_time, published_dates

NOTHING_KNOWN: dict[str, Any] = {
    "due": None,
    "note": [],
    "twin": None,
    "started": False,
    "parts": 0,
    "done": 0,
    "open": [],
}
NOTHING_SENT: dict[str, Any] = {
    "submitted": None, "earlier": [], "receipt": None,
    "changed": False, "feedback_waits": False, "feedback": None,
}  # fmt: skip


def desk_row(
    name: str, work: Path, outbound: Path, submissions: list[dict[str, Any]], where: str
) -> dict[str, Any]:
    """Collect what the desk says of one assignment.

    Parameters
    ----------
    name
        Of the assignment.
    work, outbound
        The student's folder and the released one; either may be missing.
    submissions
        What nbgrader lists of the student's own submissions.
    where
        The student's folder as an address from their home.
    """
    submissions = sorted(submissions, key=lambda submission: submission["timestamp"])
    asked = _exercises(work, outbound)
    return {
        "id": name,
        "begun": (work / f"{name}.ipynb").is_file(),
        "notebook": f"{where}/{name}.ipynb",
        **(exercise_progress(asked, submissions) if asked else progress(work, outbound)),
        **_last_sent(work, submissions),
        "earlier": [attempt(name, earlier, where) for earlier in reversed(submissions[:-1])],
        **_feedback(name, submissions, where),
    }


def _last_sent(work: Path, submissions: list[dict[str, Any]]) -> dict[str, Any]:
    """Say when something was handed in last, and whether it is still what the student has."""
    if not submissions:
        return {"submitted": None, "receipt": None, "changed": False}
    sent = Path(submissions[-1]["path"])
    return {
        "submitted": utc(submissions[-1]["timestamp"]),
        "receipt": digest_of_work(sent)[:12],
        "changed": work.is_dir() and judgements(work) != judgements(sent),
    }


def _feedback(name: str, submissions: list[dict[str, Any]], where: str) -> dict[str, Any]:
    """Say where the newest feedback is, and whether it waits to be fetched."""
    marked = [
        one for one in submissions if one["has_local_feedback"] or one["has_exchange_feedback"]
    ]
    if not marked:
        return {"feedback_waits": False, "feedback": None}
    last = marked[-1]
    is_fetched = last["has_local_feedback"] and not last["feedback_updated"]
    return {
        "feedback_waits": last["has_exchange_feedback"] and not is_fetched,
        "feedback": f"{where}/feedback/{last['timestamp']}/{name}.html",
    }


def with_own_due_date(row: dict[str, Any], dates: Path, student: str) -> dict[str, Any]:
    """Give a row the date that counts for this student: an extension, one typed in Formgrader, a sitting's.

    Parameters
    ----------
    row
        As `desk_row` makes it, with the case's date.
    dates
        The folder with published dates, in the course's folder of the exchange.
    student
        Id.
    """
    found = published_dates(dates, dates.parent.name, row["id"], student)
    own = {"due": found.due, "extended": found.own} if found.due else {"extended": False}
    return row | own | {"opens": found.opens}


def waiting_row(name: str, dates: Path, student: str) -> dict[str, Any] | None:
    """Make the row of a sitting that is not released yet; None once a student's own time is over.

    Parameters
    ----------
    name
        Of the assignment, the only thing that is told of it.
    dates, student
        As for `with_own_due_date`.
    """
    about = {"id": name, "title": name, "notebook": "", "begun": False, "waits": True}
    row = with_own_due_date(NOTHING_KNOWN | NOTHING_SENT | about, dates, student)
    if not row["due"] or due_time(row["due"]) < datetime.now(UTC):
        return None
    return row


def attempt(name: str, submission: dict[str, Any], where: str) -> dict[str, Any]:
    """Describe what was handed in before the last time.

    Parameters
    ----------
    name
        Of the assignment.
    submission
        As nbgrader lists it.
    where
        The student's folder as an address from their home.

    Returns
    -------
    dict
        ``time``, ``receipt``, and ``feedback`` where it has come.
    """
    read = f"{where}/feedback/{submission['timestamp']}/{name}.html"
    return {
        "time": utc(submission["timestamp"]),
        "receipt": digest_of_work(Path(submission["path"]))[:12],
        "feedback": read if submission["has_local_feedback"] else None,
    }


def progress(work: Path, outbound: Path) -> dict[str, Any]:
    """Say title, due date and what is still open, as far as the case and the answers can be read.

    The exchange knows no due dates: they travel in the case, and the released copy counts first, so that a
    moved date is seen by those who had begun before.

    Parameters
    ----------
    work, outbound
        The student's folder and the released one; either may be missing.
    """
    case = next((case for case in map(read_case, (outbound, work)) if case), None)
    if case is None:
        return NOTHING_KNOWN | {"title": work.name}
    about = {
        "title": case["title"],
        "due": case.get("due"),
        "note": case.get("content_note", []),
        "twin": equivalent_of(case),
    }
    answers = work / "answers.json"
    try:
        return about | completion(case, load_answers(answers, case) if answers.exists() else {})
    except DocumentError:
        return about | completion(case, {}) | {"started": True, "unreadable": True}


def _exercises(work: Path, outbound: Path) -> ExerciseList | None:
    """Return the list of an assignment of chapter exercises; the released one counts first."""
    return next(filter(None, map(read_exercise_list, (outbound, work))), None)


def exercise_progress(asked: ExerciseList, submissions: list[dict[str, Any]]) -> dict[str, Any]:
    """Say what is asked of chapter exercises, and what was handed in of it.

    Parameters
    ----------
    asked
        The list.
    submissions
        What nbgrader lists of the student's own, oldest first.

    Returns
    -------
    dict
        ``exercises``, by which such a row is known, and ``handed_in``; None if nothing was.
    """
    given = last_handed_in(Path(one["path"]) for one in reversed(submissions))
    return NOTHING_KNOWN | {
        "title": asked.title,
        "exercises": asked.to_data() | {"rule": rule(asked)},
        "handed_in": given and given.to_data(),
    }


def completion(case: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """Say how far answers go.

    Parameters
    ----------
    case, answers
        Checked; ``{}`` for no answers.

    Returns
    -------
    dict
        ``started``, how many ``parts`` the form has, how many are ``done``, and what is ``open`` in words.
    """
    everything, still_open = open_parts(case, {}), open_parts(case, answers)
    parts = {one.part for one in everything}
    done = parts - {one.part for one in still_open}
    return {
        "started": still_open != everything,
        "parts": len(parts),
        "done": len(done),
        "open": [str(one) for one in still_open],
    }
