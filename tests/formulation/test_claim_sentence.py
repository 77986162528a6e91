"""Which sentence of a text is asked about, by rules that anybody can check."""

import pytest

from ipnb.formulation.claim_sentence import claim_in, lines_named


def test_a_reason_goes_before_a_description():
    claim = claim_in(
        ["He sits by the window. He keeps quiet because the call frightens him (line 7)."]
    )
    assert claim.text == "He keeps quiet because the call frightens him (line 7)."
    assert claim.lines == (7,) and claim.why == "it gives a reason"


def test_of_equals_the_first_is_taken_and_the_same_text_gives_the_same():
    text = "He leaves because it is loud. She leaves because it is late."
    assert claim_in([text]).text == "He leaves because it is loud."
    assert claim_in([text]) == claim_in([text])
    assert claim_in(["A short one.", text]).text == "He leaves because it is loud."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], None),
        (["", "  \n "], None),
        (["Why does he leave because of this every day?"], "Why does he leave because of this every day?"),
        (["Sad. Very sad."], "Very sad."),
        (["“He said: because.” Then he went home and slept well."], "Then he went home and slept well."),
    ],
)  # fmt: skip
def test_nothing_fit_is_still_something(texts, expected):
    claim = claim_in(texts)
    assert (claim and claim.text) == expected


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        ("In line 4 and s07", (4, 7)),
        ("lines 3, 5 and 12 say", (3, 5, 12)),
        ("Lines 4-6", (4, 6)),
        ("on day 4", ()),
        ("sentence 9", (9,)),
    ],
)
def test_lines_are_named_in_several_ways(sentence, lines):
    assert lines_named(sentence) == lines
