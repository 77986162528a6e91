"""The ledger's entries: read, and every fault named with its line."""

from pathlib import Path

from ipnb.sphinxext.sourced_yaml import Fault, line, read
from ipnb.sphinxext.suggest import did_you_mean

#: rating -> (word, what it means, its sign as an SVG path in a box of 16)
RATINGS = {
    "well-supported": (
        "Well supported",
        "sound studies agree",
        '<circle cx="8" cy="8" r="7"/><path class="cut" d="M4.5 8.4l2.4 2.4 4.6-5"/>',
    ),
    "mixed": (
        "Mixed",
        "partly supported, or only under some conditions",
        '<circle class="line" cx="8" cy="8" r="6.2"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/>',
    ),
    "contested": (
        "Contested",
        "sound studies or scholars disagree",
        '<path class="line" d="M2 5.2h11M10 2.2l3 3-3 3M14 10.8H3M6 7.8l-3 3 3 3"/>',
    ),
    "unsupported": (
        "Unsupported or metaphor",
        "no adequate evidence, or not a claim that evidence could settle",
        '<circle class="line" stroke-dasharray="2.4 2" cx="8" cy="8" r="6.2"/>'
        '<path class="line" d="M4 12L12 4"/>',
    ),
}
#: where a number was read; one that is only remembered has no place here
SEEN = ("source", "secondary")
REQUIRED = ("id", "claim", "ratings", "evidence", "refs", "teach")


def icon(rating: str) -> str:
    """Return the rating's sign; its word always stands beside it."""
    return f'<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">{RATINGS[rating][2]}</svg>'


def faults_of(claim: dict, path: Path, seen: set[str]) -> list[Fault]:
    """Return what is wrong with one entry; ``seen`` are the slugs that stand before it."""
    slug = claim.get("id", "?")
    faults = [
        Fault(path, line(claim), f"claim '{slug}': `{field}` is missing")
        for field in REQUIRED
        if not claim.get(field)
    ]
    if slug in seen:
        faults.append(Fault(path, line(claim, "id"), f"claim '{slug}' stands here a second time"))
    for rating in claim.get("ratings") or []:
        faults += _faults_of_rating(rating, slug, path)
    for number in claim.get("numbers") or []:
        faults += _faults_of_number(number, slug, path)
    return faults


def _faults_of_rating(rating: dict, slug: str, path: Path) -> list[Fault]:
    name = rating.get("rating")
    if name in RATINGS:
        return []
    hint = did_you_mean(str(name), RATINGS)
    return [Fault(path, line(rating), f"claim '{slug}': unknown rating '{name}'.{hint}")]


def _faults_of_number(number: dict, slug: str, path: Path) -> list[Fault]:
    words = [
        f"a number without `{field}`"
        for field in ("label", "value", "source")
        if number.get(field) is None
    ]
    if number.get("seen") not in SEEN:
        words.append("a number is `seen` in a source or secondary, never recalled")
    return [Fault(path, line(number), f"claim '{slug}': {problem}") for problem in words]


def load_claims(path: Path) -> tuple[dict[str, dict], list[Fault]]:
    """Return the ledger, slug -> entry in the file's order, and every fault with its line."""
    if not path.exists():
        return {}, []
    data, faults = read(path)
    claims = {}
    for claim in data.get("claims") or []:
        wrong = faults_of(claim, path, set(claims))
        faults += wrong
        if not wrong:
            claims[claim["id"]] = claim
    return claims, faults
