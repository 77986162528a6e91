"""``answers.json`` beside the notebook: whole, never over another version, and every version kept."""

import os
import stat
import subprocess
import sys

import pytest

from ipnb.widgets import Workbench
from ipnb.workbench import answers_file
from workbench.support import CASE, FULL, HEADING, give, on_disk, others


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


def test_others_may_read_the_file_as_the_umask_allows(folder):
    """nbgrader collects by copying: a private 0600 file would be unreadable for the instructor."""
    mask = os.umask(0o022)
    try:
        give(Workbench(folder), {"links": ["l1"]})
    finally:
        os.umask(mask)
    assert stat.S_IMODE((folder / "answers.json").stat().st_mode) == 0o644


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


def test_a_damaged_file_that_cannot_be_moved_is_never_written_over(folder, monkeypatch):
    (folder / "answers.json").write_bytes(b"{")
    monkeypatch.setattr(answers_file.os, "replace", _refusing(13))
    form = Workbench(folder)
    give(form, {"links": ["l1"]})
    assert form.status["save"] == "retrying" and (folder / "answers.json").read_bytes() == b"{"


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


def test_the_same_answers_from_two_kernels_are_no_conflict(folder):
    one, other = Workbench(folder), Workbench(folder)
    give(one, {"links": ["l1"]})
    give(other, {"links": ["l1"]})
    give(other, {"links": ["l1", "l2"]})
    assert other.status["save"] == "saved" and others(folder) == []
    assert on_disk(folder)["links"] == ["l1", "l2"]


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
