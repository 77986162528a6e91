"""One look at a case with its key."""

import json

from ipnb.formulation.review import author_review, review, review_texts

from .sample import sample


def written(folder, case, key):
    """The pair as files of a course."""
    place = folder / "source" / case["id"]
    place.mkdir(parents=True, exist_ok=True)
    (folder / "source/00b-sample").mkdir(exist_ok=True)
    (folder / "source/00b-sample/case.yaml").touch()
    (place / "case.yaml").write_text(json.dumps(case), encoding="utf-8")
    (place / "key.yaml").write_text(json.dumps(key), encoding="utf-8")
    return place / "case.yaml"


def test_a_sound_case_has_notes_and_no_faults(tmp_path):
    """Is a note taken for something that stands in the way?"""
    found = review(written(tmp_path, *sample()))
    assert found.faults == [] and [one.field for one in found.found] == ["source"]
    assert found.judgements == 24 + 6 + 9 + 12 + 8 + 8 + 5 + 4
    assert found.bots and found.guessing


def test_a_case_that_cannot_be_read_says_why_and_nothing_else(tmp_path):
    """Would a typo end in a traceback?"""
    case, key = sample()
    found = review(written(tmp_path, {**case, "level": "two"}, key))
    assert found.case is None and [one.field for one in found.faults] == ["level"]


def test_what_changed_since_the_release_is_told(tmp_path):
    """Would an author break answers that are already given?"""
    case, key = sample()
    file = written(tmp_path, case, key)
    released = tmp_path / "assignments/00-sample/case.json"
    released.parent.mkdir(parents=True)
    old = json.loads(json.dumps(case))
    old["items"]["links"]["universe"].append("l9")
    old["labels"]["l9"] = "words for link l9"
    released.write_text(json.dumps(old), encoding="utf-8")
    assert "items.links.universe" in [one.field for one in author_review(file).faults]


def test_texts_are_reviewed_as_files_are(tmp_path):
    """Does an editor show other faults than the command line?"""
    file = written(tmp_path, *sample())
    key = file.with_name("key.yaml")
    texts = file, file.read_text(encoding="utf-8"), key, key.read_text(encoding="utf-8")
    whole, quick = review_texts(*texts), review_texts(*texts, with_respondents=False)
    assert whole.found == author_review(file).found
    assert whole.bots and not quick.bots and quick.guessing == whole.guessing


def test_faults_of_both_texts_are_told_at_once(tmp_path):
    """Must an author mend the case before hearing of the key?"""
    case, key = sample()
    file = written(tmp_path, case, key)
    bad = json.dumps({**case, "level": "two"}), json.dumps({**key, "source": "guess"})
    found = review_texts(file, bad[0], file.with_name("key.yaml"), bad[1])
    assert [one.field for one in found.faults] == ["level", "source"]
    found = review_texts(file, "a: [", file.with_name("key.yaml"), bad[1])
    assert [one.line for one in found.faults] == [1, 1]
