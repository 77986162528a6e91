"""A receipt says what a grading was made of, and is told apart from one that was edited."""

import io
import json

import pytest

from grading.course import NAME
from ipnb.grading.receipts import (
    InvalidReceipt,
    ReceiptChecker,
    read_receipt,
    read_receipts,
    receipt,
    write_receipts,
)
from ipnb.grading.records import Record

RECORD = Record(
    NAME,
    "ada",
    points=52.15,
    max_points=60.0,
    holds=[{"kind": "person", "reason": "Ada said so.", "remedy": "Talk."}],
    digests={"answers": "a1", "case": "c1", "asked": "d1", "key": "k1", "scoring": "s1"},
    texts={"n1": "t1"},
    notes=["n1: the previous mark"],
)


def test_a_receipt_goes_to_a_file_and_back():
    """Digests and points, and nothing that anybody wrote."""
    file = io.StringIO()
    assert write_receipts([RECORD, RECORD], file) == 2
    found = list(read_receipts(io.StringIO(file.getvalue())))
    assert len(found) == 2 and found[0].points == 52.15
    assert found[0].digests["key"] == "k1" and found[0].graded_at == RECORD.graded_at
    assert "Ada said so" not in file.getvalue() and "previous" not in file.getvalue()
    assert json.loads(file.getvalue().splitlines()[0])["held"] == ["person"]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda told: told | {"points": 60.0}, "changed since it was written"),
        (lambda told: told | {"schema": "other/1"}, "of another kind"),
        (lambda told: [told], "is no receipt"),
        (lambda told: {"schema": told["schema"]}, "is no receipt"),
    ],
)
def test_an_edited_receipt_is_refused(spoil, words):
    """Would better points in a file pass for what was graded?"""
    with pytest.raises(InvalidReceipt, match=words):
        read_receipt(json.dumps(spoil(receipt(RECORD))))


def test_the_line_is_named():
    lines = [json.dumps(receipt(RECORD)), "{"]
    with pytest.raises(InvalidReceipt, match="line 2 is no receipt"):
        list(read_receipts(lines))


def disagreements(course, student="ada"):
    with course.open_gradebook() as gradebook:
        return (
            ReceiptChecker(course.app().coursedir, gradebook).check(course.last(student)).disagrees
        )


def test_whatever_is_otherwise_now_is_named(ada):
    """Key, words of the case, answers, graded notebook, gradebook: one after the other."""
    assert disagreements(ada) == ()
    case = ada.root / "source" / NAME / "case.yaml"
    key = ada.root / "keys" / f"{NAME}.yaml"
    graded = ada.root / "autograded/ada" / NAME
    whole = {path: path.read_bytes() for path in (case, key, graded / "answers.json")}
    case.write_bytes(whole[case].replace(b"a cup of tea", b"a mug of tea"))
    assert disagreements(ada) == ("another case than there is now (in its words alone)",)
    case.write_bytes(whole[case])
    key.write_bytes(whole[key] + b"# mended\n")
    assert disagreements(ada) == ("another key than there is now",)
    key.write_bytes(whole[key])
    (ada.folder("ada") / "answers.json").unlink()
    assert disagreements(ada) == ("no answers handed in",)
    (ada.folder("ada") / "answers.json").write_bytes(whole[graded / "answers.json"])
    (graded / f"{NAME}.ipynb").unlink()
    assert disagreements(ada) == ("the graded notebook is missing or of another grading",)
    ada.grade()
    with ada.open_gradebook() as gradebook:
        gradebook.find_grade("formulation", NAME, NAME, "ada").auto_score = 12
        gradebook.db.commit()
    assert disagreements(ada) == ("the gradebook has 12 points, the receipt 60 points",)


def test_the_same_files_must_earn_the_same_points(ada):
    """A record whose points nobody can get from its own files."""
    record = ada.last("ada")
    record.points = 59.0
    with ada.open_gradebook() as gradebook:
        found = ReceiptChecker(ada.app().coursedir, gradebook).check(record).disagrees
    assert "the same files earn 60 points, the receipt says 59 points" in found


def test_a_held_submission_has_a_receipt_too(course):
    course.hand_in("ben", "{")
    course.grade()
    assert disagreements(course, "ben") == ()
