"""The Python side of the form: nothing that a student did may be lost, and what is said must be true."""

import json
import os
import re
import stat
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from ipywidgets import Widget

from ipnb.formulation.answers import load_answers
from ipnb.widgets import Workbench
from ipnb.workbench import answers_file
from ipnb.workbench.case_figure import CaseFigure
from ipnb.workbench.widget import student_name

CASE = Path(__file__).with_name("data") / "case.json"
HEADING = {"schema": "ipnb.answers/1", "case": "00-every-kind"}
FULL = {
    "states": {"s02": "rigidity", "s04": "chaos", "s10": "not_enough"},
    "window": {"g1": "within"},
    "domains": {"vertical": "both", "narrative": "not_enough"},
    "claim": {"s02": "mechanism"},
    "five_p": {"k1": "precipitating", "k4": "leave_out"},
    "links": ["l1"],
    "plan": ["p1", "p2"],
    "attach": {"avoidant": 60, "not_enough": 40},
    "rates": {"r1": 0.3},
    "safety": {"flags": {"c1": ["s10"], "c2": "not_asked"}, "actions": ["x1"]},
    "evidence": {"vertical": ["s05", "s06"], "attach": ["s02", "s07"], "s02": ["s01"]},
    "confidence": {"states": 2},
    "narrative": {"n1": "Ines holds tight, and the letter lets go of her hands."},
    "notes": {"states": "look at line 4 again"},
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "case.json").write_bytes(CASE.read_bytes())
    return tmp_path


def give(form, answers, view="tab", number=None, after=None, **more):
    """What the page sends after a change: the answers and who changed them, in one message."""
    number = number or form.status["seen"].get(view, 0) + 1
    edit = {"view": view, "n": number, "after": after, **more}
    form.set_state({"answers": {**HEADING, **answers}, "edit": edit})


def on_disk(folder, name="answers.json"):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def others(folder):
    return sorted(
        path.name for path in folder.iterdir() if path.name not in ("case.json", "answers.json")
    )


# ---------------------------------------------------------------- keeping


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


def test_the_file_says_whose_it_is_and_how_manieth_save(folder, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_USER", "ines")
    form = Workbench(folder)
    give(form, {"states": {"s02": "flow"}})
    first = on_disk(folder)
    give(form, {"states": {"s02": "chaos"}})
    second = on_disk(folder)
    assert (first["schema"], first["case"], first["student"]) == (
        "ipnb.answers/1",
        "00-every-kind",
        "ines",
    )
    assert (first["revision"], second["revision"]) == (1, 2)
    assert first["workspace"] == second["workspace"] and len(first["workspace"]) == 32
    assert second["saved_at"] >= first["saved_at"]


def test_the_workspace_and_the_count_go_on_after_reopening(folder):
    give(Workbench(folder), {"links": ["l1"]})
    before = on_disk(folder)
    give(Workbench(folder), {"links": ["l2"]})
    after = on_disk(folder)
    assert after["workspace"] == before["workspace"] and after["revision"] == 2


def test_two_students_never_share_a_workspace(tmp_path):
    made = set()
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.json").write_bytes(CASE.read_bytes())
        made.add(Workbench(tmp_path / name).status["workspace"])
    assert len(made) == 2


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


def test_others_may_read_the_file_as_the_umask_allows(folder):
    """nbgrader collects by copying: a private 0600 file would be unreadable for the instructor."""
    mask = os.umask(0o022)
    try:
        give(Workbench(folder), {"links": ["l1"]})
    finally:
        os.umask(mask)
    assert stat.S_IMODE((folder / "answers.json").stat().st_mode) == 0o644


# ---------------------------------------------------------------- all or nothing


def test_a_crash_while_writing_leaves_the_last_answers_whole(folder, monkeypatch):
    form = Workbench(folder)
    give(form, FULL)
    whole = (folder / "answers.json").read_bytes()

    def crash(*_):
        raise SystemExit

    monkeypatch.setattr(answers_file.os, "fsync", crash)
    with pytest.raises(SystemExit):
        give(form, {**FULL, "links": ["l2"]})
    assert (folder / "answers.json").read_bytes() == whole and others(folder) == []


WRITE_ON = """
import sys
from pathlib import Path
from ipnb.workbench.answers_file import AnswersFile
file = AnswersFile(Path(sys.argv[1]), "00-every-kind", "ines")
file.open()
n = 0
while True:
    n += 1
    file.save({"narrative": {"n1": "word " * 5000 + str(n)}})
    print(n, flush=True)
"""


def test_a_killed_writer_never_leaves_half_a_file(folder):
    """The kernel is killed in the middle of a save, ten times: is the file always whole?"""
    for _ in range(10):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITE_ON, folder], stdout=subprocess.PIPE, text=True
        )
        writer.stdout.readline()
        writer.kill()
        writer.wait()
        writer.stdout.close()
        assert on_disk(folder)["narrative"]["n1"].startswith("word word")
    assert Workbench(folder).status["told"] == ""


