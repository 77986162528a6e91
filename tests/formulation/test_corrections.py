"""What was corrected, in words for whoever read it before."""

from ipnb.formulation.corrections import corrections, words_by_id

from .sample import sample


def test_everything_with_words_can_be_corrected():
    """Is there a text with a typo that no erratum can name?"""
    case, _ = sample()
    words = words_by_id(case)
    assert {"title", "g1", "s01", "k1", "n1", "l1", "x4"} <= set(words)
    assert words["s03"] == (("sentences", 2, "text"), case["sentences"][2]["text"])


def test_each_is_named_as_readers_know_it():
    """Would a student look for "k1"?"""
    case, _ = sample()
    names = {
        "title": "the title",
        "s03": "line 3",
        "k1": "a card",
        "g1": "the heading",
        "l1": "a label",
    }
    for i, name in names.items():
        erratum = {"date": "2026-03-02", "id": i, "was": "“Old.”", "now": "“New.”"}
        [line] = corrections({**case, "errata": [erratum]})
        assert line == f"Corrected on 2 March 2026: {name} read “Old.”, and reads “New.” now."
