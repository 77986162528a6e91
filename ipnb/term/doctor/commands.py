"""`ipnb doctor`: is this installation in order?"""

import json
import os
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from ipnb.formulation.commands import FAULTY, FINE
from ipnb.grading.commands import nearest_course, open_course
from ipnb.term.course_config import FILE as CONFIG
from ipnb.term.course_config import others_code
from ipnb.term.doctor.check import Check, State, fault, unknown

#: files of a folder whose times are looked at
AT_MOST = 5_000


def register(groups: Any) -> None:
    """Add ``doctor`` to ``ipnb``.

    Parameters
    ----------
    groups : argparse subparsers
    """
    doctor = groups.add_parser(
        "doctor",
        help="is this installation in order, and if not, what to do",
        description="Looks at Python, packages, the course folder, its gradebook and exchange, the machine, and "
        "what a department's hub says of itself where there is one. Changes nothing and asks no other machine. "
        "1 if something is not in order.",
    )
    doctor.add_argument("--pdf", action="store_true", help="look also for what making PDFs needs")
    doctor.add_argument("--json", action="store_true", help="the same for a program to read")
    doctor.add_argument("--course-dir", help="the course's folder; this one unless said")
    doctor.set_defaults(run=run_doctor)


def run_doctor(args: Namespace) -> int:
    """``ipnb doctor``: 1 if there is a fault.

    Parameters
    ----------
    args : Namespace
        The command's options.
    """
    checks, skipped = _look(args)
    if args.json:
        rows = [
            {"what": one.what, "state": one.state, "found": one.found, "remedy": one.remedy}
            for one in checks
        ]
        print(json.dumps({"checks": rows, "not_looked_at": skipped}, indent=1, ensure_ascii=False))
    else:
        print("\n".join(map(str, checks)))
        if skipped:
            print(f"Not looked at: {'; '.join(skipped)}.")
        print(_summary(checks))
    return FAULTY if any(one.state is State.FAULT for one in checks) else FINE


def _summary(checks: list[Check]) -> str:
    number = {state: sum(one.state is state for one in checks) for state in State}
    return ", ".join(f"{count} {state}" for state, count in number.items())


def _look(args: Namespace) -> tuple[list[Check], list[str]]:
    """Return what was found, and in words what was not looked at."""
    from ipnb.term.doctor.installation import installation_checks
    from ipnb.term.doctor.machine import sandbox_check

    now = datetime.now(UTC)
    root = Path(args.course_dir).resolve() if args.course_dir else nearest_course(Path.cwd())
    prefix = Path(os.environ.get("IPNB_PREFIX") or "/")
    department = prefix / "etc/ipnb/course.toml"
    has_department = os.path.lexists(department)
    has_course = (root / "source").is_dir()
    skipped = list[str]()
    checks = list(installation_checks())
    if has_course:
        checks += _of_course(root, now)
    else:
        skipped.append(f"a course, as {root} has no folder source (--course-dir names one)")
    checks.append(sandbox_check(is_needed=has_department or _runs_code(root)))
    if has_department:
        from ipnb.term.doctor.hub import department_checks

        checks += department_checks(prefix, now)
    else:
        skipped.append(f"hub, certificate and backups, as there is no {department}")
    if args.pdf:
        from ipnb.term.doctor.paper import paper_checks

        checks += paper_checks()
    else:
        skipped.append("what PDFs need (--pdf)")
    return checks, skipped


def _runs_code(root: Path) -> bool:
    """Say whether a course has an assignment whose grading runs code: neither a case nor chapter exercises."""
    folders = [one for one in (root / "source").glob("*/") if not one.name.startswith(".")]
    data = ("case.yaml", "exercises.yaml")
    return any(
        not any((one / name).exists() for name in data) and any(one.glob("*.ipynb"))
        for one in folders
    )


def _of_course(root: Path, now: datetime) -> Iterator[Check]:
    from ipnb.term.doctor.cases import case_checks
    from ipnb.term.doctor.dates import date_checks
    from ipnb.term.doctor.exchange import exchange_checks
    from ipnb.term.doctor.gradebook import gradebook_checks
    from ipnb.term.doctor.machine import clock_checks, disk_checks
    from ipnb.term.work_there import exchange_folder, gradebook_file

    yield from case_checks(root)
    yield from date_checks(root, now)
    folders = [root]
    if whose := others_code(root):
        remedy = f"Run as that account: sudo -u {whose} ipnb doctor"
        yield unknown(
            "gradebook, exchange", f"{CONFIG} is {whose}’s, and root does not run it", remedy
        )
    elif (root / CONFIG).is_file():
        try:
            app = open_course(str(root))
        except SystemExit as problem:
            yield fault("configuration", str(problem), "Mend what it names")
        else:
            here = app.coursedir
            folder = exchange_folder(app)
            yield from gradebook_checks(here.db_url)
            yield from exchange_checks(folder.parent, folder.name, is_shared=here.groupshared)
            folders += [folder, *filter(None, [gradebook_file(here.db_url)])]
    yield from disk_checks(folders)
    files = (file for folder in folders[:2] for file in islice(folder.rglob("*"), AT_MOST))
    yield from clock_checks(files, now)
