"""What several tests of this folder share."""

import json
import os
import shutil

from grading.course import NAME
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.simulated_respondents import expert
from ipnb.grading.report import report

HALF = """
from nbgrader.plugins import LateSubmissionPlugin


class Half(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2


c = get_config()
c.AssignLatePenalties.plugin_class = Half
"""


def due(course):
    with course.open_gradebook() as gradebook:
        return str(gradebook.find_assignment(NAME).duedate)


#: what axe looks at: a drawing is one picture with a caption, whatever Plotly puts into it
PAGE = "{exclude: [['.drawing']]}"
TWIN = "00b-sample"


def hand_in(course, student, name, how="expert"):
    folder = course.root / "submitted" / student / name
    folder.mkdir(parents=True)
    shutil.copy(course.root / "assignments" / name / f"{name}.ipynb", folder)
    answers = course.answers(student, how) | {"case": name, "workspace": f"{student}-{name}"}
    if how == "expert":
        case = load_case(course.root / "source" / name / "case.yaml")
        answers |= expert(case, load_key(course.root / "keys" / f"{name}.yaml", case))
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")


EXCHANGE = """
c = get_config()
c.Exchange.root = {root!r}
c.ExchangeCollect.check_owner = False
"""


def submit(hub, student, change=None):
    """What a student does, in a home of their own, with plain nbgrader: fetch, answer, submit."""
    home = hub.root.parent / "homes" / student
    home.mkdir(parents=True)
    student_side = f"""{hub.settings}
c.CourseDirectory.course_id = "ipnb"
c.CourseDirectory.student_id = {student!r}
c.Exchange.cache = {str(home / "cache")!r}
"""
    (home / "nbgrader_config.py").write_text(student_side, encoding="utf-8")
    hub.run("nbgrader", "fetch_assignment", NAME, cwd=home)
    assert sorted(os.listdir(home / NAME)) == [f"{NAME}.ipynb", "case.json"]
    (home / NAME / "answers.json").write_text(json.dumps(hub.answers(student)), encoding="utf-8")
    if change is not None:
        change(home / NAME)
    hub.run("nbgrader", "submit", NAME, cwd=home)
    return next(hub.exchange.glob(f"ipnb/inbound/{student}+*"))


def source(course, student, cell_id):
    return "".join(next(c for c in course.graded(student)["cells"] if c["id"] == cell_id)["source"])


def counted(course):
    """The report of the class, as the command makes it."""
    from ipnb.grading.report_page import graded_answers

    with course.open_gradebook() as gradebook:
        found = graded_answers(gradebook, course.app().coursedir, NAME, course.case)
    return report(course.case, course.key, *found)


def item(found, title, name):
    section = next(one for one in found.sections if one.title == title)
    return next(one for one in section.items if one.id == name)


def worse(course, **own):
    answers = course.answers("ada", **{"revision": 13} | own)
    answers["states"] = dict.fromkeys(answers["states"], "chaos")
    return answers
