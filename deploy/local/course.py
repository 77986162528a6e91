"""What the Makefile calls: `python course.py <target>`. A target sets up what it needs and has not yet.

`course` and `hub` take PORT (default 8000); `course` with SERVE=0 ends after the demonstration.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import environment
from copies import keep_in_step
from steps import CHECKOUT, PYTHON, STATE, Stop, digest, run, say, step

HERE = Path(__file__).resolve().parent
COURSE = STATE / "course"
PDF = CHECKOUT / "_build/interpersonal-neurobiology.pdf"
#: what an instructor's copy of the course is made of
PARTS = ("nbgrader_config.py", "source", "keys")
BOOK_PARTS = ("book", "ipnb", "_config.yml", "_toc.yml", "requirements.txt", "package-lock.json")
#: says that this process was started inside the environment, with everything in place
ENTERED = "IPNB_ENTERED"


def port() -> int:
    given = os.environ.get("PORT") or "8000"
    if not given.isdigit() or not 1024 <= int(given) <= 65535:
        raise Stop(f"PORT is {given!r}; give a number from 1024 to 65535, for example: make course PORT=8010")
    return int(given)


def environment_only() -> None:
    """Packages from Python's index and from npm; then go on with these packages at hand."""
    if os.environ.pop(ENTERED, None):
        return
    environment.python_environment()
    environment.npm_packages()
    environment.enter(ENTERED)


def book() -> None:
    """The book, in `_build/html`."""
    environment_only()
    build_book()
    say(f"The book: {CHECKOUT / '_build/html/index.html'}")


def build_book() -> None:
    parts = [CHECKOUT / name for name in BOOK_PARTS]
    step("The book", CHECKOUT / "_build/html/.ipnb-ready", lambda: digest(parts), run_jupyter_book)


def run_jupyter_book() -> None:
    code, seen = digest([CHECKOUT / "ipnb"]), CHECKOUT / "_build/.ipnb-code"
    if not seen.exists() or seen.read_text(encoding="utf-8") != code:
        # the cache of executed pages does not notice a change in what they import
        shutil.rmtree(CHECKOUT / "_build/.jupyter_cache", ignore_errors=True)
    # a warning is a fault: an unknown term, claim or reference must not reach a reader
    run(PYTHON, HERE / "build_book.py", "build", ".", "-W", "-n", "--keep-going", log="book")
    seen.write_text(code, encoding="utf-8")


def pdf() -> None:
    """The book on paper: one PDF with still pictures, in `_build/`."""
    environment_only()
    environment.chromium()
    one_page = ("--builder", "custom", "--custom-builder", "singlehtml", "--path-output", "_build/pdf")
    say("The book as one page …")
    run(PYTHON, HERE / "build_book.py", "build", ".", *one_page, log="pdf-page")
    say("The PDF …")
    run(PYTHON, HERE / "pdf.py", CHECKOUT / "_build/pdf/_build/singlehtml", PDF, log="pdf")
    say(f"The book on paper: {PDF}")


def prepare_course() -> None:
    """The instructor's copy of the course, with every assignment made and released."""
    COURSE.mkdir(parents=True, exist_ok=True)
    write_settings()
    for path in keep_in_step(CHECKOUT, PARTS, COURSE):
        say(f"  kept as you changed it: {path}")
    made_by = [CHECKOUT / name for name in ("ipnb/formulation", "ipnb/grading", "requirements.txt")]
    parts = [*made_by, HERE / "release.py", COURSE / "source", COURSE / "nbgrader_config.py"]
    words = "Assignments, made from their cases and released"
    step(words, COURSE / ".ipnb-released", lambda: digest(parts), release_assignments)


def write_settings() -> None:
    """What nbgrader must know in this folder from any shell, not only from a server of the hub: it reads this
    file after `nbgrader_config.py`. Without it, releasing would go to nbgrader's own place on the machine."""
    settings = {
        "Exchange": {"root": str(STATE / "exchange")},
        "ExchangeCollect": {"check_owner": False},  # one account serves all: files tell no author
    }
    (COURSE / "nbgrader_config.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")


def release_assignments() -> None:
    env = {
        "IPNB_EXCHANGE": str(STATE / "exchange"),
        "IPNB_COURSE_ROOT": str(COURSE),
        "JUPYTER_CONFIG_PATH": str(HERE / "etc/instructor"),
    }
    run(PYTHON, HERE / "release.py", COURSE, log="release", cwd=COURSE, env=env)


def demonstrate() -> None:
    """Hand one submission in and have nbgrader grade it, beside the hub's course; show what came out."""
    folder = STATE / "demonstration"
    parts = [CHECKOUT / "ipnb", HERE / "demonstration.py", COURSE / "source", COURSE / "keys"]
    script = HERE / "demonstration.py"
    step(
        "One demonstration submission, graded by nbgrader",
        folder / ".ipnb-graded",
        lambda: digest(parts),
        lambda: run(PYTHON, script, log="demonstration"),
    )
    say("\n" + (folder / "seen.txt").read_text(encoding="utf-8"))


def assignments() -> None:
    """`assignments/` of the checkout, made anew from `source/`: for whoever changed a case."""
    environment_only()
    say("Notebooks in source/, and what students receive in assignments/ …")
    with tempfile.TemporaryDirectory() as folder:
        env = {"IPNB_GRADEBOOK": f"sqlite:///{folder}/gradebook.db"}
        run(PYTHON, HERE / "release.py", CHECKOUT, log="assignments", env=env)
    live("git", "status", "--short", "source", "assignments")


def course() -> None:
    """Everything: packages, book, course, one demonstration submission, and the hub."""
    if os.environ.get("SERVE", "1") != "0":
        open_hub(build_book, prepare_course, demonstrate)
        return
    environment_only()
    build_book()
    prepare_course()
    demonstrate()


def hub_alone() -> None:
    """The hub without the demonstration."""
    open_hub(build_book, prepare_course)


def open_hub(*preparations: Callable[[], None]) -> None:
    """Make sure that the hub can have its port, prepare what it serves, and serve until Ctrl-C."""
    where = port()
    environment_only()
    import hub  # needs what has just been installed

    with hub.alone(where):
        for prepare in preparations:
            prepare()
        hub.serve(where)


def lint() -> None:
    environment_only()
    check_style()


def check_style() -> None:
    live(PYTHON, "-m", "ruff", "check", ".")


def test() -> None:
    """Style, then every test but the deep ones."""
    run_tests("-m", "not deep")


def test_all() -> None:
    run_tests()


def run_tests(*which: str) -> None:
    environment_only()
    environment.chromium()
    environment.postgresql()
    build_book()
    check_style()
    # two at a time; what shares a hub stays together on one of them (xdist_group)
    live(PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadgroup", *which)


def bench() -> None:
    """Every measurement in `bench/`."""
    environment_only()
    environment.chromium()
    for script in sorted((CHECKOUT / "bench").glob("*.py")):
        say(f"\n{script.name}")
        live(PYTHON, script)


def live(*command: str | Path) -> None:
    """Run a command whose output is what the person wants to see."""
    code = subprocess.call([str(word) for word in command], cwd=CHECKOUT)
    if code:
        raise SystemExit(code)


TARGETS = {
    "course": course, "hub": hub_alone, "book": book, "pdf": pdf, "assignments": assignments,
    "test": test, "test-all": test_all, "lint": lint, "bench": bench,
}  # fmt: skip


if __name__ == "__main__":
    try:
        TARGETS[sys.argv[1]]()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
