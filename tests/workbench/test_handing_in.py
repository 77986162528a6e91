"""Handing in from the form itself, as the desk does."""

import shutil

from desk.support import NAME, TWIN, answer, only, settings

from ipnb.desk.assignment_folders import digest_of_work
from ipnb.workbench.handing_in import respond


def test_a_form_hands_in_its_own_case(exchange, course):
    """Does the form's last page do what the desk does, with a receipt of what arrived?"""
    exchange.begin(NAME)
    answer(course, {"s02": "flow"})
    folder = course / f"home/{NAME}"
    row = respond(folder, {"verb": "standing"})["row"]
    assert (row["submitted"], row["instead"]["id"]) == (None, TWIN)
    done = respond(folder, {"verb": "submit"})
    assert done["receipt"]["digest"] == digest_of_work(folder) and done["row"]["submitted"]
    assert done["row"]["receipt"] == done["receipt"]["digest"][:12]


def test_a_form_begins_the_other_case_and_is_put_away(exchange, course, monkeypatch):
    """One press leads to the other case; on the desk it takes the row."""
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/robin/")
    exchange.begin(NAME)
    done = respond(course / f"home/{NAME}", {"verb": "begin"})
    assert done["to"] == f"/user/robin/voila/render/{TWIN}/{TWIN}.ipynb"
    assert done["desk"] == "/user/robin/voila/render/desk.ipynb"
    assert only(exchange)["id"] == TWIN and only(exchange)["begun"]
    assert respond(course / f"home/{NAME}", {"verb": "standing"})["row"]["id"] == NAME


def test_a_form_outside_the_exchange_says_where_to_hand_in(exchange, course):
    """A copy of the folder elsewhere, and a folder of the course: refused in words, or found."""
    exchange.begin(NAME)
    copy = course / "home/copy"
    shutil.copytree(course / f"home/{NAME}", copy)
    assert "Hand it in where you fetched it" in respond(copy, {"verb": "submit"})["refused"]
    settings(course, "c.Exchange.path_includes_course = True\n").begin(NAME)
    assert respond(course / f"home/course/{NAME}", {"verb": "submit"})["receipt"]
