"""The file of a week's deck: what it asks for, and what is wrong with it, each with its line.

The file has two lists, ``slides`` and ``handouts``. Every entry of a list names one thing of the book by the
kind of slide or page that is made of it, and may say more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipnb.documents.document import LinedList, line_of
from ipnb.slides.kinds import COMMON, KINDS, NUMBER, NUMBERS, PIECE, TEXT, TEXTS, YES, Kind
from ipnb.slides.slide import Item
from ipnb.sphinxext.faults import Fault, read
from ipnb.sphinxext.suggest import did_you_mean

#: kinds of pages on paper, and what may be said of them
PAPER = {
    "section": {"chapter": TEXT, "paragraphs": NUMBERS},
    "exercise": {"lines": NUMBERS},
    "blank": {},
    "rules": {},
}
LISTS = ("slides", "handouts")


@dataclass(frozen=True)
class DeckFile:
    """What one file asks for.

    Attributes
    ----------
    path : Path
    slides, handouts : tuple of Item
    """

    path: Path
    slides: tuple[Item, ...]
    handouts: tuple[Item, ...]


def read_deck(path: Path) -> tuple[DeckFile, list[Fault]]:
    """Read the file of a deck.

    Parameters
    ----------
    path : Path
        Its name ends in the number of the week.

    Returns
    -------
    deck : DeckFile
        Without the entries that have a fault.
    faults : list of Fault
    """
    data, faults = read(path)
    for name in data:
        if name not in LISTS:
            words = f"`{name}` means nothing here.{did_you_mean(name, LISTS)}"
            faults.append(Fault(path, _line(data, name), words))
    kinds = (slide_kinds(), paper_kinds())
    slides, handouts = (
        _items(path, _entries(path, data, name, faults), known, faults)
        for name, known in zip(LISTS, kinds, strict=True)
    )
    return DeckFile(path, slides, handouts), faults


def _entries(path: Path, data: Mapping[str, Any], name: str, faults: list[Fault]) -> LinedList:
    entries = data.get(name) or LinedList()
    if isinstance(entries, LinedList):
        return entries
    words = f"`{name}` has to be a list: begin each entry with a dash"
    faults.append(Fault(path, _line(data, name), words))
    return LinedList()


def _line(data: Mapping[str, Any], name: str) -> int:
    """Return the line of a field of the whole file."""
    lines: dict[str, int] = getattr(data, "lines", {})
    return lines.get(name, 1)


def slide_kinds() -> dict[str, dict[str, str]]:
    """Return what may be said of each kind of slide: field -> form, its own name first."""
    kinds = {name: _fields(name, kind) for name, kind in KINDS.items()}
    return kinds | {"piece": _fields("piece", PIECE)}


def _fields(name: str, kind: Kind) -> dict[str, str]:
    return {
        name: kind.name,
        **{key: form for key, form in COMMON.items() if key != name},
        **kind.options,
    }


def paper_kinds() -> dict[str, dict[str, str]]:
    """Return the same for pages on paper."""
    return {
        name: {name: YES if name == "rules" else TEXT, "title": TEXT, **options}
        for name, options in PAPER.items()
    }


def _items(
    path: Path, entries: LinedList, kinds: Mapping[str, Mapping[str, str]], faults: list[Fault]
) -> tuple[Item, ...]:
    found = []
    for number, entry in enumerate(entries):
        if not isinstance(entry, dict):
            words = f"“{entry}” names nothing: write, for example, `figure: fig-gap`"
            faults.append(Fault(path, entries.lines[number], words))
            continue
        wrong = list(_wrong(path, entry, kinds))
        faults += wrong
        if not wrong:
            kind = _kind(entry, kinds)
            options = {key: value for key, value in entry.items() if key != kind}
            found.append(Item(kind, entry[kind], options, line_of(entry)))
    return tuple(found)


def _kind(entry: Mapping[str, Any], kinds: Mapping[str, Any]) -> str:
    """Return the kind of an entry; a piece of the plan is one only where nothing else is named."""
    named = [key for key in entry if key in kinds]
    return next((key for key in named if key != "piece"), named[0] if named else "")


def _wrong(path: Path, entry: Any, kinds: Mapping[str, Mapping[str, str]]) -> Iterator[Fault]:
    kind = _kind(entry, kinds)
    if not kind:
        known = ", ".join(kinds)
        hint = did_you_mean(next(iter(entry), ""), kinds)
        yield Fault(
            path, line_of(entry), f"the entry says not what it shows: one of {known}.{hint}"
        )
        return
    fields = kinds[kind]
    for name, value in entry.items():
        line = line_of(entry, name)
        if name not in fields:
            yield Fault(
                path, line, f"`{name}` means nothing beside `{kind}`.{did_you_mean(name, fields)}"
            )
        elif not fits(value, fields[name]):
            yield Fault(path, line, f"`{name}` has to be {fields[name]}, and is “{value}”")


def fits(value: Any, form: str) -> bool:
    """Tell whether a value has the form that a field asks for."""
    if form in (TEXTS, NUMBERS):
        one = TEXT if form == TEXTS else NUMBER
        return isinstance(value, list) and bool(value) and all(fits(each, one) for each in value)
    if form == NUMBER:
        return isinstance(value, int) and not isinstance(value, bool)
    return value in (True, "yes") if form == YES else isinstance(value, str)