WRITE_ONCE = """
import sys
from pathlib import Path
from ipnb.workbench.answers_file import AnswersFile
file = AnswersFile(Path(sys.argv[1]), "00-every-kind", "ines")
file.open()
print("ready", flush=True)
sys.stdin.readline()
for n in range(20):
    file.save({"narrative": {"n1": sys.argv[2] * (n + 1)}})
"""


def test_two_kernels_saving_at_the_same_moment_lose_neither(folder):
    """Between looking and writing nobody may slip in: both versions must be on disk at the end."""
    command = [sys.executable, "-c", WRITE_ONCE, folder]
    writers = [
        subprocess.Popen([*command, sign], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for sign in "ab"
    ]
    for writer in writers:
        writer.stdout.readline()
    for writer in writers:
        writer.stdin.write("\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
    kept = {on_disk(folder, name)["narrative"]["n1"] for name in ["answers.json", *others(folder)]}
    assert {"a" * 20, "b" * 20} <= kept


# ---------------------------------------------------------------- what cannot be read


@pytest.mark.parametrize(
    ("stored", "why"),
    [
        (b"", "not complete or not JSON"),
        (b'{"schema": "ipnb.answers/1", "case": "00-eve', "not complete or not JSON"),
        (b"\xff\xfe\x00", "not complete or not JSON"),
        (b"[" * 100_000, "not complete or not JSON"),
        (b"[1, 2]", "something other than answers"),
        (b'{"schema": "ipnb.case/1", "case": "00-every-kind"}', "something other than answers"),
        (
            b'{"schema": "ipnb.answers/1", "case": "05-grief", "links": ["l1"]}',
            "another case, 05-grief",
        ),
        (b'{"schema": "ipnb.answers/1"}' + b" " * 1_000_001, "larger than 1 MB"),
    ],
)
def test_a_damaged_file_is_kept_aside_and_said(folder, stored, why):
    """Whatever stands in answers.json, it must still be on disk afterwards, under a name that is told."""
    (folder / "answers.json").write_bytes(stored)
    form = Workbench(folder)
    (aside,) = others(folder)
    assert (folder / aside).read_bytes() == stored
    assert why in form.status["told"] and aside in form.status["told"] and form.answers == {}
    give(form, {"links": ["l1"]})
    assert on_disk(folder)["links"] == ["l1"] and others(folder) == [aside]


def test_answers_that_no_longer_belong_to_the_case_are_left_out_kept_and_said(folder):
    """The instructor mends a case after students have begun: the form opens, and hides nothing silently."""
    stored = {
        **HEADING, **FULL, "revision": 3, "workspace": "w",
        "states": {"s02": "rigidity", "s99": "chaos", "s04": "no_such_option"},
        "links": ["l1", "l99"],
        "attach": "all of it",
        "old_section": {"a": "b"},
    }  # fmt: skip
    (folder / "answers.json").write_text(json.dumps(stored))
    form = Workbench(folder)
    assert form.answers["states"] == {"s02": "rigidity"} and form.answers["links"] == ["l1"]
    assert "attach" not in form.answers and "old_section" not in form.answers
    (aside,) = others(folder)
    assert on_disk(folder, aside) == stored
    assert all(
        name in form.status["told"] for name in ("states", "links", "attach", "old_section", aside)
    )


@pytest.mark.parametrize(
    "value", [None, 1, "text", [], ["s02"], {"s02": ["rigidity"]}, {"s02": None}, {"": {}}]
)
def test_a_part_of_any_shape_does_not_stop_the_form_from_opening(folder, value):
    stored = {**HEADING, **dict.fromkeys(FULL, value)}
    (folder / "answers.json").write_text(json.dumps(stored))
    give(Workbench(folder), {"links": ["l1"]})
    assert on_disk(folder)["links"] == ["l1"]


def test_a_damaged_file_that_cannot_be_moved_is_never_written_over(folder, monkeypatch):
    (folder / "answers.json").write_bytes(b"{")
    monkeypatch.setattr(answers_file.os, "replace", _refusing(13))
    form = Workbench(folder)
    give(form, {"links": ["l1"]})
    assert form.status["save"] == "retrying" and (folder / "answers.json").read_bytes() == b"{"


def test_no_case_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="Fetch the assignment again"):
        Workbench(tmp_path)


# ---------------------------------------------------------------- what cannot be written


def _refusing(number):
    """What the system says to a write; root, who runs some test machines, is stopped by no file mode."""

    def refuse(*_):
        raise OSError(number, os.strerror(number))

    return refuse


def test_a_read_only_folder_is_said_and_saved_once_it_opens(folder, monkeypatch):
    form = Workbench(folder)
    with monkeypatch.context() as closed:
        closed.setattr(answers_file.os, "replace", _refusing(13))
        give(form, {"links": ["l1"]})
        assert form.status["save"] == "retrying"
        assert form.status["reason"] == "This folder cannot be written to."
        assert form.status["seen"] == {"tab": 1} and others(folder) == []
    give(form, {"links": ["l1"]})
    assert form.status["save"] == "saved" and on_disk(folder)["links"] == ["l1"]


def test_a_full_disk_is_said_and_leaves_no_litter(folder, monkeypatch):
    form = Workbench(folder)
    give(form, {"links": ["l1"]})
    monkeypatch.setattr(answers_file.os, "fsync", _refusing(28))
    give(form, {"links": ["l2"]})
    assert form.status["save"] == "retrying" and form.status["reason"] == "The disk is full."
    assert on_disk(folder)["links"] == ["l1"] and others(folder) == []


def test_a_huge_text_is_refused_with_a_remedy_and_the_rest_stays(folder):
    form = Workbench(folder)
    give(form, FULL)
    give(form, {**FULL, "narrative": {"n1": "x" * 1_100_000}})
    assert form.status["save"] == "refused" and "Shorten the longest text" in form.status["reason"]
    assert on_disk(folder)["narrative"] == FULL["narrative"]


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused(folder, number):
    """NaN in answers.json would stop the grading of that student."""
    form = Workbench(folder)
    give(form, {"rates": {"r1": number}})
    assert form.status["save"] == "refused" and not (folder / "answers.json").exists()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> </textarea> {{ x }} ${y}",
        "half an emoji \ud83d, a null \x00, a line \u2028 break, \u202e right to left",
        '"}], "links": ["l1"]',
        "../../etc/passwd",
    ],
)
def test_hostile_text_is_text_and_nothing_else(folder, text):
    give(Workbench(folder), {"narrative": {"n1": text}})
    assert set(on_disk(folder)) == {
        *HEADING,
        "student",
        "workspace",
        "revision",
        "saved_at",
        "narrative",
    }
    again = Workbench(folder)
    assert again.answers["narrative"]["n1"][:10] == text[:10] and others(folder) == []


