"""Single choice: corrected by the best constant answer, open where nothing was said."""

import pytest

from ipnb.formulation.scoring import score

from ..sample import only


def six(credit):
    """Six nominal items over two options; ``credit`` is the best option of each."""
    items = [f"i{n}" for n in range(6)]
    spec = {"kind": "nominal", "over": items, "options": ["flow", "chaos"]}
    return items, only(
        "states", spec, credit={"states": {i: {o: 1} for i, o in zip(items, credit, strict=True)}}
    )


def test_a_nominal_item_is_corrected_by_the_best_constant():
    """Is a right answer worth 1 and a wrong one -E / (1 - E)?"""
    items, (case, key) = six(["flow"] * 3 + ["chaos"] * 3)
    result = score(case, key, {"states": {items[0]: "flow", items[1]: "chaos"}})
    found = result["sections"]["states"]["items"]
    assert found[items[0]]["score"] == 1
    assert found[items[1]]["score"] == -1  # E = 1/2
    assert found[items[2]] == {"credit": None, "score": 0, "evidence": None}
    assert result["total"] == 0
    assert score(case, key, {"states": {items[0]: "flow"}})["total"] == pytest.approx(1 / 6)


def test_half_credit_lies_between():
    """Does a defensible answer earn what its credit says?"""
    items, (case, key) = six(["flow"] * 3 + ["chaos"] * 3)
    key["credit"]["states"][items[0]]["chaos"] = 0.5  # now chaos is the best constant: E = 3.5 / 6
    found = score(case, key, {"states": {items[0]: "chaos"}})["sections"]["states"]["items"][
        items[0]
    ]
    assert found["credit"] == 0.5
    assert found["score"] == pytest.approx((0.5 - 3.5 / 6) / (1 - 3.5 / 6))


def test_a_single_item_gives_its_credit_and_divides_by_nothing():
    """Does an exercise with one question come back with credit, and no grade?"""
    spec = {"kind": "nominal", "over": "sentences", "options": ["a", "b", "c"], "only": ["s01"]}
    case, key = only("check", spec, credit={"check": {"s01": {"a": 1, "b": 0.5}}})
    for option, credit in (("a", 1), ("b", 0.5), ("c", 0)):
        result = score(case, key, {"check": {"s01": option}})
        assert result["sections"]["check"]["items"]["s01"]["credit"] == credit
        assert result["sections"]["check"]["formative"]
        assert result["total"] == 0
