"""The file of counts: read with care, written whole."""

import json

import pytest

from formulation.item_statistics.test_counts import counts
from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.item_statistics.counts import Citations, ClassCounts, Terms
from ipnb.formulation.item_statistics.items_file import read_items, write_items

TERMS = Terms(
    "06-recovery",
    {
        "2026-03-01T10:00:00+00:00": ClassCounts(
            "2026-03-02", 3, {"states.s01": counts("d", 3.0, Citations("x", 2, {"s01": 2}))}
        ),
        "2027-03-01T10:00:00+00:00": ClassCounts("2027-03-02", 3, {"states.s02": counts("e", 3.0)}),
    },
)


def test_what_is_written_is_read_again(tmp_path):
    """Do counts survive the file, one judgement a line?"""
    file = tmp_path / "06-recovery.items.json"
    write_items(file, TERMS)
    assert read_items(file, "06-recovery") == TERMS
    assert sum("digest" in line for line in file.read_text(encoding="utf-8").splitlines()) == 2
    assert [one.name for one in tmp_path.iterdir()] == [file.name]
    write_items(file, Terms("06-recovery", {}))
    assert read_items(file, "06-recovery").students == 0


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    """Are earlier terms lost when a disk is full?"""
    file = tmp_path / "06-recovery.items.json"
    write_items(file, TERMS)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError):
        write_items(file, Terms("06-recovery", {}))
    assert read_items(file, "06-recovery") == TERMS and len(list(tmp_path.iterdir())) == 1


def broken(change):
    data = json.loads(json.dumps(TERMS.to_data()))
    change(data, data["classes"]["2026-03-01T10:00:00+00:00"]["items"]["states.s01"])
    return data


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data, item: data.update(case="07-capstone"), "These counts are of 07-capstone"),
        (lambda data, item: data.update(schema="ipnb.items/9"), "not accepted here"),
        (lambda data, item: item["said"][0].__setitem__(2, 9), "do not add up"),
        (lambda data, item: item.update(thirds=[0, 1, 2]), "do not add up"),
        (lambda data, item: item.update(credit=9), "more than the class could give"),
        (lambda data, item: item["citations"].update(cited={"s01": 3}), "More chose a sentence"),
        (lambda data, item: item["said"][0].__setitem__(2, -1), "out of range"),
        (lambda data, item: item.update(student="ada"), "Unknown field student"),
    ],
)
def test_a_damaged_file_is_refused_in_words(tmp_path, change, said):
    """Would wrong numbers be believed, or end in a traceback?"""
    file = tmp_path / "items.json"
    file.write_text(json.dumps(broken(change)), encoding="utf-8")
    with pytest.raises(DocumentError, match=said):
        read_items(file, "06-recovery")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": NaN}', '{"a": 1, "a": 2}'])
def test_what_is_no_such_file_is_refused_too(tmp_path, text):
    """Does a cut-off file end in a traceback?"""
    file = tmp_path / "items.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError):
        read_items(file, "06-recovery")
