"""`ipnb sitting`: an assignment for a time in a room."""

import subprocess
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ipnb.formulation.commands import Misuse
from ipnb.formulation.due import EXAMPLE, due_time
from ipnb.formulation.paths import from_here
from ipnb.grading.commands import in_words, open_course, open_gradebook

HONEST = (
    "A sitting is held by people in a room. The software holds back the case until the start, and marks what "
    "comes after somebody's own end. It does not watch, lock or record anything: students own their kernels, "
    "and can read, ask and paste there as on any computer."
)


def register(groups: Any) -> None:
    """Add ``sitting`` to ``ipnb``.

    Parameters
    ----------
    groups : argparse subparsers
    """
    sitting = groups.add_parser(
        "sitting",
        help="open an assignment for a time in a room; without a name, list the sittings",
        description="ipnb sitting ASSIGNMENT --start … --end … plans or changes one, "
        "ipnb sitting open ASSIGNMENT holds it, ipnb sitting lists them.",
    )
    sitting.add_argument("words", nargs="*", metavar="[open] ASSIGNMENT")
    sitting.add_argument("--start", help=f"day, time and offset from UTC, for example {EXAMPLE}")
    sitting.add_argument("--end", help="the same, for everybody without extra time")
    sitting.add_argument(
        "--extra",
        action="append",
        default=[],
        metavar="STUDENT=MINUTES",
        help="more time for one student; may be repeated; 0 takes it back",
    )
    sitting.add_argument("--take-back", action="store_true", help="no sitting any more")
    sitting.add_argument(
        "--detach",
        action="store_true",
        help="with open: go on in the background, when the terminal is closed too",
    )
    sitting.add_argument("--course-dir", help="the course's folder; this one unless said")
    sitting.set_defaults(run=in_words(run_sitting))


def run_sitting(args: Namespace) -> int:
    """``ipnb sitting``: 1 if a sitting that is held cannot go on."""
    planned = any((args.start, args.end, args.extra, args.take_back))
    if not args.words:
        if planned:
            raise Misuse("name the assignment: ipnb sitting ASSIGNMENT --start … --end …")
        return _list(args)
    if args.words[0] == "open" and len(args.words) == 2:
        if planned:
            raise Misuse("plan the sitting first, and open it then by a command of its own")
        return _detach(args) if args.detach else _open(args)
    if args.detach:
        raise Misuse("--detach goes with open: ipnb sitting open ASSIGNMENT --detach")
    if len(args.words) > 1:
        raise Misuse(
            "one assignment at a time: ipnb sitting ASSIGNMENT, or ipnb sitting open ASSIGNMENT"
        )
    return _plan(args) if planned else _list(args)


# ---------------------------------------------------------------- looking


def _list(args: Namespace) -> int:
    from ipnb.grading.sittings import Sittings

    app = open_course(args.course_dir)
    with open_gradebook(app) as gradebook:
        found = Sittings(gradebook).all()
    if args.words:
        found = [one for one in found if one.assignment == args.words[0]]
    print("\n".join(line for one in found for line in _lines(app, one)) or "No sitting is planned.")
    return 0


def _lines(app: Any, sitting: Any) -> list[str]:
    from ipnb.grading.sitting_room import is_released
    from ipnb.grading.status import in_utc

    now = datetime.now(UTC)
    released = is_released(app.config, app.coursedir.course_id, sitting.assignment)
    if now < sitting.start:
        state = f"not open yet; hold it with: ipnb sitting open {sitting.assignment}"
    elif now < sitting.last_end:
        state = (
            "open" if released else "its time has come, and it is not released: ipnb sitting open"
        )
    else:
        state = "over"
    times = f"{in_utc(sitting.start)} to {in_utc(sitting.end)}"
    extra = [
        f"  {student}: {minutes} minutes more, until {in_utc(sitting.end_for(student))}"
        for student, minutes in sorted(sitting.extra.items())
    ]
    return [f"{sitting.assignment}: {times} ({state})", *extra]


# ---------------------------------------------------------------- planning


