"""Claims and references: each rated, sourced and used."""

import re
from collections import Counter

import pytest
from pybtex.database import parse_file

from .texts import (
    BOOK,
    CHAPTERS,
    TEXTS,
    cited,
    read,
)


@pytest.fixture(scope="module")
def claims() -> list[dict]:
    return read(BOOK / "claims.yaml")["claims"]


@pytest.fixture(scope="module")
def ratings() -> set[str]:
    return set(read(BOOK / "claims.yaml")["ratings"])


@pytest.fixture(scope="module")
def references() -> set[str]:
    return set(parse_file(str(BOOK / "references.bib")).entries)


def test_forty_numbered_claims_and_no_name_twice(claims):
    """Is the ledger whole?"""
    assert [claim["number"] for claim in claims if claim["number"]] == list(range(1, 41))
    names = [claim["id"] for claim in claims]
    assert len(names) == len(set(names))


def test_every_claim_is_rated_and_sourced(claims, ratings, references):
    """Does a claim lack a rating, a source, a sentence for class, or stand on a source that is not listed?"""
    for claim in claims:
        assert claim["ratings"], claim["id"]
        assert {one["rating"] for one in claim["ratings"]} <= ratings, claim["id"]
        assert all(one["of"] for one in claim["ratings"]), claim["id"]
        assert claim["refs"] and set(claim["refs"]) <= references, claim["id"]
        assert len(claim["refs"]) == len(set(claim["refs"])), claim["id"]
        assert claim["evidence"].strip() and claim["teach"].strip(), claim["id"]


def test_what_a_book_claims_names_a_source_that_is_listed(claims):
    """Could a reader not look up where a claim is made?"""
    said = [claim for claim in claims if claim.get("claimed_in")]
    assert len(said) >= 20
    for claim in said:
        named = cited(claim["claimed_in"])
        assert named and named <= set(claim["refs"]), claim["id"]


def test_there_are_six_ratings_in_the_order_of_their_criteria(ratings, claims):
    """Would one of the six be a drawer that stays empty, or hold nearly everything?"""
    assert ratings == {
        "supported", "mixed", "contested", "contradicted", "untested", "untestable",
    }  # fmt: skip
    first = Counter(claim["ratings"][0]["rating"] for claim in claims)
    assert set(first) == ratings and max(first.values()) < len(claims) / 2


def test_half_of_the_claims_were_coded_a_second_time(claims, ratings):
    """Is the second coding whole, and does the ledger have what its differences were settled on?"""
    rows = read(BOOK / "second_coding.yaml")["claims"]
    now = {claim["id"]: claim["ratings"][0]["rating"] for claim in claims}
    assert len(rows) >= 100 and len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert {row["first"], row["second"]} <= ratings and row["id"] in now, row["id"]
        if row["first"] != row["second"]:
            assert row["settled"] == now[row["id"]] and row["why"].endswith("."), row["id"]


def test_the_two_codings_part_most_over_contested():
    """The page says so."""
    rows = read(BOOK / "second_coding.yaml")["claims"]
    agreed = {
        name: sum(row["second"] == name for row in rows if row["first"] == name)
        / sum(row["first"] == name for row in rows)
        for name in ("supported", "mixed", "contested", "contradicted", "untested")
    }
    assert min(agreed, key=agreed.get) == "contested"


def test_every_number_has_its_source_and_a_sound_interval(claims):
    """Could a reader not find where a number was read, or read an interval the wrong way round?"""
    for claim in claims:
        for number in claim["numbers"]:
            where = f"{claim['id']}: {number['label']}"
            assert number["source"] in claim["refs"], where
            assert number["seen"] in {"source", "secondary"}, where
            assert (number["low"] is None) == (number["high"] is None), where
            if number["low"] is not None:
                assert number["low"] < number["value"] < number["high"], where


def test_every_claim_and_source_that_a_chapter_names_exists(claims, references):
    """Does a chapter point to nothing?"""
    slugs = {claim["id"] for claim in claims}
    for path in CHAPTERS:
        text = path.read_text(encoding="utf-8")
        used = set(re.findall(r"```\{claim\} (\S+)", text)) | set(
            re.findall(r"\{claim\}`(?:[^`<]*<)?([\w-]+)>?`", text)
        )
        assert used and used <= slugs, path.name
        assert cited(text) and cited(text) <= references, path.name


def test_every_reference_is_used(claims, references):
    """Is a source listed that nobody cites?"""
    used = {key for claim in claims for key in claim["refs"]}
    for path in TEXTS:
        used |= cited(path.read_text(encoding="utf-8"))
    assert references == used & references


def test_references_carry_no_notes_of_ours():
    """Would a working note be printed?"""
    for key, entry in parse_file(str(BOOK / "references.bib")).entries.items():
        assert not {"note", "annote"} & set(entry.fields), key
        assert entry.persons and entry.fields.get("title") and entry.fields.get("year"), key
