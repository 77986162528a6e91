"""Digests tell whether two things are the same without keeping either."""

from ipnb.grading.digests import digest


def test_a_digest_is_short_and_of_the_bytes():
    """Is text the same as its UTF-8, and one sign more another thing?"""
    assert digest("Añ") == digest("Añ".encode())
    assert digest("a") != digest("a ")
    assert len(digest(b"")) == 16 and int(digest(b""), 16) >= 0


def test_half_a_surrogate_pair_has_a_digest_too():
    """Does a text that no file can hold end the grading?"""
    assert digest("\ud800") != digest("\ud801")