# ---------------------------------------------------------------- two writers


def test_another_kernels_save_is_not_written_over(folder):
    """Two tabs with a kernel each: are both versions kept, and is it said?"""
    one, other = Workbench(folder), Workbench(folder)
    give(one, {"states": {"s02": "rigidity"}})
    give(other, {"states": {"s02": "chaos"}})
    assert on_disk(folder)["states"] == {"s02": "rigidity"}
    (aside,) = others(folder)
    assert aside.startswith("answers.conflict-") and on_disk(folder, aside)["states"] == {
        "s02": "chaos"
    }
    assert other.status["save"] == "conflict" and other.status["conflict"]["file"] == aside
    assert other.status["conflict"]["other"]["answers"]["states"] == {"s02": "rigidity"}


def test_while_nobody_has_chosen_further_changes_go_to_the_version_aside(folder):
    one, other = _in_conflict(folder)
    give(other, {"states": {"s02": "flow"}})
    give(one, {"states": {"s02": "not_enough"}})
    (aside,) = others(folder)
    assert on_disk(folder)["states"] == {"s02": "not_enough"}
    assert on_disk(folder, aside)["states"] == {"s02": "flow"}


def _in_conflict(folder):
    one, other = Workbench(folder), Workbench(folder)
    give(one, {"states": {"s02": "rigidity"}})
    give(other, {"states": {"s02": "chaos"}})
    return one, other


def test_going_on_with_the_page_keeps_the_other_version_beside_it(folder):
    _, other = _in_conflict(folder)
    give(other, {"states": {"s02": "chaos"}}, choose="page")
    assert other.status["save"] == "saved" and other.status["conflict"] is None
    assert on_disk(folder)["states"] == {"s02": "chaos"} and on_disk(folder)["revision"] == 2
    (kept,) = others(folder)
    assert kept.startswith("answers.kept-") and on_disk(folder, kept)["states"] == {
        "s02": "rigidity"
    }


