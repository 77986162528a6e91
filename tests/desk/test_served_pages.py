"""Which notebooks run on a link: the course's own pages, and nothing that somebody else put there."""

import json
import shutil
import urllib.error
import urllib.request

import pytest
from grading.course import NAME
from grading.instructor_server import LOCAL, Server

SPY = "open({path!r}, 'w').write('ran')"


def notebook(code: str) -> str:
    cell = {
        "cell_type": "code", "id": "workbench", "metadata": {}, "execution_count": None, "outputs": [],
        "source": code,
    }  # fmt: skip
    metadata = {"kernelspec": {"name": "python3", "display_name": "x", "language": "python"}}
    return json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture(scope="module")
def lab(released, tmp_path_factory):
    """An instructor's server; in its folder lie the course's pages, and notebooks of a student's."""
    root = tmp_path_factory.mktemp("served") / "course"
    shutil.copytree(released.root, root)
    for page in ("write-a-case.ipynb", "run-the-course.ipynb"):
        shutil.copy(LOCAL / page, root / page)
    server = Server(root, without=("ipnb.grading.formgrader",))
    yield server, root
    server.stop()


@pytest.fixture(scope="module")
def home(released, tmp_path_factory):
    """A student's server with the desk, a begun assignment, and a notebook that was sent to them."""
    root = tmp_path_factory.mktemp("home") / "student1"
    shutil.copytree(released.root / "assignments" / NAME, root / NAME)
    shutil.copy(LOCAL / "desk.ipynb", root / "desk.ipynb")
    server = Server(root, role="student")
    yield server, root
    server.stop()


class _Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow where it is led, so that the address can be looked at."""

    def redirect_request(self, *given):
        return None


def refused(server, root, place) -> None:
    ran = root.parent / f"ran-{place.replace('/', '-')}"
    file = root / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(notebook(SPY.format(path=str(ran))), encoding="utf-8")
    (file.parent / "case.json").write_text('{"title": "mine"}', encoding="utf-8")
    status, text, _ = server.get(f"voila/render/{place}", **{"Sec-Fetch-Site": "cross-site"})
    assert status == 403
    assert "was not run" in text
    assert not ran.exists()


@pytest.mark.parametrize(
    "place",
    [
        f"submitted/mallory/{NAME}/evil.ipynb",
        f"submitted/mallory/{NAME}/{NAME}.ipynb",
        f"autograded/mallory/{NAME}/{NAME}.ipynb",
        "submitted/submitted.ipynb",
        "evil.ipynb",
        "submitted/write-a-case.ipynb",
    ],
)
def test_what_a_student_handed_in_never_runs_on_a_link(lab, place):
    """Does one click of an instructor's run a student's code with the keys and grades at hand?"""
    refused(*lab, place)


@pytest.mark.parametrize(
    "place", ["sent.ipynb", f"{NAME}/other.ipynb", f"{NAME}/feedback/{NAME}.ipynb"]
)
def test_a_students_server_runs_the_desk_and_the_form_alone(home, place):
    """Does a notebook that somebody sent run for a student who follows a link to it?"""
    server, root = home
    case = (root / NAME / "case.json").read_bytes()
    refused(server, root, place)
    (root / NAME / "case.json").write_bytes(case)


def test_the_forms_code_is_the_courses_also_where_the_notebook_says_otherwise(home):
    """Is a cell believed because of its name?"""
    server, root = home
    file, ran = root / NAME / f"{NAME}.ipynb", root.parent / "ran-form"
    was = file.read_bytes()
    file.write_text(notebook(SPY.format(path=str(ran))), encoding="utf-8")
    status, text, _ = server.get(f"voila/render/{NAME}/{NAME}.ipynb")
    assert status == 200 and "data-voila" in text
    assert not ran.exists()
    assert "Workbench" in text or "application/vnd.jupyter.widget-view+json" in text
    file.write_bytes(was)


def test_an_assignment_without_a_form_opens_in_jupyterlab(home):
    """Is a student left with an empty page?"""
    server, root = home
    (root / "plain").mkdir()
    (root / "plain/plain.ipynb").write_text(notebook("1"), encoding="utf-8")
    ask = urllib.request.Request(
        server.address + "voila/render/plain/plain.ipynb",
        headers={"Authorization": "token test-token"},
    )
    with pytest.raises(urllib.error.HTTPError) as led:
        urllib.request.build_opener(_Stay).open(ask, timeout=30)
    assert led.value.code == 302
    assert led.value.headers["Location"] == "/lab/tree/plain/plain.ipynb"


@pytest.mark.parametrize("name", ["write-a-case.ipynb", "run-the-course.ipynb"])
def test_the_courses_own_pages_run(lab, name):
    """Is the page that an instructor is offered refused as well?"""
    server, _ = lab
    status, text, _ = server.get(f"voila/render/{name}")
    assert status == 200
    assert "application/vnd.jupyter.widget-view+json" in text
    assert "Traceback" not in text
