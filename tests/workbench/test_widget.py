"""The Python side of the form: nothing that a student did may be lost, and what is said must be true."""

import json
import subprocess
import sys

import pytest

from ipnb.formulation.answers import load_answers
from ipnb.widgets import Workbench
from ipnb.workbench.state import student_name
from workbench.support import CASE, FULL, give, on_disk, others


def test_every_kind_of_answer_comes_back_on_reopening(folder):
    """A student closes the laptop and comes back tomorrow: is everything there?"""
    give(Workbench(folder), FULL)
    assert Workbench(folder).answers == FULL


def test_what_the_form_writes_is_what_the_grader_reads(folder):
    give(Workbench(folder), FULL)
    case = json.loads(CASE.read_text(encoding="utf-8"))
    assert load_answers(folder / "answers.json", case)["safety"] == FULL["safety"]


def test_opening_a_form_writes_nothing(folder):
    """A blank answers.json in an instructor's source folder would be released to everyone."""
    Workbench(folder)
    assert others(folder) == [] and not (folder / "answers.json").exists()


def test_without_a_hub_the_login_name_stands_in(monkeypatch):
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    monkeypatch.setenv("LOGNAME", "tomasz")
    assert student_name() == "tomasz"


def test_each_change_is_acknowledged_by_tab_and_number(folder):
    """The page counts a change as saved only by this: without it, it says that nobody answers."""
    form = Workbench(folder)
    assert form.status["save"] == "new" and form.status["seen"] == {}
    give(form, {"links": ["l1"]}, view="one", number=7)
    assert form.status["save"] == "saved" and form.status["seen"] == {"one": 7}
    assert form.status["saved_at"] == on_disk(folder)["saved_at"]


def test_the_same_answers_again_are_acknowledged_but_not_saved_again(folder):
    form = Workbench(folder)
    give(form, {"links": ["l1"]})
    give(form, {"links": ["l1"]})
    assert form.status["revision"] == 1 and form.status["seen"] == {"tab": 2}


def test_no_case_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="Fetch the assignment again"):
        Workbench(tmp_path)


def test_a_form_that_is_come_back_to_shows_what_was_saved_elsewhere(folder):
    """At home the tab slept while the phone was used: is there one version, and no question?"""
    home, phone = Workbench(folder), Workbench(folder)
    give(home, {"window": {"g1": "within"}})
    phone._handle_custom_msg({"verb": "look"}, [])
    give(phone, {"window": {"g1": "within", "g2": "above"}})
    home._handle_custom_msg({"verb": "look"}, [])
    assert home.answers["window"] == {"g1": "within", "g2": "above"}
    give(home, {"window": {"g1": "below", "g2": "above"}})
    assert home.status["save"] == "saved" and on_disk(folder)["window"]["g1"] == "below"
    assert others(folder) == []


def test_a_tab_that_slept_does_not_take_back_what_another_tab_of_the_kernel_did(folder):
    """One kernel, two browsers: the second never heard of the first one's change, and then sends its own."""
    form = Workbench(folder)
    give(form, {"states": {"s02": "rigidity"}}, view="desk", number=1)
    give(form, {"window": {"g1": "below"}}, view="phone", number=1, after=None)
    assert form.status["save"] == "conflict"
    assert on_disk(folder)["states"] == {"s02": "rigidity"}
    assert on_disk(folder, others(folder)[0])["window"] == {"g1": "below"}


def test_two_views_that_know_of_each_other_are_no_conflict(folder):
    form = Workbench(folder)
    give(form, {"links": ["l1"]}, view="one", number=1)
    give(form, {"links": ["l1", "l2"]}, view="two", number=1, after=["one", 1])
    give(form, {"links": ["l2"]}, view="one", number=2, after=["two", 1])
    assert (
        form.status["save"] == "saved" and others(folder) == [] and on_disk(folder)["revision"] == 3
    )


def test_the_notebook_output_carries_the_text_beside_the_widget(folder):
    give(Workbench(folder), FULL)
    bundle, _ = Workbench(folder)._repr_mimebundle_()
    assert "Ines holds tight" in bundle["text/plain"]
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_feedback_can_be_shown_in_an_open_form_and_survives_a_save(folder):
    form = Workbench(folder)
    form.show_feedback({"sections": {}})
    give(form, FULL)
    assert form.status["feedback"] == {"sections": {}}


def test_importing_the_form_does_not_need_the_models():
    """A student's form must open even where the models cannot be imported."""
    code = (
        "import sys; sys.modules['numpy'] = None; sys.modules['sympy'] = None; "
        "from ipnb.widgets import Workbench; print(Workbench.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "Workbench\n"


def test_an_unknown_name_is_an_attribute_error():
    import ipnb.widgets

    with pytest.raises(AttributeError, match="Wrkbench"):
        ipnb.widgets.Wrkbench  # noqa: B018 - the access is the test
