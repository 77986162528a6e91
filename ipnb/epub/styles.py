"""The ePub's one style sheet: its own, and what draws the pictures of the book, in the colours of paper."""

import re
from pathlib import Path

import tinycss2
from tinycss2.ast import Declaration, QualifiedRule

import ipnb
from ipnb.sphinxext.claims.ratings import Rating, rules
from ipnb.web.tokens import TOKENS

PACKAGE = Path(ipnb.__file__).parent
OWN = Path(__file__).with_name("epub.css")
#: the same that draw them in the site
PICTURES = (
    "sphinxext/drawings/drawings.css",
    "sphinxext/plots/plots.css",
    "simulation/base.css",
    "simulation/still.css",
)
TOKEN = re.compile(r"var\(--([\w-]+)\)")


def in_light(text: str) -> str:
    """Return CSS with the light colour in place of each design token: many reading systems know no variables.

    >>> in_light("fill: var(--paper)")
    'fill: #fbf8f2'
    """
    values = {name: light for name, (light, _) in TOKENS["colours"].items()} | TOKENS["fonts"]
    return TOKEN.sub(lambda found: values.get(found[1], found[0]), text)


def flat(text: str) -> str:
    """Return CSS without rules inside rules and without conditions, which older reading systems do not read.

    >>> flat("a { color: red; & b { color: blue } } @media print { a { color: black } }")
    'a { color: red; }\\na b { color: blue; }\\n'
    """
    made = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if isinstance(rule, QualifiedRule):
            made += _flattened(tinycss2.serialize(rule.prelude).strip(), rule)
    return "".join(f"{line}\n" for line in made)


def _flattened(selector: str, rule: QualifiedRule) -> list[str]:
    parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    own = [
        f"{one.name}: {tinycss2.serialize(one.value).strip()}{' !important' if one.important else ''}"
        for one in parts
        if isinstance(one, Declaration)
    ]
    lines = [f"{selector} {{ {'; '.join(own)}; }}"] if own else []
    nested = []
    for one in parts:
        if isinstance(one, QualifiedRule):
            inner = tinycss2.serialize(one.prelude).strip()
            names = [
                part.strip().replace("&", outer.strip())
                for outer in selector.split(",")
                for part in inner.split(",")
            ]
            nested += _flattened(", ".join(names), one)
    return [*lines, *nested]


def stylesheet(ratings: dict[str, Rating]) -> str:
    """Return the whole sheet.

    Parameters
    ----------
    ratings : dict of str to Rating
        Of the claims, which have a colour each.
    """
    drawn = "\n".join((PACKAGE / path).read_text(encoding="utf-8") for path in PICTURES)
    colours = rules(ratings).split("article:has(")[0]
    return in_light(flat(drawn + colours) + flat(OWN.read_text(encoding="utf-8")))
