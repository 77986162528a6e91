"""A rubric is changed after a list of what that does, and every mark that has a changed level follows."""

import pytest

pytestmark = pytest.mark.xdist_group("marking")
NAME = "formulation"


def levels_of(marker, **changed):
    """The rubric as it is, with some levels otherwise: ``first_2={"points": 2.5}``."""
    scale = marker.text("s002")["scale"]
    levels = [[dict(level) for level in one["levels"]] for one in scale["criteria"]]
    for place, change in changed.items():
        levels[0][int(place[-1])] |= change
    return {"version": scale["version"], "levels": levels}


@pytest.fixture
def marked(signed_in, served):
    """s002 is marked whole, s004 too and then otherwise in Formgrader."""
    marker = signed_in()
    for student in ("s002", "s004"):
        for criterion in "01234":
            version = marker.row(student)["version"]
            marker.act(student, "level", criterion=criterion, level=2, version=version)
    served.marking.course.mark("s004", "n1", 9)
    return marker


def test_a_changed_level_re_marks_all_who_have_it(marked, signed_in, served):
    """Is a change written before anybody has seen what it does, or over a mark that was typed by hand?"""
    wanted = levels_of(marked, level_3={"points": 4}, level_2={"text": "Now & then <b>2</b>"})
    listed = marked.post(f"api/rubric/{NAME}", wanted).json()
    ours = {one["name"]: one for one in listed["listed"]}
    assert (ours["s002"]["before"], ours["s002"]["after"]) == (16.67, 15.62)
    assert ours["s004"]["typed"] == 9 and not listed["done"]
    assert served.marking.in_gradebook("s002")[0] == 16.67
    refused = marked.post(f"api/rubric/{NAME}", wanted | {"agreed": "something else"}).json()
    assert not refused["done"]

    other = signed_in()
    stale = other.text("s000")["scale"]["version"]
    done = marked.post(f"api/rubric/{NAME}", wanted | {"agreed": listed["digest"]}).json()
    assert done["done"] and done["scale"]["version"] == stale + 1
    assert served.marking.in_gradebook("s002")[0] == 15.62
    assert served.marking.in_gradebook("s004")[0] == 9

    # who had the page open keeps what they give, and is told
    answer = other.act("s000", "level", criterion="0", level=3, rubric_version=stale).json()
    assert answer["rubric_changed"] and answer["row"]["levels"]["0"] == 3
    assert answer["scale"]["criteria"][0]["levels"][2]["text"] == "Now & then <b>2</b>"
    late = other.post(f"api/rubric/{NAME}", wanted)
    assert late.status_code == 409 and "meanwhile" in late.json()["problem"]


def test_what_is_no_rubric_is_refused_in_words(signed_in):
    """Does a higher level count less, or a level say nothing?"""
    marker = signed_in()
    for change, words in (
        ({"level_3": {"points": 1}}, "Coverage: a higher level may not count less"),
        ({"level_1": {"text": " "}}, "Coverage, level 1: the text needs"),
        ({"level_1": {"points": None}}, "Coverage, level 1: points are a number"),
    ):
        answer = marker.post(f"api/rubric/{NAME}", levels_of(marker, **change))
        assert answer.status_code == 400 and words in answer.json()["problem"]
    assert marker.post("api/rubric/talk", {}).status_code == 404


def test_a_comment_of_the_bank_is_offered_no_more(signed_in, served):
    """Does a bank only grow?"""
    marker = signed_in()
    marker.act("s001", "comments", part="n2", comments=[{"criterion": "", "text": "Too much."}])
    bank = marker.get("api/class/00-sample/n2/first").json()["bank"]
    (number,) = (one["id"] for one in bank if one["text"] == "Too much.")
    address = f"{marker.server.address}marking/api/bank/{NAME}/{number}"
    answer = marker.http.delete(address, headers=marker.headers, timeout=60)
    assert "Too much." not in [one["text"] for one in answer.json()]
    assert served.marking.in_gradebook("s001", "n2")[2] == "Too much."
