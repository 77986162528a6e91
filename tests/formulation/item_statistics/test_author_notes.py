"""What earlier classes tell an author, in `ipnb case check`."""

import json

import pytest

from formulation.item_statistics.simulated_class import ROOT, world
from ipnb.documents.diagnostics import Severity
from ipnb.formulation.case import load_case
from ipnb.formulation.commands import check_cases
from ipnb.formulation.item_statistics.author_notes import author_notes
from ipnb.formulation.item_statistics.class_statistics import class_statistics
from ipnb.formulation.item_statistics.counts import Terms
from ipnb.formulation.item_statistics.items_file import write_items
from ipnb.formulation.key import load_key


@pytest.fixture(scope="module")
def found():
    return world()


def count(found, students, seed):
    answers = found.draw(students, seed)
    return class_statistics(found.vignette, found.key, found.data, answers, f"2026-{seed}").counts


@pytest.fixture
def file(found, tmp_path):
    """Two terms of a case with planted faults."""
    path = tmp_path / "06-recovery.items.json"
    write_items(path, Terms("06-recovery", {"a": count(found, 48, 1), "b": count(found, 42, 2)}))
    return path


def test_planted_faults_become_notes_with_line_and_remedy(found, file):
    """Does an author read next term what two classes showed, and where to change it?"""
    notes = author_notes(found.case, found.data, file)
    assert {one.severity for one in notes} == {Severity.NOTE}
    assert notes[0].problem.startswith("90 students in 2 classes are counted")
    by_field = {one.field: one for one in notes[1:]}
    wrong = by_field[f"credit.{found.miskeyed}"]
    assert "The best third prefers" in " ".join(
        one.problem for one in notes if one.field == wrong.field
    )
    item = found.misled.split(".")[1]
    sentence = by_field[f"evidence.{item}"]
    assert f"({found.sentence}) was chosen for it by" in sentence.problem
    assert sentence.remedy.startswith("Consider it related or sufficient")
    for one in (wrong, sentence):
        text = (ROOT / "keys/06-recovery.yaml").read_text(encoding="utf-8").splitlines()
        assert text[one.line - 1].strip().startswith(f"{one.field.rsplit('.', 1)[1]}:")


def test_counts_under_another_key_are_left_out_and_named(found, file):
    """Is a key that was mended still blamed for what the old one did?"""
    section, item = found.miskeyed.split(".")
    credit = {
        **found.data["credit"],
        section: {**found.data["credit"][section], item: {found.truth[found.miskeyed]: 1}},
    }
    notes = author_notes(found.case, {**found.data, "credit": credit}, file)
    [changed] = [one for one in notes if one.problem.startswith("Words or key changed")]
    assert found.miskeyed in changed.problem
    assert not any("prefers" in one.problem for one in notes)


def test_a_small_class_concludes_nothing(found, tmp_path):
    """Is a key doubted because of nine students, and does the tenth class help?"""
    path = tmp_path / "06-recovery.items.json"
    write_items(path, Terms("06-recovery", {"a": count(found, 9, 1)}))
    [note] = author_notes(found.case, found.data, path)
    assert (
        note.problem.startswith("9 students in 1 class are")
        and "nothing is concluded" in note.remedy
    )
    classes = {f"{n}": count(found, 9, n) for n in range(10)}
    write_items(path, Terms("06-recovery", classes))
    notes = author_notes(found.case, found.data, path)
    assert any("prefers" in one.problem for one in notes)


def test_a_file_that_cannot_be_read_is_a_note_and_stops_nothing(found, tmp_path):
    """Does a damaged file of counts keep a sound case from its students?"""
    path = tmp_path / "06-recovery.items.json"
    assert author_notes(found.case, found.data, path) == []
    path.write_text("{", encoding="utf-8")
    [note] = author_notes(found.case, found.data, path)
    assert note.is_note and note.problem.startswith("The counts of earlier classes cannot be read")


def test_what_nobody_chose_is_told_at_its_place_in_the_case(found, tmp_path):
    """Does an author find the option that does nothing?"""
    counts = count(found, 30, 5).to_data()
    for name, one in counts["items"].items():
        if name.startswith("states."):
            one["said"] = [row for row in one["said"] if row[1] != "Flow"]
            one["said"].append(["not", "Chaos and more", *_missing(one)])
        if name == f"plan.{_wrong_step(found)}":
            one["said"] = [["right", "left out", *one["thirds"]]]
    path = tmp_path / "06-recovery.items.json"
    data = {"schema": "ipnb.items/1", "case": "06-recovery", "classes": {"a": counts}}
    path.write_text(json.dumps(data), encoding="utf-8")
    notes = author_notes(found.case, found.data, path)
    options = found.case["items"]["states"]["options"]
    assert f"items.states.options[{options.index('flow')}]" in [one.field for one in notes]
    place = found.case["items"]["plan"]["universe"].index(_wrong_step(found))
    [unused] = [one for one in notes if one.field == f"items.plan.universe[{place}]"]
    assert "Nobody of 30 chose it." in unused.problem and unused.file.endswith("case.yaml")


def _missing(one):
    sums = [
        sum(column) for column in zip((0, 0, 0), *(row[2:] for row in one["said"]), strict=True)
    ]
    return [whole - there for whole, there in zip(one["thirds"], sums, strict=True)]


def _wrong_step(found):
    lists = found.data["sets"]["plan"]
    taken = {*lists["core"], *lists.get("neutral", ()), *lists.get("contraindicated", ())}
    return next(step for step in found.case["items"]["plan"]["universe"] if step not in taken)


def test_the_check_shows_them_where_the_file_stands_beside_the_key(
    found, file, monkeypatch, capsys
):
    """Is it really `ipnb case check` that reads them?"""
    from argparse import Namespace

    keys = file.parent
    key = (ROOT / "keys/06-recovery.yaml").read_text(encoding="utf-8")
    (keys / "06-recovery.yaml").write_text(key, encoding="utf-8")
    monkeypatch.setenv("IPNB_KEYS", str(keys))
    case = ROOT / "source/06-recovery/case.yaml"
    assert load_key(keys / "06-recovery.yaml", load_case(case))
    check_cases(Namespace(path=[str(case)], key=None))
    said = capsys.readouterr().out
    assert "90 students in 2 classes are counted" in said and "The best third prefers" in said
