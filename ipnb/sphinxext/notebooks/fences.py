"""A chapter's Markdown in pieces: text, and directives with what stands in them. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

OPENING = re.compile(r"^(?P<fence>`{3,}|:{3,})(?:\{(?P<name>[\w:-]+)\}[ \t]*(?P<argument>.*))?")
OPTION = re.compile(r"^:(?P<name>[\w-]+):[ \t]*(?P<value>.*)$")


@dataclass(frozen=True)
class Directive:
    """A directive: its name, what stands beside it, its options, and the text inside."""

    name: str
    argument: str = ""
    options: dict[str, str] = field(default_factory=dict)
    body: str = ""


@dataclass(frozen=True)
class Verbatim:
    """A listing, which is left as it is."""

    text: str


def pieces(text: str) -> Iterator[str | Directive | Verbatim]:
    """Yield a text's pieces in their order; text between two fences is one piece."""
    lines, plain = text.splitlines(), list[str]()
    number = 0
    while number < len(lines):
        found = OPENING.match(lines[number])
        end = _closing(lines, number, found["fence"]) if found else None
        if not found or end is None:
            plain.append(lines[number])
            number += 1
            continue
        if plain:
            yield "\n".join(plain)
            plain = []
        if found["name"]:
            inside = _without_margin(lines[number + 1 : end])
            yield _directive(found["name"], (found["argument"] or "").strip(), inside)
        else:
            yield Verbatim("\n".join(lines[number : end + 1]))
        number = end + 1
    if plain:
        yield "\n".join(plain)


def _closing(lines: list[str], start: int, fence: str) -> int | None:
    """Return the line that ends a fence: of the same sign, at least as long, with nothing else."""
    sign = re.compile(rf"^{re.escape(fence[0])}{{{len(fence)},}}\s*$")
    return next(
        (number for number in range(start + 1, len(lines)) if sign.match(lines[number])), None
    )


def _without_margin(lines: list[str]) -> list[str]:
    """Return lines without empty ones at both ends."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def _directive(name: str, argument: str, lines: list[str]) -> Directive:
    options: dict[str, str] = {}
    while lines and (found := OPTION.match(lines[0])):
        options[found["name"]] = found["value"]
        lines = lines[1:]
    return Directive(name, argument, options, "\n".join(_without_margin(lines)))
