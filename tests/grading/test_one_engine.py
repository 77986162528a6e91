"""Every way to grade ends in the same gradebook: the command, batches of any size, workers, a cluster.

The class has one of each: right, poor, blank, held, torn, late, marked by hand and handed in again.
"""

import json
import shutil

import pytest
from distributed import LocalCluster

from grading.course import NAME, Course
from grading.postgres import server
from ipnb.grading import autograde

LATE = """
class Half(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2

c.SettleLatePenalty.plugin_class = Half
"""


def hand_in_class(course):
    """Sixteen students, two of whom are late."""
    for number in range(8):
        how = ("expert", "chaos", "blank")[number % 3]
        folder = course.hand_in(f"s{number}", course.answers(f"s{number}", how))
        day = 2 if number in (0, 3) else 1
        (folder / "timestamp.txt").write_text(f"2026-03-0{day} 12:00:00 UTC", encoding="utf-8")
    course.hand_in("other-name", course.answers("somebody"))
    course.hand_in("none", None)
    course.hand_in("torn", "{")
    course.hand_in("no-notebook", course.answers("no-notebook"), notebook=False)
    course.hand_in("argues", course.answers("argues", arguments={"states.s01": "Since line 2."}))


def second_round(course):
    """What happens between two gradings."""
    course.mark("s0", "n1", 25, "You weigh the contrary line.")
    course.mark("s1", "n1", 12)
    course.hand_in("s1", course.answers("s1", "expert", revision=13))
    course.hand_in("s2", course.answers("s2", revision=3))
    course.hand_in("torn", course.answers("torn"))


def everything(course) -> dict:
    """All that grading leaves, without ids and clock: grades, comments, records, notebooks."""
    with course.open_gradebook() as gradebook:
        left = {
            one.student.id: [
                str(one.timestamp),
                str(one.extension),
                one.notebooks[0].late_submission_penalty,
                {
                    g.name: (g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade)
                    for g in one.notebooks[0].grades
                },
                {c.name: (c.auto_comment, c.manual_comment) for c in one.notebooks[0].comments},
            ]
            for one in gradebook.assignment_submissions(NAME)
        }
    for student, record in course.records().items():
        known = {name: value for name, value in vars(record).items() if name != "graded_at"}
        left[student].append(json.dumps(known, sort_keys=True))
        folder = course.root / "autograded" / student / NAME
        left[student].append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    return left


def graded_by(grade, course) -> dict:
    """Three gradings of the class: at first, after marks and new work, and everybody again."""
    config = course.root / "nbgrader_config.py"
    plugin = "from nbgrader.plugins import BasePlugin as LateSubmissionPlugin\n"
    config.write_text(f"{plugin}{config.read_text(encoding='utf-8')}{LATE}", encoding="utf-8")
    case = course.root / "source" / NAME / "case.yaml"
    due = "level: 2\ndue: '2026-03-01T23:59:00+01:00'\n"
    case.write_text(case.read_text(encoding="utf-8").replace("level: 2\n", due), encoding="utf-8")
    hand_in_class(course)
    grade(course, force=False)
    second_round(course)
    grade(course, force=False)
    grade(course, force=True)
    return everything(course)


def copy_of(released, folder) -> Course:
    shutil.copytree(released.root, folder)
    return Course.at(folder)


@pytest.fixture(scope="module")
def by_command(released, tmp_path_factory):
    """The class as `nbgrader autograde` leaves it."""
    course = copy_of(released, tmp_path_factory.mktemp("one") / "course")
    return graded_by(command, course)


def command(course, force):
    """Grade as an instructor types it."""
    course.run("nbgrader", "autograde", NAME, *(["--force"] if force else []), fine=False)


def with_options(**options):
    """Grade with options of nbgrader's Autograde, in this process."""

    def grade(course, force):
        app = course.app()
        app.config.Autograde.update(options, force=force)
        app.coursedir.assignment_id = NAME
        converter = autograde.CaseAutograde(coursedir=app.coursedir, parent=app)
        with pytest.raises(Exception, match="could not be graded"):
            converter.start()

    return grade


def test_the_class_has_one_of_each(by_command):
    """Would a comparison of nothing with nothing pass for one?"""
    forms = {student: left[3]["formulation"] for student, left in by_command.items()}
    assert len(forms) == 13
    assert {None, 0.0, 60.0} <= {auto for auto, *_ in forms.values()}
    assert by_command["s0"][2] == pytest.approx((60 + 25) / 2)
    assert by_command["s0"][3]["n1"][:2] == (None, 25.0)


@pytest.mark.parametrize("size", [1, 5])
def test_batches_of_any_size_give_the_same(by_command, course, monkeypatch, size):
    """Does a student's result depend on who is graded beside them?"""
    monkeypatch.setattr(autograde, "BATCH", size)
    assert graded_by(with_options(), course) == by_command


def test_workers_on_this_machine_give_the_same(by_command, course, monkeypatch):
    """Two processes, in batches of three."""
    monkeypatch.setattr(autograde, "BATCH", 3)
    assert graded_by(with_options(workers=2), course) == by_command


def test_a_cluster_gives_the_same(by_command, course, monkeypatch):
    """A scheduler and two workers."""
    monkeypatch.setattr(autograde, "BATCH", 3)
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        grade = with_options(scheduler=cluster.scheduler_address)
        assert graded_by(grade, course) == by_command


def test_object_storage_gives_the_same(by_command, course, monkeypatch, tmp_path):
    """Submissions at an address in place of a folder."""

    def grade(one, force):
        with monkeypatch.context() as there:
            shutil.rmtree(tmp_path / "bucket", ignore_errors=True)
            shutil.copytree(one.root / "submitted", tmp_path / "bucket")
            there.setenv("IPNB_SUBMISSIONS", f"file://{tmp_path / 'bucket'}")
            with_options()(one, force)

    assert graded_by(grade, course) == by_command


@pytest.mark.deep
def test_postgresql_gives_the_same(by_command, tmp_path):
    """The same rows in another database."""
    with server() as url:
        course = Course(tmp_path / "course", gradebook=url)
        course.release()
        assert graded_by(command, course) == by_command
