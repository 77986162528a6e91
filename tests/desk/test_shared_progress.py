"""Keeping a sign: shown after the desk has said so, never against a student's wish, and never in their way."""

import json
import os
import stat
from datetime import UTC, datetime, timedelta

import pytest

from desk.support import NAME, TWIN, answer
from ipnb.desk.exchange import Exchange
from ipnb.desk.progress_sign import FILE, FOLDER, Begun, Sign, make_folder, parse_sign
from ipnb.desk.saved_form import SavedForm
from ipnb.desk.shared_progress import NotSwitched, SharedProgress
from ipnb.desk.state import DeskState
from ipnb.workbench.state import WorkbenchState

TODAY = datetime.now(UTC).date()


@pytest.fixture
def place(course):
    make_folder(course / "exchange/course")
    return course / "exchange/course" / FOLDER


def signs(place) -> list[Sign]:
    return [parse_sign(file.read_bytes(), TODAY) for file in place.iterdir()]


def desk(course) -> DeskState:
    return DeskState(course / "home")


def test_the_desk_says_so_before_anything_is_shown(course, place):
    """Is a student seen by others before the page could tell?"""
    first = desk(course)
    assert first.sharing == "on" and signs(place) == []
    first.respond({"verb": "look", "id": None})
    assert signs(place) == [Sign(True, TODAY, {})]
    (file,) = place.iterdir()
    assert file.name.startswith("robin+") and stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.stat().st_mtime % 86_400 == 0


def test_whoever_switches_off_at_once_was_never_seen(course, place):
    state = desk(course)
    state.respond({"verb": "share", "id": "off"})
    assert state.sharing == "off" and signs(place) == [Sign(False)]


def test_beginning_and_judgements_are_counted_and_nothing_else_is_told(course, place, case):
    """Would a text, a note or which line was judged stand in what others read?"""
    state = desk(course)
    state.respond({"verb": "begin", "id": NAME})
    (sign,) = signs(place)
    asked = sign.begun[NAME].of
    assert sign.begun == {NAME: Begun(TODAY, 0, asked)} and asked > 10
    answer(course, {"s02": "chaos"}, narrative={case["narrative"][0]["id"]: "a secret"})
    desk(course)
    (sign,) = signs(place)
    assert sign.begun == {NAME: Begun(TODAY, 1, asked)}
    (file,) = place.iterdir()
    text = file.read_text()
    assert not [word for word in ("secret", "s02", "chaos", "states", "robin") if word in text]


def test_nobody_sees_which_of_two_equivalent_cases_is_taken(course, place):
    """A case’s first page says so: is it told by a name, a number or a day before it is handed in?"""
    state, told = desk(course), []
    for name in (NAME, TWIN):
        state.respond({"verb": "begin", "id": name})
        told += [file.read_text() for file in place.iterdir()]
    assert told[0] == told[1] and NAME in told[0] and TWIN not in told[0]
    form = WorkbenchState(course / "home" / TWIN)
    line = form.case["items"]["states"]["only"][0]
    form.answers, form.edit = {"states": {line: "flow"}}, {"view": "a", "n": 1}
    assert form.status["save"] == "saved"
    (sign,) = signs(place)
    assert list(sign.begun) == [NAME] and sign.begun[NAME].answered == 1
    assert sign.begun[NAME].of == json.loads(told[0])["begun"][NAME]["of"]


def test_the_day_of_beginning_stays(course, place):
    desk(course).respond({"verb": "begin", "id": NAME})
    kept = course / "home" / FILE
    told = json.loads(kept.read_text())
    told["begun"][NAME]["since"] = (TODAY - timedelta(days=5)).isoformat()
    kept.write_text(json.dumps(told))
    desk(course)
    assert [one.begun[NAME].since for one in signs(place)] == [TODAY - timedelta(days=5)]


def test_switching_off_takes_away_and_stays(course, place):
    """Does a later look, a save or another tab bring back what was taken away?"""
    state, other = desk(course), desk(course)
    state.respond({"verb": "begin", "id": NAME})
    form = WorkbenchState(course / "home" / NAME)
    assert state.respond({"verb": "share", "id": "off"}) == {"verb": "share", "id": "off"}
    other.respond({"verb": "look", "id": None})
    form.answers, form.edit = {}, {"view": "a", "n": 1}
    assert form.status["save"] == "saved"
    assert desk(course).sharing == other.sharing == "off" and signs(place) == [Sign(False)]
    assert "begun" not in json.loads((course / "home" / FILE).read_text())
    other.respond({"verb": "share", "id": "on"})
    assert [sorted(one.begun) for one in signs(place)] == [[NAME]]


