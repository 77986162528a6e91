"""From the book's MyST to the Markdown that every notebook program shows. Pure.

What roles, links and directives stand for is asked of `Meanings`; what is left is Markdown already.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ipnb.sphinxext.notebooks.fences import Directive, Verbatim, pieces

#: code in a line, which stays as it is, or a role
CODE_OR_ROLE = re.compile(
    r"(?:\{(?P<role>[\w:-]+)\})?(?P<ticks>`+)(?P<text>.+?)(?P=ticks)(?!`)", re.S
)
LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]+)\)")
TARGET = re.compile(r"^\([\w-]+\)=\n?", re.M)
HELD = "\0{}\0"


@dataclass(frozen=True)
class Meanings:
    """What the marks of a chapter stand for, each as Markdown.

    Attributes
    ----------
    role : callable
        Of the name of a role and its text.
    link : callable
        Of the words of a link, which may be empty, and its target in the book.
    directive : callable
        Of a directive; what stands in it is still MyST.
    """

    role: Callable[[str, str], str]
    link: Callable[[str, str], str]
    directive: Callable[[Directive], str]


def plain(text: str, meanings: Meanings) -> str:
    """Return a text as plain Markdown."""
    found = (_piece(one, meanings) for one in pieces(text))
    return "\n\n".join(one for one in found if one)


def _piece(piece: str | Directive | Verbatim, meanings: Meanings) -> str:
    if isinstance(piece, Verbatim):
        return piece.text
    if isinstance(piece, Directive):
        return meanings.directive(piece).strip("\n")
    return inline(TARGET.sub("", piece), meanings).strip("\n")


def inline(text: str, meanings: Meanings) -> str:
    """Return running text with its roles and links replaced; code in a line is left as it is."""
    kept: list[str] = []

    def hold(words: str) -> str:
        kept.append(words)
        return HELD.format(len(kept) - 1)

    def replaced(match: re.Match[str]) -> str:
        name = match["role"]
        return hold(meanings.role(name, match["text"]) if name else match[0])

    held = CODE_OR_ROLE.sub(replaced, text)
    linked = LINK.sub(lambda match: meanings.link(match["words"], match["target"]), held)
    return re.sub(r"\0(\d+)\0", lambda match: kept[int(match[1])], linked)


def quoted(text: str) -> str:
    """Return a text as a block quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.strip("\n").split("\n"))


def words_and_target(text: str) -> tuple[str, str]:
    """Return the words and the target of a role: ``words <target>``, or a target alone.

    >>> words_and_target("the rules <safety-rules>")
    ('the rules', 'safety-rules')
    >>> words_and_target("differentiation")
    ('', 'differentiation')
    """
    found = re.fullmatch(r"(.*?)\s*<([^<>]+)>", text, re.S)
    return (found[1], found[2]) if found else ("", text.strip())
