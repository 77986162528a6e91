"""What several tests of this folder share."""

import json
from pathlib import Path

from ipnb.desk.exchange import Exchange

CHECKOUT = Path(__file__).parents[2]
NAME, TWIN = "01-reading-the-river", "01b-reading-the-river"
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "course"
c.CourseDirectory.student_id = "robin"
c.Exchange.root = {exchange!r}
c.Exchange.cache = {cache!r}
"""


def only(exchange):
    rows = exchange.rows()
    assert len(rows) == 1
    return rows[0]


def answer(course, states: dict, **more):
    content = {
        "schema": "ipnb.answers/1", "case": NAME, "student": "robin", "workspace": "w1", "revision": 1,
        "saved_at": "2026-11-22T10:00:00+00:00", "states": states,
    }  # fmt: skip
    (course / f"home/{NAME}/answers.json").write_text(json.dumps(content | more))


def settings(course, text):
    with (course / "home/nbgrader_config.py").open("a") as file:
        file.write(text)
    return Exchange(course / "home")
