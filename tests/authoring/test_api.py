"""What the page asks for, asked of a real server: saving, checking, drawing, building."""

import json

import pytest

pytestmark = pytest.mark.xdist_group("authoring")


@pytest.fixture
def started(author, request):
    """A case of this test's own."""
    name = request.node.name.split("[")[0].replace("_", "-")[:60]
    answer = author.post("new", {"name": name, "title": "Snow", "template": "full"})
    assert answer.status_code == 200, answer.text
    return name


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"name": "A b", "title": "x", "template": "full"}, "small letters"),
        ({"name": "../x", "title": "x", "template": "full"}, "small letters"),
        ({"name": "x", "title": " ", "template": "full"}, "title"),
        ({"name": "x", "title": "x", "template": "long"}, "no template long"),
        ({"name": 1}, "Reload"),
        ([], "Reload"),
    ],
)
def test_what_cannot_be_started_is_said(author, server, sent, words):
    """Does a slip in the form write something, or end in a traceback?"""
    answer = author.post("new", sent)
    assert answer.status_code == 400 and words in answer.json()["problem"]
    assert not (server.root / "source/x").exists()


def test_an_id_that_is_taken_is_refused(author, started):
    """Would a new case be written over another one?"""
    answer = author.post("new", {"name": started, "title": "x", "template": "full"})
    assert answer.status_code == 400 and "already there" in answer.json()["problem"]


def test_the_later_of_two_authors_loses_nothing(author, started):
    """Are both texts there after two have saved at once?"""
    file = author.get(f"api/files/{started}").json()["files"]["case"]
    sent = {"part": "case", "version": file["version"]}
    first = author.post(f"files/{started}", sent | {"text": "theirs: 1\n"})
    second = author.post(f"files/{started}", sent | {"text": "mine: 1\n"})
    assert first.status_code == 200 and second.status_code == 409
    assert second.json()["part"] == "case"
    assert second.json()["now"] == {"text": "theirs: 1\n", "version": first.json()["version"]}
    assert author.get(f"api/versions/{started}").json()["case"] == first.json()["version"]


def test_unsaved_texts_are_checked_and_not_kept(author, server, started):
    """Does a check change a file?"""
    before = author.get(f"api/versions/{started}").json()
    found = author.post(f"check/{started}", {"case": "a: [", "key": "", "thorough": True}).json()
    assert [one["part"] for one in found["faults"]] == ["case", "key"] and found["form"] is None
    assert author.get(f"api/versions/{started}").json() == before


def test_a_sound_case_is_built_and_one_with_faults_is_not(author, server, started):
    """Do students get a case that does not pass?"""
    built = author.post(f"build/{started}", {}).json()
    assert built["written"] == [f"{started}.ipynb", "case.json"] and not built["is_released"]
    file = server.root / f"source/{started}/case.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("kind: set", "kind: sett"), encoding="utf-8"
    )
    refused = author.post(f"build/{started}", {}).json()
    assert refused["written"] == [] and refused["faults"][0]["part"] == "case"


def test_ids_are_drawn_until_students_have_them(author, server, started):
    """Can ids change under answers that students have given?"""
    drawn = author.post(f"draw/{started}", {}).json()["files"]
    assert "p21" not in drawn["case"]["text"] or "p60" not in drawn["case"]["text"]
    there = server.root / f"assignments/{started}"
    there.mkdir(parents=True)
    (there / "case.json").write_text(json.dumps({}), encoding="utf-8")
    refused = author.post(f"draw/{started}", {})
    assert refused.status_code == 400 and "Nothing was drawn" in refused.json()["problem"]
    assert author.get(f"api/files/{started}").json()["is_released"]


def test_a_state_is_counted(author, started):
    """Does the list say how a case stands?"""
    state = author.get(f"api/state/{started}").json()
    assert state["faults"] == 0 and state["judgements"] == 33 and state["checked"]