def test_going_on_with_the_other_one_keeps_the_page_beside_it(folder):
    _, other = _in_conflict(folder)
    give(other, {"states": {"s02": "chaos"}}, choose="other")
    assert other.status["save"] == "saved" and other.answers == {"states": {"s02": "rigidity"}}
    assert on_disk(folder)["states"] == {"s02": "rigidity"}
    (kept,) = others(folder)
    assert kept.startswith("answers.kept-") and on_disk(folder, kept)["states"] == {"s02": "chaos"}
    give(other, {"states": {"s02": "flow"}})
    assert on_disk(folder)["states"] == {"s02": "flow"} and others(folder) == [kept]


def test_a_choice_that_was_put_off_is_asked_again_on_reopening(folder):
    _in_conflict(folder)
    form = Workbench(folder)
    assert form.status["save"] == "conflict" and form.answers == {"states": {"s02": "chaos"}}
    give(form, {"states": {"s02": "chaos"}}, choose="page")
    assert Workbench(folder).status["save"] == "saved"


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


def test_the_same_answers_from_two_kernels_are_no_conflict(folder):
    one, other = Workbench(folder), Workbench(folder)
    give(one, {"links": ["l1"]})
    give(other, {"links": ["l1"]})
    give(other, {"links": ["l1", "l2"]})
    assert other.status["save"] == "saved" and others(folder) == []
    assert on_disk(folder)["links"] == ["l1", "l2"]


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


def test_a_file_taken_away_while_the_form_is_open_is_written_again(folder):
    form = Workbench(folder)
    give(form, {"links": ["l1"]})
    (folder / "answers.json").unlink()
    give(form, {"links": ["l2"]})
    assert on_disk(folder)["links"] == ["l2"] and on_disk(folder)["revision"] == 2


def test_a_conflict_ends_by_itself_when_the_other_version_goes_away(folder):
    _, other = _in_conflict(folder)
    (folder / "answers.json").unlink()
    give(other, {"states": {"s02": "flow"}})
    assert other.status["save"] == "saved" and others(folder) == []
    assert on_disk(folder)["states"] == {"s02": "flow"}


def test_a_full_disk_during_a_conflict_does_not_break_the_form(folder, monkeypatch):
    one, other = Workbench(folder), Workbench(folder)
    give(one, {"states": {"s02": "rigidity"}})
    monkeypatch.setattr(answers_file.os, "fsync", _refusing(28))
    give(other, {"states": {"s02": "chaos"}})
    assert other.status["save"] == "retrying" and other.status["conflict"] is None


# ---------------------------------------------------------------- in words, and feedback


def test_the_text_has_every_judgement_its_sentences_and_the_narrative(folder):
    """In Formgrader and in feedback no widget lives: can a marker read the answers there?"""
    form = Workbench(folder)
    give(form, FULL)
    text = repr(form)
    for expected in [
        "Ines and the boat shed (00-every-kind)", "save 1", "States (fairly sure)", "Rigidity",
        "Arrival: Within", "Vertical: Both, because of 5, 6", "Mechanism, because of 1",
        "The letter from the bank: Precipitating",
        "the letter → hands that would not stop", "Avoidant 60, Not enough information 40, because of 2, 7",
        "Joined at the first reach: 0.3", "The text shows it, because of 10", "Not asked, so ask",
        "Ask directly about thoughts of ending her life", "Ines holds tight", "11 words, 20 to 60 asked for",
        "Note to self: look at line 4 again", "(open)",
    ]:  # fmt: skip
        assert expected in text, expected


def test_a_blank_form_has_a_text_too(folder):
    assert repr(Workbench(folder)).count("(open)") > 10


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


def test_while_a_book_is_built_there_is_no_widget_but_the_case_to_read(folder, monkeypatch):
    """One widget in a page pulls in megabytes; without JavaScript and in print the case must stand there."""
    monkeypatch.setenv("IPNB_BOOK", "1")
    figure = Workbench(folder)
    assert not isinstance(figure, Widget)
    html = figure._repr_html_()
    assert (
        'data-module="ipnb/workbench/widget.js"' in html
        and "<b>client</b> “Same week as last week." in html
    )
    values = json.loads(unescape(re.search(r'data-values="([^"]*)"', html)[1]))
    assert values["case"] == figure.case


def test_markup_in_a_case_is_text_in_a_book_too(folder):
    case = json.loads(CASE.read_text(encoding="utf-8"))
    case["sentences"][0]["text"] = case["title"] = "</div><script>alert('x')</script>"
    assert "<script" not in CaseFigure(case)._repr_html_()


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
