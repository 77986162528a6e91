"""What the Makefile calls: `python course.py <target>`. A target sets up what it needs and has not yet.

`course` and `hub` take PORT (default 8000); `course` with SERVE=0 ends after the demonstration.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import environment
from lite import pieces
from prepare import COURSE, prepare_course
from steps import CHECKOUT, PYTHON, STATE, VENV, Stop, digest, run, say, step

HERE = Path(__file__).resolve().parent
PDF = CHECKOUT / "_build/interpersonal-neurobiology.pdf"
EPUB = PDF.with_suffix(".epub")
SLIDES = CHECKOUT / "_build/slides"
LITE = CHECKOUT / "_build/html/lite"
BOOK_PARTS = (
    "book", "ipnb", "_config.yml", "_toc.yml", "CITATION.cff", "requirements.txt", "package-lock.json",
    # what was made of the book is linked from it
    "_build/slides", PDF, EPUB,
)  # fmt: skip
#: says that this process was started inside the environment, with everything in place
ENTERED = "IPNB_ENTERED"


def port() -> int:
    given = os.environ.get("PORT") or "8000"
    if not given.isdigit() or not 1024 <= int(given) <= 65535:
        raise Stop(
            f"PORT is {given!r}; give a number from 1024 to 65535, for example: make course PORT=8010"
        )
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
    words = "The book (one to three minutes the first time)"
    if not pieces.ready():
        shutil.rmtree(LITE, ignore_errors=True)  # before pages are written that would lead there
    told = (os.environ.get("IPNB_COMMIT", ""), "lite" if pieces.ready() else "")
    stamp = CHECKOUT / "_build/html/.ipnb-ready"
    step(words, stamp, lambda: digest(parts, *told), run_jupyter_book)
    build_lite()


def lite() -> None:
    """The book with its notebooks in the browser, `_build/html/lite`; from then on every build has them."""
    environment_only()
    pieces.fetch()
    build_book()
    say(f"Notebooks in the browser: {LITE / 'index.html'}, to be served with the book")


def build_lite() -> None:
    """Make `lite/` of what the book's build gave, if its pieces were fetched once."""
    if not pieces.ready():
        say("Notebooks in the browser: left out; `make lite` fetches what they need, once")
        return
    parts = [CHECKOUT / "_build/notebooks", CHECKOUT / "_build/wheel"]
    words = "Notebooks in the browser (a quarter of a minute)"
    step(
        words,
        LITE / ".ipnb-ready",
        lambda: digest([*parts, HERE / "lite"]),
        lambda: run(PYTHON, HERE / "lite/build_lite.py", *parts, LITE, log="lite"),
    )


def run_jupyter_book() -> None:
    code, seen = digest([CHECKOUT / "ipnb"]), CHECKOUT / "_build/.ipnb-code"
    if not seen.exists() or seen.read_text(encoding="utf-8") != code:
        # the cache of executed pages does not notice a change in what they import
        shutil.rmtree(CHECKOUT / "_build/.jupyter_cache", ignore_errors=True)
    # a warning is a fault: an unknown term, claim or reference must not reach a reader
    with_lite = {"IPNB_LITE": "1"} if pieces.ready() else {}
    command = (HERE / "build_book.py", "build", ".", "-W", "-n", "--keep-going")
    run(PYTHON, *command, log="book", env=with_lite)
    seen.write_text(code, encoding="utf-8")


def pdf() -> None:
    """The book on paper: one PDF with still pictures, in `_build/`; the next `make book` links it."""
    environment_only()
    environment.chromium()
    make_pdf()


def make_pdf() -> None:
    one_page = (
        "--builder",
        "custom",
        "--custom-builder",
        "singlehtml",
        "--path-output",
        "_build/pdf",
    )
    say("The book as one page …")
    run(PYTHON, HERE / "build_book.py", "build", ".", *one_page, log="pdf-page")
    say("The PDF …")
    run(PYTHON, HERE / "pdf.py", CHECKOUT / "_build/pdf/_build/singlehtml", PDF, log="pdf")
    say(f"The book on paper: {PDF}")


def epub() -> None:
    """The book as one ePub, in `_build/`; the next `make book` links it."""
    environment_only()
    build_book()
    make_epub()


