"""Which term a course folder is in: ``term.json`` beside ``nbgrader_config.py``."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FILE = "term.json"
SCHEMA = "ipnb.term/1"


@dataclass(frozen=True)
class TermRecord:
    """The term that a course folder is in.

    Attributes
    ----------
    term, zone : str
        Its name, and the time zone of its dates.
    began : str
        When the folder was set up for it, ISO time in UTC.
    """

    term: str
    zone: str
    began: str


def read_record(root: Path) -> TermRecord | None:
    """Return the term of a course; None before the first one that was set up so.

    Raises
    ------
    ValueError
        In words, if the file cannot be used.
    """
    file = root / FILE
    try:
        told: Any = json.loads(file.read_text(encoding="utf-8"))
        return TermRecord(str(told["term"]), str(told["zone"]), str(told["began"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        raise ValueError(
            f"{file} cannot be read. Put it back from a copy, or take it away if no term has begun."
        ) from None


def record_text(record: TermRecord) -> str:
    """Return what stands in the file."""
    return json.dumps({"schema": SCHEMA, **asdict(record)}, indent=1, ensure_ascii=False) + "\n"
