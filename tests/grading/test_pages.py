"""What a marker sees in Formgrader and a student in feedback, in a real server and a real browser."""

import json
import os
import shutil
import subprocess
import urllib.request

import pytest
from ports import free_port

from grading.course import BIN, NAME, Course, wait_for

TOKEN = "test-token"
#: set when the server starts: a port that is drawn before may be somebody else's by then
SERVER: dict[str, int] = {}
#: nothing else is needed, and the rest takes its time to start
OTHERS = (
    "jupyterlab",
    "notebook",
    "voila.server_extension",
    "jupyter_lsp",
    "jupyter_server_terminals",
    "nbclassic",
)
OURS = {"ipnb.grading.formgrader": True, "nbgrader.server_extensions.formgrader": False}
EXTENSIONS = OURS | dict.fromkeys(OTHERS, False)
ATTACK = """<script>window.acted = 1</script></div><img src=x onerror="window.acted = 2">
[press](javascript:window.acted=3) $\\href{javascript:window.acted=4}{x}$

Filipa came *late* & left early."""


@pytest.fixture(scope="module")
def formgrader(released, tmp_path_factory):
    """An instructor's server in a course with three submissions, none of them graded yet."""
    root = tmp_path_factory.mktemp("formgrader") / "course"
    shutil.copytree(released.root, root)
    course = Course.at(root)
    texts = {"n1": ATTACK, "n2": "Nothing would."}
    folder = course.hand_in("mallory", course.answers("mallory", narrative=texts))
    _add_cell(folder / f"{NAME}.ipynb", ATTACK)
    course.hand_in("nobody", None)
    course.hand_in("quiet", course.answers("quiet", "blank", narrative={}))
    SERVER["port"] = free_port()
    server = subprocess.Popen(
        [
            str(BIN / "jupyter-server"),
            "--allow-root",
            "--no-browser",
            f"--port={SERVER['port']}",
            "--ServerApp.port_retries=0",
            f"--IdentityProvider.token={TOKEN}",
            f"--ServerApp.jpserver_extensions={EXTENSIONS}",
        ],
        cwd=root,
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(SERVER["port"])
        yield course
    finally:
        server.terminate()
        server.wait(20)


def _add_cell(path, source):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"].append(
        {"cell_type": "markdown", "id": "own", "metadata": {}, "source": source}
    )
    path.write_text(json.dumps(notebook), encoding="utf-8")


def _api(path, method="GET", body=None):
    request = urllib.request.Request(
        f"http://127.0.0.1:{SERVER['port']}/formgrader/api/{path}",
        method=method,
        headers={"Authorization": f"token {TOKEN}"},
        data=json.dumps(body).encode() if body is not None else None,
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


@pytest.fixture(scope="module")
def graded(formgrader):
    """What Formgrader's button answered for each of them."""
    return {
        student: _api(f"submission/{NAME}/{student}/autograde", "POST", {})
        for student in ("mallory", "nobody", "quiet")
    }


def test_formgrader_grades_with_this_pipeline(formgrader, graded):
    """Does the button in Formgrader run a kernel, or give the missing answers a zero?"""
    assert graded["mallory"]["success"] and graded["quiet"]["success"], graded
    assert not graded["nobody"]["success"]
    assert "No answers.json was handed in" in graded["nobody"]["log"]
    grades = formgrader.all_grades()
    assert grades["mallory"]["formulation"] == (60.0, None, False)
    assert grades["nobody"]["formulation"] == (None, None, True)
    assert grades["quiet"]["formulation"] == (0.0, None, False)
    assert grades["quiet"]["n1"] == (0.0, None, False)


def test_formgrader_lists_a_held_submission_as_waiting(graded):
    """Would whoever looks at the list take a held submission for a finished one?"""
    rows = {row["student"]: row for row in _api(f"submitted_notebooks/{NAME}/{NAME}")}
    assert rows["nobody"]["needs_manual_grade"]
    assert not rows["quiet"]["needs_manual_grade"]


def test_a_markers_page_shows_the_text_and_runs_nothing(graded, page):
    """Can a student's text act in the instructor's session?"""
    rows = {row["student"]: row for row in _api(f"submitted_notebooks/{NAME}/{NAME}")}
    page.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
    page.goto(
        f"http://127.0.0.1:{SERVER['port']}/formgrader/submissions/{rows['mallory']['id']}/?token={TOKEN}"
    )
    page.wait_for_load_state("load")
    assert page.evaluate("window.acted") is None
    text = page.inner_text("body")
    assert ATTACK.splitlines()[0] in text
    assert "Filipa came *late* & left early." in text
    # the form's answers, explained, under the graded cell
    assert "Because of what s01 says." in text
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert page.locator("details table").count() >= 1  # the rubric, at hand and folded away
    assert "An invented text of the best kind" in page.text_content("body")


def test_a_mark_typed_in_formgrader_survives_grading_again(formgrader, graded):
    """Is an evening of marking lost when somebody presses the button once more?"""
    rows = {row["student"]: row for row in _api(f"submitted_notebooks/{NAME}/{NAME}")}
    grade = next(
        g for g in _api(f"grades?submission_id={rows['mallory']['id']}") if g["name"] == "n1"
    )
    _api(f"grade/{grade['id']}", "PUT", {**grade, "manual_score": 21})
    _api(f"submission/{NAME}/mallory/autograde", "POST", {})
    assert formgrader.grades("mallory")["n1"] == (None, 21.0, False)


@pytest.fixture(scope="module")
def pages(formgrader, graded):
    """Feedback as Formgrader's button makes it."""
    assert _api(f"assignment/{NAME}/generate_feedback", "POST", {})["success"]
    return formgrader


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("student", ["mallory", "nobody", "quiet"])
def test_feedback_is_accessible_and_fits_a_phone(pages, page, axe, student, scheme):
    """Can everybody read it, on what they have at hand?"""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto((pages.root / "feedback" / student / NAME / f"{NAME}.html").as_uri())
    assert page.evaluate("window.acted") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe(page) == []
    assert asked == [page.url]


def test_feedback_says_what_was_answered_and_why(pages, page):
    """Does a student find their answer, the reason, the sentence and their own text?"""
    page.goto((pages.root / "feedback" / "mallory" / NAME / f"{NAME}.html").as_uri())
    text = page.inner_text("main")
    assert "60 of 60" in text
    assert "waits for a mark" in text
    assert "Because of what s01 says." in page.inner_text("main")
    assert ATTACK.splitlines()[0] in page.inner_text("main")
    assert "An invented text of the best kind" not in page.content()
