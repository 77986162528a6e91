"""What a section counts: shares of the whole, and pools of what is too small to tell from luck."""

import pytest

from ipnb.formulation.scoring import score

from .sample import sample


def test_a_small_section_is_pooled_with_its_neighbour():
    """Does each judgement in a pool count alike?"""
    case, key = sample()
    case["items"]["window"]["only"] = ["g1", "g2", "g3"]
    sections = score(case, key, {})["sections"]
    assert sections["window"]["pooled_with"] == ["states"]
    assert sections["window"]["weight"] == pytest.approx(0.32 * 3 / 27)
    assert sections["states"]["weight"] == pytest.approx(0.32 * 24 / 27)


def test_the_neighbour_is_the_one_before():
    """Does a small section join what students meet just before it?"""
    case, key = sample()
    case["items"]["five_p"]["only"] = ["k1", "k2", "k3"]
    sections = score(case, key, {})["sections"]
    assert sections["five_p"]["pooled_with"] == ["domains"]
    assert sections["states"]["pooled_with"] == []


def test_a_small_section_without_a_neighbour_is_formative():
    """Would five links be graded by themselves?"""
    case, key = sample()
    del case["items"]["plan"]
    case["items"]["links"]["universe"] = ["l1", "l2", "l3", "l4", "l5"]
    section = score(case, key, {"links": ["l1"]})["sections"]["links"]
    assert section["formative"]
    assert section["weight"] == 0
    assert section["skill"] > 0


def test_a_case_may_weigh_its_sections_itself():
    """Do weights of a case's own replace the course's, and the rest stay?"""
    case, key = sample()
    case["settings"] = {"weights": {"states": 0.0, "window": 0.32}}
    sections = score(case, key, {})["sections"]
    assert sections["states"]["weight"] == 0 and sections["states"]["formative"]
    assert sections["window"]["weight"] == pytest.approx(0.32)
