"""Which files an address may name."""

import pytest

from ipnb.student_server.folders import assignment_folder, feedback_file, notebook_of


@pytest.fixture
def home(tmp_path):
    for place in ("06-recovery", "course/06-recovery", ".hidden", "nothing", "06-recovery/inner"):
        (tmp_path / "home" / place).mkdir(parents=True, exist_ok=True)
    for place in ("06-recovery", "course/06-recovery", ".hidden", "06-recovery/inner"):
        (tmp_path / "home" / place / "case.json").write_text("{}")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/case.json").write_text("{}")
    (tmp_path / "home/link").symlink_to(tmp_path / "elsewhere")
    return (tmp_path / "home").resolve()


def test_an_assignment_is_found_beside_the_others_or_in_its_course(home):
    """Are both ways in which nbgrader keeps assignments known?"""
    for path in ("06-recovery", "course/06-recovery"):
        assert assignment_folder(home, path) == home / path
    code = home / "code"
    code.mkdir()
    assert assignment_folder(home, "code") is None
    notebook_of(code).write_text("{}")
    assert assignment_folder(home, "code") == code


@pytest.mark.parametrize(
    "path",
    [
        "", ".", "..", "../elsewhere", "link", ".hidden", "nothing", "06-recovery/", "/06-recovery",
        "06-recovery/../../elsewhere", "a/b/c", "06-recovery\0", "06-recovery\\..",
        "06-recovery//", "course/.hidden", "06-recovery\n",
    ],
)  # fmt: skip
def test_what_leads_elsewhere_is_no_assignment(home, path):
    """Does any way of writing a path leave the home?"""
    assert assignment_folder(home, path) is None
    assert assignment_folder(home, f"{path}{'x' * 5000}") is None


def test_feedback_alone_is_shown_of_the_files(home):
    """Could a page be made to show answers, settings, or a file behind a link?"""
    place = home / "06-recovery/feedback/2026-11-22 01:33:07 UTC"
    place.mkdir(parents=True)
    (place / "06-recovery.html").write_text("reasons")
    path = "06-recovery/feedback/2026-11-22 01:33:07 UTC/"
    assert feedback_file(home, f"{path}06-recovery.html") == place / "06-recovery.html"
    (place / "link.html").symlink_to(home / "06-recovery/case.json")
    (place / "notes.txt").write_text("x")
    wrong = ["link.html", "notes.txt", "../06-recovery.html", "none.html", ".html", ""]
    assert {feedback_file(home, path + name) for name in wrong} == {None}
    assert feedback_file(home, "06-recovery/case.json") is None