def test_a_form_shows_how_far_it_is_every_few_minutes(course, place):
    """Does a form that is saved with each answer write each time?"""
    desk(course).respond({"verb": "begin", "id": NAME})
    form = WorkbenchState(course / "home" / NAME)
    (sign,) = signs(place)
    for number, states in enumerate(({"s02": "chaos"}, {"s02": "chaos", "s03": "flow"}), 1):
        form.answers, form.edit = {"states": states}, {"view": "a", "n": number}
        assert form.status["save"] == "saved"
    assert signs(place)[0].begun[NAME].answered == 1
    SavedForm(course / "home" / NAME).saved(form.case, form.answers)
    assert signs(place)[0].begun[NAME] == Begun(TODAY, 2, sign.begun[NAME].of)


def test_whoever_goes_on_from_the_first_desk_to_a_form_is_counted(course, place):
    """Somebody had begun before desks told anything: does the form wait for another look at the desk?"""
    Exchange(course / "home").begin(NAME)
    desk(course)
    assert signs(place) == []
    form = WorkbenchState(course / "home" / NAME)
    form.answers, form.edit = {"states": {"s02": "chaos"}}, {"view": "a", "n": 1}
    assert form.status["save"] == "saved"
    assert [one.begun[NAME].answered for one in signs(place)] == [1]


def test_whoever_never_had_the_desk_shows_nothing(course, place):
    Exchange(course / "home").begin(NAME)
    form = WorkbenchState(course / "home" / NAME)
    form.answers, form.edit = {}, {"view": "a", "n": 1}
    assert form.status["save"] == "saved" and signs(place) == []
    assert not (course / "home" / FILE).exists()


def test_without_the_folder_the_desk_says_nothing_of_it(course):
    state = desk(course)
    state.respond({"verb": "begin", "id": NAME})
    assert state.sharing == "" and state.trouble == "" and state.rows[0]["begun"]
    assert not (course / "home" / FILE).exists()


def test_a_sign_that_cannot_be_written_disturbs_nobody(course, place):
    """Would a full or broken exchange keep a student from the desk?"""
    state = desk(course)
    place.rmdir()
    place.mkdir()
    # in place of the folder's part file, where nothing can be made
    kept = json.loads((course / "home" / FILE).read_text())
    os.makedirs(f"{place}/.{kept['file'].rpartition('/')[2]}.part/x")
    assert state.respond({"verb": "begin", "id": NAME})["verb"] == "begin"
    assert state.rows[0]["begun"] and state.trouble == "" and state.sharing == "on"
    form = WorkbenchState(course / "home" / NAME)
    form.answers, form.edit = {}, {"view": "a", "n": 1}
    assert form.status["save"] == "saved"


def test_what_is_kept_and_damaged_counts_as_switched_off(course, place):
    """Would a broken file turn a student's wish around?"""
    desk(course).respond({"verb": "begin", "id": NAME})
    for text in ("{", "[]", '{"file": "/etc/passwd"}', '{"file": 1}'):
        (course / "home" / FILE).write_text(text)
        assert desk(course).sharing == "off"
    state = desk(course)
    state.respond({"verb": "share", "id": "on"})
    assert state.sharing == "on"


def test_a_wish_that_cannot_be_kept_is_said(course, place):
    state = desk(course)
    (course / "home" / FILE).unlink()
    (course / "home" / FILE / "x").mkdir(parents=True)
    answered = state.respond({"verb": "share", "id": "off"})
    assert "could not be changed now" in answered["refused"]
    with pytest.raises(NotSwitched):
        SharedProgress(course / "home").switch(place, "../ben", shares=False)


def test_a_new_term_is_told_of_the_switch_again(course, place):
    """After an archive the folder is empty: is somebody who shares nothing then taken for silent?"""
    state = desk(course)
    state.respond({"verb": "share", "id": "off"})
    (file,) = place.iterdir()
    file.unlink()
    desk(course)
    assert signs(place) == [Sign(False)]
