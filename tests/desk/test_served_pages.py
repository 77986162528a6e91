"""Which notebooks run on a link: the course's own pages, and nothing that somebody else put there."""

import json
import shutil

import pytest
from grading.course import NAME
from grading.instructor_server import LOCAL, Server

PAGE = "run-the-course.ipynb"
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
    shutil.copy(LOCAL / PAGE, root / PAGE)
    server = Server(root, without=("ipnb.grading.formgrader",))
    yield server, root
    server.stop()


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
        f"submitted/{PAGE}",
    ],
)
def test_what_a_student_handed_in_never_runs_on_a_link(lab, place):
    """Does one click of an instructor's run a student's code with the keys and grades at hand?"""
    refused(*lab, place)


def test_the_courses_own_page_runs(lab):
    """Is the page that an instructor is offered refused as well?"""
    server, _ = lab
    status, text, _ = server.get(f"voila/render/{PAGE}")
    assert status == 200
    assert "application/vnd.jupyter.widget-view+json" in text
    assert "Traceback" not in text