def make_epub() -> None:
    say("The ePub …")
    run(PYTHON, "-m", "ipnb.epub", "--to", EPUB, log="epub")
    say(f"The book as ePub: {EPUB}")


def links() -> None:
    """Ask for every address outside the book; the list is kept in `_build/links.txt`."""
    environment_only()
    build_book()
    say("Every address outside the book is asked for, which takes some minutes …")
    live(PYTHON, HERE / "links.py", CHECKOUT / "_build/html", CHECKOUT / "_build/links.txt")


def release() -> None:
    """What is published of an edition, in `_build/release/`: VERSION names it."""
    environment_only()
    environment.chromium()
    import archives  # needs what has just been installed

    version = archives.version(os.environ.get("VERSION", ""))
    build_book()
    archives.stop_to_commit(version)
    os.environ |= archives.of_commit()
    build_book()
    make_slides()
    make_pdf()
    make_epub()
    build_book()
    archives.write(version, PDF, EPUB)


def slides() -> None:
    """For each week a deck, the deck with its notes, and handouts, as pages and PDFs, in `_build/slides/`."""
    environment_only()
    environment.chromium()
    build_book()
    make_slides()


def make_slides() -> None:
    say("Decks, notes and handouts from the book …")
    shutil.rmtree(SLIDES, ignore_errors=True)
    run(PYTHON, "-m", "ipnb.slides", "--to", SLIDES, log="slides")
    say("Their PDFs …")
    run(PYTHON, HERE / "slides_pdf.py", SLIDES, log="slides-pdf")
    say(f"Slides and handouts: {SLIDES / 'index.html'}")


def demonstrate() -> None:
    """Hand one submission in and have nbgrader grade it, beside the hub's course; show what came out."""
    folder = STATE / "demonstration"
    # of the course only what it grades: another case, changed or new, makes no difference to it
    graded = [COURSE / "source/06-recovery/case.yaml", COURSE / "keys/06-recovery.yaml"]
    script = HERE / "demonstration.py"
    parts = [CHECKOUT / "ipnb", script, HERE / "release.py", *graded]
    step(
        "One demonstration submission, graded by nbgrader (half a minute)",
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
    check_code()


def check_code() -> None:
    """Layout and habits of Python and of the browser code; the floors of the package; its types."""
    node = (environment.NODE, "--no-warnings")
    live(PYTHON, "-m", "ruff", "check", ".")
    live(PYTHON, "-m", "ruff", "format", "--check", ".")
    live(*node, "node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", ".")
    live(*node, "node_modules/eslint/bin/eslint.js", ".")
    live(VENV / "bin/lint-imports")
    live(PYTHON, "-m", "mypy")


def test() -> None:
    """Style, then every test but the deep ones."""
    run_tests("-m", "not deep")


def test_all() -> None:
    environment.lighthouse()
    environment.other_browsers()
    run_tests()


def run_tests(*which: str) -> None:
    environment_only()
    environment.chromium()
    environment.postgresql()
    environment.bubblewrap()
    environment.java()
    environment.department_programs()
    build_book()
    check_code()
    # three at a time, since many wait for a hub; what shares one stays together (xdist_group)
    live(PYTHON, "-m", "pytest", "-n", "3", "--dist", "loadgroup", *which)


def bench() -> None:
    """Every measurement in `bench/`."""
    environment_only()
    environment.chromium()
    environment.lighthouse()
    for script in sorted((CHECKOUT / "bench").glob("*.py")):
        say(f"\n{script.name}")
        live(PYTHON, script)


def live(*command: str | Path) -> None:
    """Run a command whose output is what the person wants to see."""
    code = subprocess.call([str(word) for word in command], cwd=CHECKOUT)
    if code:
        raise SystemExit(code)


TARGETS = {
    "course": course, "hub": hub_alone, "book": book, "lite": lite, "pdf": pdf, "epub": epub, "slides": slides,
    "links": links, "release": release, "assignments": assignments,
    "test": test, "test-all": test_all, "lint": lint, "bench": bench,
}  # fmt: skip


if __name__ == "__main__":
    try:
        TARGETS[sys.argv[1]]()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
