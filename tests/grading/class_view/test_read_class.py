"""A class read from real submissions, a real gradebook and a real exchange."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from grading.course import NAME
from grading.support import EXCHANGE, TWIN
from ipnb.desk.progress_sign import Begun, Sign, as_data, file_name, make_folder
from ipnb.grading.class_view.read_class import read_class
from ipnb.grading.class_view.standing import State


def read(course):
    with course.open_gradebook() as gradebook:
        app = course.app()
        return read_class(gradebook, app.coursedir, app.config)


def test_everybody_stands_where_status_says(mixed):
    """Do two pages of one course contradict each other?"""
    view = read(mixed)
    (column,) = view.columns
    states = {one.id: view.of(column, one).state for one in view.people}
    assert states == {
        "absent": State.NOTHING,
        "blank-a": State.FINAL,
        "blank-b": State.FINAL,
        "final": State.FINAL,
        "held": State.HELD,
        "new": State.TO_GRADE,
        "twin-a": State.TO_MARK,
        "twin-b": State.TO_MARK,
    }
    assert view.unlisted == ["new"] and view.people[-1].id == "new"
    assert next(one for one in view.people if one.id == "absent").name == 'Ó Dálaigh, Jr, Aoife "A"'
    assert "released" in view.blind


@pytest.mark.deep
def test_equivalent_cases_are_one_column(twins):
    """Does whoever took the equivalent case look as if they had done nothing?"""
    view = read(twins)
    (column,) = view.columns
    assert column.unit == (NAME, TWIN)
    of = {one.id: view.of(column, one) for one in view.people}
    assert (of["ben"].assignment, of["ben"].state) == (TWIN, State.FINAL)
    assert of["cy"].state is State.NOTHING
    assert {of["dee"].assignment, of["dee"].also} == {NAME, TWIN}


def test_what_lies_in_the_exchange_is_to_be_collected(course, tmp_path):
    """Is a submission that nobody has collected yet invisible, or counted twice once it is?"""
    settings = EXCHANGE.format(root=str(tmp_path / "exchange"))
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + settings, encoding="utf-8")
    time = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    (tmp_path / "exchange/ipnb/outbound" / NAME).mkdir(parents=True)
    (tmp_path / "exchange/ipnb/inbound" / f"ada+{NAME}+{time}+abc").mkdir(parents=True)
    view = read(course)
    (column,) = view.columns
    assert view.blind == "" and NAME in column.released
    (ada,) = view.people
    assert view.of(column, ada).state is State.ARRIVED
    assert datetime.now(UTC) - view.last["ada"] < timedelta(hours=1)
    folder = course.hand_in("ada", course.answers("ada"))
    (folder / "timestamp.txt").write_text(time, encoding="utf-8")
    view = read(course)
    assert view.of(view.columns[0], view.people[0]).state is State.TO_GRADE


def test_an_extension_is_seen_before_anything_comes(mixed):
    """Is more time shown only once somebody has handed in?"""
    mixed.ipnb("extend", NAME, "absent", "--until", "2027-03-08T23:59+01:00")
    view = read(mixed)
    absent = next(one for one in view.people if one.id == "absent")
    assert view.of(view.columns[0], absent).until == datetime(2027, 3, 8, 22, 59, tzinfo=UTC)


def test_an_empty_gradebook_is_an_empty_class(course):
    """Does a course before its first day end in an error?"""
    view = read(course)
    assert view.people == [] and [column.name for column in view.columns] == [NAME]


def test_signs_are_read_beside_what_was_handed_in(course, tmp_path):
    """Is somebody who has begun and is in no list invisible until they hand in?"""
    assert "not known yet" in read(course).signs.note
    settings = EXCHANGE.format(root=str(tmp_path / "exchange"))
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + settings, encoding="utf-8")
    (tmp_path / "exchange/ipnb").mkdir(parents=True)
    make_folder(tmp_path / "exchange/ipnb")
    today = datetime.now(UTC).date()
    for student, begun in (("ada", {NAME: Begun(today, 3, 9)}), ("visitor", {})):
        text = json.dumps(as_data(Sign(True, today, begun)))
        (tmp_path / "exchange/ipnb/begun" / file_name(student)).write_text(text, encoding="utf-8")
    view = read(course)
    assert view.unlisted == ["ada"] and view.signs.note == ""
    assert view.begun(view.columns[0], view.people[0]) == Begun(today, 3, 9)
