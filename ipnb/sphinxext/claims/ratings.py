"""Ratings of claims, as the head of the ledger declares them: word, colour, sign, meaning, criterion."""

from pathlib import Path
from typing import Any, NamedTuple

from ipnb.documents.document import line_of
from ipnb.sphinxext.faults import Fault
from ipnb.sphinxext.suggest import did_you_mean
from ipnb.web.svg import picture
from ipnb.web.tokens import TOKENS


class Rating(NamedTuple):
    """How well a claim is supported.

    Attributes
    ----------
    label : str
        The word that readers see.
    colour : str
        A colour of the design tokens.
    sign : str
        SVG in a box of 16 by 16.
    meaning : str
        What it says, in a few words.
    criterion : str
        By which two people can decide whether it applies.
    """

    label: str
    colour: str
    sign: str
    meaning: str
    criterion: str

    @property
    def icon(self) -> str:
        """The sign as a picture; its word always stands beside it."""
        return picture((0, 0, 16, 16), self.sign, class_="sign", aria_hidden="true")


def ratings_in(data: dict[str, Any], path: Path) -> tuple[dict[str, Rating], list[Fault]]:
    """Return the ratings of a ledger, id -> rating in the file's order, and every fault with its line.

    Parameters
    ----------
    data : dict
        The ledger; its ``ratings`` are the head.
    path : Path
        Its file, for the faults.
    """
    ratings, faults = {}, []
    head = data.get("ratings") or {}
    for name, words in head.items():
        missing = [field for field in Rating._fields if not (words or {}).get(field)]
        faults += [
            Fault(path, line_of(head, name), f"rating '{name}': `{field}` is missing")
            for field in missing
        ]
        if missing:
            continue
        if words["colour"] not in TOKENS["colours"]:
            hint = did_you_mean(str(words["colour"]), TOKENS["colours"])
            text = f"rating '{name}': no colour '{words['colour']}' among the design tokens.{hint}"
            faults.append(Fault(path, line_of(words, "colour"), text))
        ratings[name] = Rating(*(str(words[field]) for field in Rating._fields))
    return ratings, faults


def rules(ratings: dict[str, Rating]) -> str:
    """Return the style rules of the ratings: a colour each, and the ledger's filter, which needs no script."""
    colours = "".join(
        f".{name} {{ --rating: var(--{one.colour}); }}\n" for name, one in ratings.items()
    )
    hidden = ",\n".join(
        f'article:has(form.ledger input[value="{name}"]:checked) .claims > li:not(.{name})'
        for name in ratings
    )
    return f"{colours}{hidden} {{ display: none; }}\n" if ratings else ""
