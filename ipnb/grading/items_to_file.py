"""`ipnb report --items`: a class's counts are put into the file that keeps those of earlier classes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import reduce
from pathlib import Path

from ipnb.documents.diagnostics import Diagnostic, DocumentError
from ipnb.formulation.item_statistics.counts import ClassCounts, Terms, merged
from ipnb.formulation.item_statistics.items_file import read_items, write_items


def keep_items(
    case: str, file: Path, others: Sequence[Path], first_graded: str | None, counts: ClassCounts
) -> Terms:
    """Join a class with what the file and other files hold, and write it.

    Parameters
    ----------
    case : str
        Its id.
    file : Path
        The file to write; classes that are in it already stay in it.
    others : sequence of Path
        Files of counts to join with it.
    first_graded : str or None
        When the first of the class was graded, which is its name among the classes: counted again it takes
        its own place. None for no class.
    counts : ClassCounts
        What it answered.

    Raises
    ------
    DocumentError
        If one of the files cannot be read, or the file cannot be written; then nothing is changed.
    """
    known = [read_items(one, case) for one in (*([file] if file.exists() else []), *others)]
    if first_graded is not None and counts.students:
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        known.append(Terms(case, {first_graded: replace(counts, counted=now)}))
    terms = reduce(merged, known, Terms(case, {}))
    try:
        write_items(file, terms)
    except OSError as problem:
        said = f"It cannot be written ({problem.strerror})."
        remedy = "Name a file in a folder that is there and that you may write to."
        raise DocumentError([Diagnostic(str(file), None, "", said, remedy)]) from None
    return terms
