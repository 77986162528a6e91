"""The instructors' course: brought from the checkout, with its assignments made and released."""

import sys
from collections.abc import Iterator
from pathlib import Path

from department import database
from department.commands import run
from department.confinement import confined
from department.folders import write_file
from department.layout import COURSE_ACCOUNT, INSTRUCTORS, Layout
from department.servers import course_room, environment
from department.settings import Settings

HERE = Path(__file__).resolve().parent
#: the page with buttons, which is the course's own
PAGE = "run-the-course.ipynb"


def keep(layout: Layout, settings: Settings, checkout: Path, address: str) -> Iterator[str]:
    """Bring the course up to date with a checkout; what instructors changed stays as it is."""
    local = str(layout.release() / "deploy/local")
    if local not in sys.path:
        sys.path.append(local)
    from prepare import keep_course

    done = keep_course(
        checkout,
        layout.course,
        nbgrader_settings(layout, settings),
        lambda names: _release(layout, settings, names),
    )
    yield from (f"released {name}" for name in done)
    text = (layout.release() / "deploy/local" / PAGE).read_text(encoding="utf-8")
    yield from write_file(layout.course / PAGE, text, 0o660, COURSE_ACCOUNT)
    start = (HERE / "start.md").read_text(encoding="utf-8")
    for name, value in {
        "address": address,
        "course": settings.course,
        "name": settings.name,
    }.items():
        start = start.replace(f"<{name}>", value)
    yield from write_file(layout.course / "start.md", start, 0o660, COURSE_ACCOUNT)
    _give_to_instructors(layout.course)


def nbgrader_settings(layout: Layout, settings: Settings) -> dict:
    """Return what nbgrader reads in this folder from any shell."""
    return {
        "Exchange": {"root": str(layout.exchange)},
        "CourseDirectory": {
            "course_id": settings.course,
            "db_url": database.url(layout, database.GRADEBOOK),
            # what one instructor makes, the others may change
            "groupshared": True,
        },
    }


def _release(layout: Layout, settings: Settings, names: list[str]) -> None:
    """Make and release assignments under the account of the course's folder."""
    _give_to_instructors(layout.course)
    release = layout.release()
    script = release / "deploy/local/release.py"
    inner = [release / ".venv/bin/python", "-P", script, layout.course, *names]
    run(
        *confined(course_room(layout), inner),
        environment=environment(layout, settings, "instructor")
        | {
            "IPNB_COURSE_ROOT": str(layout.course),
            "IPNB_GRADEBOOK": database.url(layout, database.GRADEBOOK),
        },
        remedy="Mend what it names in that case, then run the same command again.",
    )


def _give_to_instructors(folder: Path) -> None:
    """Give what root put there to the course's account and its group; what is an instructor's own stays so."""
    owner = f"{COURSE_ACCOUNT}:{INSTRUCTORS}"
    run("find", folder, "-user", "root", "-exec", "chown", "--no-dereference", owner, "{}", "+")
    ours = ("-user", COURSE_ACCOUNT, "!", "-type", "l")
    run("find", folder, *ours, "-exec", "chgrp", INSTRUCTORS, "{}", "+")
    run("find", folder, *ours, "-exec", "chmod", "u+rwX,g+rwX,o-rwx", "{}", "+")
    run("find", folder, *ours, "-type", "d", "-exec", "chmod", "g+s", "{}", "+")
