"""A course whose case gives points for a talk, and a class that handed something in."""

import json
import random
import re
from pathlib import Path

from grading.course import CONFIG, NAME, Course
from grading.support import EXCHANGE
from ipnb.formulation import simulated_respondents as respondents
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case

POINTS = "points:\n  form: 60\n  narrative: {n1: 20, n2: 10}\n  defence: 10\n"
CLAIMS = (
    "She sleeps badly.",
    "The letters keep her awake because each one asks for an answer.",
    "I think that the allotment holds what the office took away.",
    "Her neighbour helps.",
    "When the phone rings she leaves the room, which protects her and keeps the quarrel going.",
    "Nobody has asked about the beans.",
)


def talking_course(root: Path, settings: str = "") -> Course:
    """A released course with 60 + 20 + 10 + 10 points."""
    course = Course(root, CONFIG + settings)
    file = root / "source" / NAME / "case.yaml"
    text = re.sub(r"points:\n.*", POINTS, file.read_text(encoding="utf-8"), flags=re.DOTALL)
    file.write_text(text, encoding="utf-8")
    course.case = load_case(file)
    build(course.case, file.parent)
    course.release()
    return course


def made_answers(course: Course, number: int, **own) -> dict:
    """Answers of one of a class, as a form would save them: partly right, sure of something, with a text."""
    rng = random.Random(number)
    share = 0.35 + 0.6 * rng.random()
    judged = respondents.partly_right(course.case, course.key, share, rng)
    judged["plan"] = judged["plan"][: course.case["items"]["plan"]["budget"]]
    if number % 10 != 9:
        judged["safety"] = respondents.expert(course.case, course.key)["safety"]
    sure = {name: rng.randint(1, 3) for name in course.case["items"]}
    student, claims = student_name(number), rng.sample(CLAIMS, 4)
    texts = {
        "n1": f"{' '.join(claims)} That is how {student} reads it.",
        "n2": f"Another session, {student}.",
    }
    given = {**judged, "confidence": sure, "narrative": texts}
    return {**course.answers(student, "blank", **given), **own}


def student_name(number: int) -> str:
    return f"student-{number:02d}"


def graded_class(root: Path, number: int = 30) -> Course:
    """So many graded submissions; every third student had handed in something else before.

    One more handed in a blank, one what cannot be read, and one nothing at all.
    """
    exchange = root.parent / "exchange"
    inbound = exchange / "ipnb/inbound"
    inbound.mkdir(parents=True)
    course = talking_course(root, EXCHANGE.format(root=str(exchange)))
    for one in range(number):
        student, answers = student_name(one), made_answers(course, one)
        folder = course.hand_in(student, answers)
        (folder / "timestamp.txt").write_text("2026-03-01 10:00:00 UTC", encoding="utf-8")
        if one % 3 == 0:
            place = inbound / f"{student}+{NAME}+2026-02-20 10:00:00 UTC+abc"
            before = {**answers, "states": {**answers["states"], "s02": "rigidity"}, "revision": 3}
            before["window"] = {**answers["window"], "g2": "below"}
            place.mkdir()
            (place / "answers.json").write_text(json.dumps(before), encoding="utf-8")
    course.hand_in("blank", course.answers("blank", "blank", narrative={}))
    course.hand_in("unread", "{")
    course.grade()
    with course.open_gradebook() as gradebook:
        gradebook.add_student("absent", first_name="Aoife", last_name="Ó Dálaigh")
        gradebook.update_or_create_student("student-01", first_name="Bao", last_name="Tran")
    return course
