"""The ledger's entries: read, and every fault named with its line."""

from pathlib import Path
from typing import Any

from ipnb.documents.document import line_of
from ipnb.sphinxext.claims.ratings import Rating, ratings_in
from ipnb.sphinxext.faults import Fault, read
from ipnb.sphinxext.suggest import did_you_mean

#: where a number was read; one that is only remembered has no place here
SEEN = ("source", "secondary")
REQUIRED = ("id", "claim", "ratings", "evidence", "refs", "teach")


def faults_of(
    claim: dict[str, Any], path: Path, seen: set[str], ratings: dict[str, Rating]
) -> list[Fault]:
    """Return what is wrong with one entry.

    Parameters
    ----------
    claim : dict
        The entry.
    path : Path
        The ledger.
    seen : set of str
        The slugs that stand before it.
    ratings : dict
        The ratings that the ledger's head declares.
    """
    slug = claim.get("id", "?")
    faults = [
        Fault(path, line_of(claim), f"claim '{slug}': `{field}` is missing")
        for field in REQUIRED
        if not claim.get(field)
    ]
    if slug in seen:
        faults.append(
            Fault(path, line_of(claim, "id"), f"claim '{slug}' stands here a second time")
        )
    for rating in claim.get("ratings") or []:
        faults += _faults_of_rating(rating, slug, path, ratings)
    for number in claim.get("numbers") or []:
        faults += _faults_of_number(number, slug, path)
    return faults


def _faults_of_rating(
    rating: dict[str, Any], slug: str, path: Path, ratings: dict[str, Rating]
) -> list[Fault]:
    name = rating.get("rating")
    if name in ratings:
        return []
    hint = did_you_mean(str(name), ratings)
    return [Fault(path, line_of(rating), f"claim '{slug}': unknown rating '{name}'.{hint}")]


def _faults_of_number(number: dict[str, Any], slug: str, path: Path) -> list[Fault]:
    words = [
        f"a number without `{field}`"
        for field in ("label", "value", "source")
        if number.get(field) is None
    ]
    if number.get("seen") not in SEEN:
        words.append("a number is `seen` in a source or secondary, never recalled")
    return [Fault(path, line_of(number), f"claim '{slug}': {problem}") for problem in words]


def load_claims(path: Path) -> tuple[dict[str, dict[str, Any]], dict[str, Rating], list[Fault]]:
    """Return the ledger: slug -> entry and id -> rating in the file's order, and every fault with its line.

    Parameters
    ----------
    path : Path
        The ledger; one that is not there is empty.

    Returns
    -------
    claims : dict of str to dict
        Without those that have a fault.
    ratings : dict of str to Rating
    faults : list of Fault
    """
    if not path.exists():
        return {}, {}, []
    data, faults = read(path)
    ratings, wrong = ratings_in(data, path)
    faults += wrong
    claims: dict[str, dict[str, Any]] = {}
    for claim in data.get("claims") or []:
        wrong = faults_of(claim, path, set(claims), ratings)
        faults += wrong
        if not wrong:
            claims[claim["id"]] = claim
    return claims, ratings, faults
