"""The instructor's copy of the course: kept in step with the checkout, its assignments made and released."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from copies import keep_in_step
from steps import CHECKOUT, PYTHON, STATE, digest, run, say

HERE = Path(__file__).resolve().parent
COURSE = STATE / "course"
EXCHANGE = STATE / "exchange"
#: what the copy is made of
PARTS = ("nbgrader_config.py", "_config.yml", "contact.txt", "source", "keys")
#: what makes a notebook of a case, besides the case
MAKERS = (
    "ipnb/formulation",
    "ipnb/chapter_exercises",
    "ipnb/grading",
    "requirements.txt",
    "nbgrader_config.py",
    "_config.yml",
    "contact.txt",
)
#: of what is written by hand an assignment has one
WRITTEN = ("case.yaml", "exercises.yaml")
WORDS = "Assignments, made from their cases and released"


def prepare_course() -> None:
    """Bring the demonstration's copy up to date; make and release what the checkout has new or changed."""
    settings = {
        "Exchange": {"root": str(EXCHANGE)},
        "ExchangeCollect": {"check_owner": False},  # one account serves all: files tell no author
    }
    COURSE.mkdir(parents=True, exist_ok=True)
    keep_course(CHECKOUT, COURSE, settings, release)


def keep_course(
    checkout: Path, course: Path, settings: dict, release: Callable[[list[str]], None]
) -> list[str]:
    """Bring a copy of the course up to date; make and release what the checkout has new or changed.

    Parameters
    ----------
    settings
        What nbgrader must know in this folder from any shell, not only from a server of the hub.
    release
        Makes and releases the assignments of these names.

    Returns
    -------
    list of str
        The assignments that were released.
    """
    write_settings(course, settings)
    for path in keep_in_step(checkout, PARTS, course):
        say(f"  kept as you changed it: {path}")
    record = course / ".ipnb-released.json"
    made = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
    due = {name: state for name, state in states(checkout).items() if made.get(name) != state}
    for name in [name for name in due if is_changed(name, checkout, course)]:
        say(
            f"  not made anew, as you changed it: {name}. When it is ready, Formgrader releases it."
        )
        del due[name]
    if not due:
        say(f"{WORDS}: up to date")
        return []
    say(f"{WORDS} ({len(due)}, two or three seconds each) …")
    start = time.monotonic()
    release(sorted(due))
    record.write_text(json.dumps(made | due, indent=1, sort_keys=True), encoding="utf-8")
    say(f"  done in {time.monotonic() - start:.0f} s")
    return sorted(due)


def states(checkout: Path) -> dict[str, str]:
    """What each assignment of the checkout depends on, as a digest; an instructor's own are left out."""
    makers = [*(checkout / name for name in MAKERS), HERE / "release.py"]
    return {
        written.parent.name: digest([*makers, written.parent])
        for name in WRITTEN
        for written in sorted(checkout.glob(f"source/*/{name}"))
    }


def is_changed(name: str, checkout: Path, course: Path) -> bool:
    """Whether an instructor works on this assignment: it is then for them to release it."""
    return any(
        _differs(course / "source" / name / one, checkout / "source" / name / one)
        for one in WRITTEN
    )


def _differs(theirs: Path, ours: Path) -> bool:
    return theirs.exists() and ours.exists() and theirs.read_bytes() != ours.read_bytes()


def write_settings(course: Path, settings: dict) -> None:
    """Write what nbgrader reads after `nbgrader_config.py`. Without it, releasing would go to nbgrader's own
    place on the machine."""
    (course / "nbgrader_config.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")


def release(names: list[str]) -> None:
    env = {
        "IPNB_EXCHANGE": str(EXCHANGE),
        "IPNB_COURSE_ROOT": str(COURSE),
        "JUPYTER_CONFIG_PATH": str(HERE / "etc/instructor"),
    }
    run(PYTHON, HERE / "release.py", COURSE, *names, log="release", cwd=COURSE, env=env)
