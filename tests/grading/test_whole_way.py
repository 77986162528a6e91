"""From a student's folder to feedback, through nbgrader's exchange and from uploads of a learning
platform."""

import json
import shutil

from grading.course import NAME
from grading.support import submit


def plant_links(folder, secret):
    """Links in place of files in a submission, and a time that is none."""
    folder.chmod(0o777)
    for name, target in (("answers.json", secret), ("case.json", "/nowhere")):
        (folder / name).unlink()
        (folder / name).symlink_to(target)
    (folder / "timestamp.txt").write_text("half past never", encoding="utf-8")


def assert_collected(hub):
    """A planted link comes as a link, a time is one, and what was not asked for stays behind."""
    assert (hub.folder("mallory") / "answers.json").is_symlink()
    assert (hub.folder("mallory") / "timestamp.txt").read_text(encoding="utf-8").startswith("20")
    assert not (hub.folder("ada") / "diary.txt").exists()


def assert_feedback(hub):
    """The page that a student fetches has points, reasons and a way back to the case."""
    home = hub.root.parent / "homes" / "ada"
    hub.run("nbgrader", "fetch_feedback", NAME, cwd=home)
    page = next((home / NAME / "feedback").rglob("*.html")).read_text(encoding="utf-8")
    assert "80 of 100" in page
    assert f'href="../../../../form/{NAME}"' in page
    # a page given back as a file has no way back
    assert "../form/" not in hub.feedback("uploaded")
    assert "Because of what s01 says." in page


def test_from_fetching_to_feedback(hub):
    """The whole way, with a student who plants a link and a time that is none, and one who uploads
    elsewhere."""
    submit(hub, "ada", lambda folder: (folder / "diary.txt").write_text("private"))
    plant_links(submit(hub, "mallory"), hub.root / "keys" / f"{NAME}.yaml")
    hub.run("nbgrader", "collect", NAME)
    assert_collected(hub)
    hub.hand_in("uploaded", hub.answers("uploaded"))
    done = hub.run("nbgrader", "autograde", NAME, fine=False)
    assert "mallory is held: answers.json is a link to another file" in done.stderr
    grades = hub.all_grades()
    assert grades["ada"]["formulation"] == grades["uploaded"]["formulation"] == (60.0, None, False)
    assert grades["mallory"]["formulation"] == (None, None, True)
    for cell in ("n1", "n2"):
        hub.mark("ada", cell, 10)
    hub.run("nbgrader", "generate_feedback", NAME)
    done = hub.run("nbgrader", "release_feedback", NAME, fine=False)
    assert "not handed in there: uploaded" in done.stderr
    assert_feedback(hub)


def test_uploads_from_a_learning_platform(course):
    """`nbgrader zip_collect` leaves everything but notebooks behind unless told."""
    archive = course.root / "downloaded" / NAME / "archive"
    archive.mkdir(parents=True)
    shutil.copy(course.root / "assignments" / NAME / f"{NAME}.ipynb", archive / f"ada_{NAME}.ipynb")
    (archive / "ada_answers.json").write_text(json.dumps(course.answers("ada")), encoding="utf-8")
    course.run("nbgrader", "zip_collect", NAME)
    assert course.grade()[0]
    assert course.grades("ada")["formulation"] == (60.0, None, False)
