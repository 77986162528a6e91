"""The file that keeps counts of a case from term to term: read with care, joined, written whole or not at all."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ipnb.documents.diagnostics import DocumentError, Finding, located
from ipnb.documents.document import read_document
from ipnb.formulation.item_statistics.counts import Terms
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.schema import schema_findings

COUNT_AGAIN = "Move the file away, and count the class again with: ipnb report, --items."


def read_items(path: Path, case: str) -> Terms:
    """Read and check a file of counts.

    Parameters
    ----------
    path : Path
    case : str
        The id of the case that it must be about.

    Raises
    ------
    DocumentError
        With everything that is wrong.
    """
    data = read_document(path)
    if not (findings := schema_findings(data, "items")):
        findings = [*_about(data, case), *_sums(data)]
    if findings:
        raise DocumentError(located(findings, data))
    return Terms.from_data(data)


def write_items(path: Path, terms: Terms) -> None:
    """Write counts, a judgement a line; what stood there before stays until the new file is whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".items-", suffix=".json")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(_text(terms))
        # as any other file that is written here, and not for its owner alone
        beside.chmod(0o666 & ~_umask())
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _text(terms: Terms) -> str:
    data = terms.to_data()
    classes = data.pop("classes")
    lines = [f" {_json(name)}: {_json(value)}," for name, value in data.items()]
    parts = []
    for name, one in classes.items():
        items = one.pop("items")
        head = "".join(f"   {_json(field)}: {_json(value)},\n" for field, value in one.items())
        body = ",\n".join(f"    {_json(item)}: {_json(counts)}" for item, counts in items.items())
        parts.append(f'  {_json(name)}: {{\n{head}   "items": {{\n{body}\n   }}\n  }}')
    return "\n".join(["{", *lines, ' "classes": {', ",\n".join(parts), " }", "}"]) + "\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _about(data: Data, case: str) -> Iterator[Finding]:
    if data["case"] != case:
        problem = f"These counts are of {data['case']}, the case is {case}."
        yield Finding(("case",), problem, "Name the file that belongs to this case.")


def _sums(data: Data) -> Iterator[Finding]:
    """Tell counts that contradict themselves, as after a slip in an editor."""
    for name, one in data["classes"].items():
        for item, counts in one["items"].items():
            columns = zip([0, 0, 0], *(row[2:] for row in counts["said"]), strict=True)
            lower, _, upper = counts["thirds"]
            whole, path = sum(counts["thirds"]), ("classes", name, "items", item)
            if [sum(column) for column in columns] != counts["thirds"] or lower != upper:
                yield Finding(
                    (*path, "said"), "The numbers do not add up to the class.", COUNT_AGAIN
                )
            if whole > one["students"] or counts["credit"] > whole + 1e-6:
                problem = "There is more than the class could give."
                yield Finding((*path, "credit"), problem, COUNT_AGAIN)
            yield from _sentences((*path, "citations"), counts.get("citations"), whole)


def _sentences(path: tuple[str, ...], cited: Data | None, whole: int) -> Iterator[Finding]:
    if cited is None:
        return
    most = max(cited["cited"].values(), default=0), max(cited["astray"].values(), default=0)
    who = cited["citing"], cited["straying"]
    if most[0] > who[0] or most[1] > who[1] or sum(who) > whole:
        problem = "More chose a sentence than there were to choose."
        yield Finding(path, problem, COUNT_AGAIN)
