"""What of the ledger a chapter's code computes with."""

from pathlib import Path

import pytest

from ipnb.sphinxext.claims.entries import load_claims
from ipnb.sphinxext.notebooks.files_of_cells import cells_of
from ipnb.sphinxext.notebooks.ledger_of_cells import (
    LEDGER,
    ledger_rows,
    reads_numbers_alone,
    slugs_in,
)

BOOK = Path(__file__).parents[3] / "book"
READ = 'claims = {claim["id"]: claim for claim in YAML(typ="safe").load(Path("../claims.yaml"))["claims"]}\n'
ESTIMATE = READ + (
    "def estimate(slug, label):\n"
    '    return next(row for row in claims[slug]["numbers"] if row["label"] == label)\n'
    'estimate("sensitivity", "all")\n'
)
CLAIMS = {"sensitivity": {"numbers": [{"label": "all", "value": 0.25, "k": None}]}, "other": {}}


def test_only_the_claims_that_are_named_come_with_it():
    """Would each notebook carry half a megabyte of ledger?"""
    assert slugs_in(ESTIMATE, CLAIMS) == ["sensitivity"]
    rows = ledger_rows(ESTIMATE, CLAIMS)
    assert "'value': 0.25" in rows and "other" not in rows


@pytest.mark.parametrize(
    ("more", "alone"),
    [
        ("", True),
        ('claims["sensitivity"]["numbers"][0]\n', True),
        ('claims["sensitivity"]["evidence"]\n', False),
        ("len(claims)\n", False),
        ("rows = [row for claim in claims.values() for row in claim['numbers']]\n", False),
        ("claims = {}\n", False),
        ('claims[f"sensi{end}"]["numbers"]\n', False),
        ("def (\n", False),
    ],
)
def test_code_that_reads_anything_else_is_seen(more, alone):
    """Would a chapter that counts the claims keep its number when one more comes?"""
    assert reads_numbers_alone(ESTIMATE + more) is alone


def test_the_chapters_read_numbers_alone():
    """Would a comma in the ledger run a chapter again, which takes longer than all else of a build?"""
    code = {path: "\n".join(cells_of(path)) for path in BOOK.rglob("*.md")}
    assert [
        path for path, one in code.items() if LEDGER.search(one) and not reads_numbers_alone(one)
    ] == []
    assert not reads_numbers_alone("claims = 1")


def test_the_figure_of_correlations_has_all_of_the_ledger():
    """It names its claims, so that only they run its chapter again; is one more in the ledger by now?"""
    code = "\n".join(cells_of(BOOK / "foundations/reading-evidence.md"))
    claims, _, _ = load_claims(BOOK / "claims.yaml")
    shown = {
        slug
        for slug, claim in claims.items()
        for row in claim.get("numbers") or []
        if row.get("statistic") == "r" and row.get("low") is not None
    }
    assert shown <= set(slugs_in(code, claims))
