"""Who helps where the course is taught: one setting, shown on the pages and wherever a case says where to turn.

It is ``local_help`` in the book's ``_config.yml``. What is not set is not promised, and leaves no gap.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from ipnb.documents.document import read_document
from ipnb.formulation.kinds.protocol import Data

SETTINGS = "_config.yml"
#: the department's own line from before there was more to set; a hub may set it without a book
FILE = "contact.txt"


@dataclass(frozen=True)
class LocalHelp:
    """What is set; an empty text for what is not.

    Attributes
    ----------
    place : str
        For which country, state or campus it holds.
    emergency : str
        The emergency number.
    crisis : str
        A crisis line.
    child_protection : str
        Where a suspicion that a child comes to harm is reported.
    department : str
        The department's own contact.
    """

    place: str = ""
    emergency: str = ""
    crisis: str = ""
    child_protection: str = ""
    department: str = ""

    @property
    def where(self) -> str:
        """The place as a sentence begins with it."""
        return f"In {self.place}" if self.place else "Here"


#: the names of what may be set
NAMES = tuple(field.name for field in fields(LocalHelp))
#: how a case tells what is set, the department aside
_TOLD = {
    "emergency": "the emergency number is {}",
    "crisis": "a crisis line is {}",
    "child_protection": "harm to a child is reported to {}",
}


def help_from(setting: Mapping[str, Any]) -> LocalHelp:
    """Return what a mapping of the settings says, each on one line; unknown names are left out."""
    return LocalHelp(
        **{name: " ".join(str(setting[name]).split()) for name in NAMES if setting.get(name)}
    )


def department_contact(root: Path) -> str:
    """Return ``IPNB_CONTACT``, or what ``contact.txt`` in the course's folder says; else an empty text."""
    if words := os.environ.get("IPNB_CONTACT", "").strip():
        return words
    file = root / FILE
    return " ".join(file.read_text(encoding="utf-8-sig").split()) if file.is_file() else ""


def with_department(known: LocalHelp, root: Path) -> LocalHelp:
    """Return the same with the department's contact that a hub or `FILE` sets, which go before."""
    contact = department_contact(root)
    return replace(known, department=contact) if contact else known


def local_help(root: Path) -> LocalHelp:
    """Return what is set for the course in a folder.

    Raises
    ------
    DocumentError
        If its ``_config.yml`` cannot be read.
    """
    file = root / SETTINGS
    setting: Any = {}
    if file.is_file():
        sphinx = read_document(file).get("sphinx") or {}
        setting = (sphinx.get("config") or {}).get("local_help") or {}
    return with_department(help_from(setting), root)


def sentences(known: LocalHelp) -> list[str]:
    """Return what is set as a case tells it, without full stops; the department last."""
    told = [
        words.format(getattr(known, name)) for name, words in _TOLD.items() if getattr(known, name)
    ]
    return [f"{known.where} {'; '.join(told)}"] * bool(told) + (
        [f"In your department: {known.department}"] if known.department else []
    )


def with_local_help(case: Data, known: LocalHelp) -> Data:
    """Return the case with what is set at the end of ``supports``; the same case if there is nothing."""
    supports, more = case.get("supports"), sentences(known)
    if not more or not supports:
        return case
    if isinstance(supports, str):
        return {**case, "supports": f"{supports.rstrip()} {'. '.join(more)}"}
    return {**case, "supports": [*supports, *(one[0].lower() + one[1:] for one in more)]}
