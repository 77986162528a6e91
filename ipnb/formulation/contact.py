"""The department's own contact: one setting of the course, added wherever a case says where to turn."""

import os
from pathlib import Path

from ipnb.formulation.kinds.protocol import Data

FILE = "contact.txt"


def department_contact(root: Path) -> str:
    """Return ``IPNB_CONTACT``, or what ``contact.txt`` in the course's folder says; else an empty text."""
    if words := os.environ.get("IPNB_CONTACT", "").strip():
        return words
    file = root / FILE
    return " ".join(file.read_text(encoding="utf-8-sig").split()) if file.is_file() else ""


def with_contact(case: Data, contact: str) -> Data:
    """Return the case with the contact at the end of ``supports``; the same case if there is none."""
    supports = case.get("supports")
    if not contact or not supports:
        return case
    if isinstance(supports, str):
        return {**case, "supports": f"{supports.rstrip()} In your department: {contact}"}
    return {**case, "supports": [*supports, f"in your department: {contact}"]}