def _plan(args: Namespace) -> int:
    from ipnb.grading.due_dates import DueDates, publish_due_dates
    from ipnb.grading.late_penalty import SettleLatePenalty

    app, [name] = open_course(args.course_dir), args.words
    here = app.coursedir
    with open_gradebook(app) as gradebook:
        if name not in {one.name for one in gradebook.assignments}:
            raise Misuse(f"the gradebook does not know {name}; generate it first")
        dates = DueDates(gradebook)
        before = dates.sittings.of(name)
        if args.take_back:
            dates.take_back_sitting(name)
            said = [f"{name} has no sitting any more."]
        else:
            planned = _planned(args, name, before)
            _refuse_too_early(app, planned)
            dates.hold_sitting(planned)
            said = _lines(app, planned) + _unknown(gradebook, planned)
        gradebook.db.commit()
        for submission in gradebook.assignment_submissions(name):
            SettleLatePenalty(parent=app).settle(gradebook, name, submission.student.id)
        shown = publish_due_dates(gradebook, app.config, here.course_id)
    said.append(
        "Desks show it."
        if shown
        else "Desks will show it once this course has a folder in the exchange."
    )
    print("\n".join(said if args.take_back else [*said, HONEST]))
    return 0


def _planned(args: Namespace, name: str, before: Any) -> Any:
    """Return the sitting that the options ask for, on the ground of the one that there is."""
    from ipnb.grading.sittings import Sitting

    start = _moment("--start", args.start) or (before and before.start)
    end = _moment("--end", args.end) or (before and before.end)
    if start is None or end is None:
        raise Misuse(f"{name} has no sitting yet: say --start and --end")
    if end <= start:
        raise Misuse("the end has to come after the start")
    return Sitting(name, start, end, _extra(args.extra, before))


def _extra(given: list[str], before: Any) -> dict[str, int]:
    """Return everybody's extra minutes: those from before, changed by those that are given."""
    extra = dict(before.extra) if before else {}
    extra |= dict(_student_and_minutes(one) for one in given)
    return {who: minutes for who, minutes in extra.items() if minutes}


def _student_and_minutes(text: str) -> tuple[str, int]:
    student, sign, minutes = text.rpartition("=")
    if not sign or not student or not minutes.isdecimal() or int(minutes) > 24 * 60:
        raise Misuse(
            f"--extra {text}: write a student and whole minutes, at most a day, for example ada=25"
        )
    return student, int(minutes)


def _moment(option: str, text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return due_time(text)
    except ValueError as problem:
        raise Misuse(f"{option} {text}: {problem} Write for example {EXAMPLE}") from None


def _refuse_too_early(app: Any, sitting: Any) -> None:
    """Refuse a sitting that is still to begin of what students can read already."""
    from ipnb.grading.sitting_room import is_released

    released = is_released(app.config, app.coursedir.course_id, sitting.assignment)
    if released and datetime.now(UTC) < sitting.start:
        raise Misuse(
            f"{sitting.assignment} is released already, so students can have read it. Take the release back "
            f"(nbgrader list --remove {sitting.assignment}, or Release in Formgrader), or hold the sitting "
            "with the equivalent case, which was not released"
        )


def _unknown(gradebook: Any, sitting: Any) -> list[str]:
    known = {one.id for one in gradebook.students}
    return [
        f"The gradebook knows no {student}: check how the name is written."
        for student in sorted(sitting.extra)
        if student not in known
    ]


# ---------------------------------------------------------------- holding


def _detach(args: Namespace) -> int:
    """Hold the sitting in a process of its own, which outlives the terminal; what it says goes to a file."""
    from ipnb.grading.sitting_room import NO_SITTING
    from ipnb.grading.sittings import Sittings

    app, name = open_course(args.course_dir), args.words[1]
    with open_gradebook(app) as gradebook:
        if Sittings(gradebook).of(name) is None:
            print(NO_SITTING.format(name), file=sys.stderr)
            return 1
    root = Path(app.coursedir.root)
    log = root / "reports" / f"sitting-{name}.log"
    log.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "ipnb.cli", "sitting", "open", name, "--course-dir", str(root)]
    with log.open("a", encoding="utf-8") as said:
        held = subprocess.Popen(
            command,
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # the terminal's end is not its own
        )
    print(
        f"{name} is held in the background; what happens is written to {from_here(log)}. It goes on when this "
        "terminal is closed, and ends with this machine, or with your server on a hub. To stop it: "
        f"kill {held.pid}. Started again, it goes on where it was."
    )
    return 0


def _open(args: Namespace) -> int:
    from ipnb.grading.sitting_room import SittingRoom, SittingTrouble

    app = open_course(args.course_dir)

    def tell(words: str) -> None:
        print(words, flush=True)

    try:
        SittingRoom(app, args.words[1], tell).hold()
    except SittingTrouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Start it again when you like: it goes on where it was.", file=sys.stderr)
        return 1
    return 0
