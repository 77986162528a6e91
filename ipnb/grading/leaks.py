"""Whether anything of a sealed key stands where it must not: in a release, the built book, a feedback page.

A key can travel as YAML, as JSON, as text in a page or inside an archive, so a file is looked at in several
forms: with entities and escapes undone, and with spaces, quotation marks and tags taken out. What is looked
for is what only a key says: credits (item, option and number together), sets of sufficient evidence, the
lists of the gate and of the sets, and runs of words from the reasons.
"""

import html
import re
import tarfile
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: words in a row that are no coincidence
RUN = 8
#: how much of a section's credits is no coincidence: `s02: {chaos: 1}` alone stands in many a file
SHARE = 0.75
_ARCHIVES = (".whl", ".zip")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"""[\s"'`]+|&nbsp;""")


@dataclass(frozen=True)
class Leak:
    """Something of a key in a file.

    Attributes
    ----------
    path : str
        The file; inside an archive ``archive!member``.
    what : str
        Which part of which key, for example ``06-recovery credit states.s02``.
    """

    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


def scan(
    paths: Iterable[str | Path],
    keys: list[dict[str, Any]],
    public: str = "",
    allowed: Collection[str] = (),
) -> list[Leak]:
    """Look for parts of keys in files.

    Parameters
    ----------
    paths : iterable of str or Path
        Files and folders; folders are searched to the bottom, wheels, zip and tar files inside.
    keys : list of dict
        Sealed keys, as `ipnb.formulation.key.load_key` gives them.
    public : str
        Text that everyone may read (the cases): a reason that quotes it gives nothing away by that.
    allowed : collection of str
        Names of reasons that may stand there, for example ``states.s02`` in the feedback of whoever
        answered it.

    Returns
    -------
    list of Leak
        Empty if nothing was found.
    """
    open_runs = _runs(_unescaped(public))
    traces = [trace for key in keys for trace in _traces(key, open_runs, allowed)]
    leaks = []
    for path in paths:
        for name, data in _files(Path(path)):
            leaks += _in_file(name, data, traces)
    return leaks


# ---------------------------------------------------------------- what to look for


@dataclass(frozen=True)
class _Trace:
    """Part of a key, found by groups of forms or by runs of words.

    It is there if ``least`` of the groups have a form in the squeezed text, or one run of words is in it.
    """

    what: str
    groups: tuple[tuple[str, ...], ...] = ()
    least: int = 1
    runs: frozenset[str] = frozenset()

    def is_in(self, squeezed: str, words: frozenset[str]) -> bool:
        """Say whether a file holds it.

        Parameters
        ----------
        squeezed
            The file's text without blanks, quotation marks and the like.
        words
            The file's runs of words.
        """
        if self.runs:
            return not self.runs.isdisjoint(words)
        return sum(any(form in squeezed for form in group) for group in self.groups) >= self.least


def _traces(
    key: dict[str, Any], open_runs: frozenset[str], allowed: Collection[str]
) -> list[_Trace]:
    traces = [*_of_credit(key), *_of_estimates(key), *_of_lists(key)]
    texts = {
        f"rationale {name}": text
        for name, text in key.get("rationale", {}).items()
        if name not in allowed
    }
    for name, exemplars in key.get("exemplars", {}).items():
        texts[f"exemplars {name}"] = " ".join(f"{one['text']} | {one['why']}" for one in exemplars)
    for what, text in texts.items():
        if runs := _runs(text) - open_runs:
            traces.append(_Trace(f"{key['case']} {what}", runs=runs))
    return traces


def _of_credit(key: dict[str, Any]) -> Iterator[_Trace]:
    for section, items in key.get("credit", {}).items():
        nested = {item: table for item, table in items.items() if isinstance(table, dict)}
        tables = nested or {section: items}
        groups = [tuple(_credits(item, table)) for item, table in tables.items() if table]
        if groups:
            yield _most_of(f"{key['case']} credit {section}", groups)


def _of_estimates(key: dict[str, Any]) -> Iterator[_Trace]:
    for section, items in key.get("estimates", {}).items():
        values = {item: f"value:{target['value']:g}" for item, target in items.items()}
        groups = [(f"{item}:{{{value}", f"{item}:{value}") for item, value in values.items()]
        yield _most_of(f"{key['case']} estimates {section}", groups)


def _most_of(what: str, groups: Sequence[tuple[str, ...]]) -> _Trace:
    return _Trace(what, tuple(groups), max(1, round(SHARE * len(groups))))


def _of_lists(key: dict[str, Any]) -> Iterator[_Trace]:
    """Look for lists of ids, which stand alone in few places; one id alone is too short to tell anything."""
    case = key["case"]
    sets = key.get("evidence", {})
    groups = [tuple(_lists(item, one["sufficient"])) for item, one in sets.items()]
    if groups:
        yield _most_of(f"{case} evidence", groups)
    named = [
        (f"sets {s}", n, ids)
        for s, lists in key.get("sets", {}).items()
        for n, ids in lists.items()
        if isinstance(ids, list)
    ]
    named += [
        ("gate", name, ids) for name, ids in key.get("gate", {}).items() if isinstance(ids, list)
    ]
    for what, name, ids in named:
        if ids:
            yield _Trace(f"{case} {what} {name}", (tuple(_list(name, ids)),))


def _credits(place: str, table: dict[str, float]) -> Iterator[str]:
    """Spell `s02:{rigidity:1` with and without brackets, in each way of writing the number, in any order."""
    for option, credit in table.items():
        for number in {f"{credit:g}", f"{float(credit)}", f"{credit:g}".lstrip("0") or "0"}:
            yield f"{place}:{{{option}:{number}"
            yield f"{place}:{option}:{number}"


def _lists(name: str, sets: list[list[str]]) -> Iterator[str]:
    inner = [",".join(one) for one in sets]
    for start in (f"{name}:{{sufficient:", f"{name}:sufficient:"):
        yield f"{start}[[{inner[0]}]"
        yield f"{start}-[{inner[0]}]"
        yield f"{start}--{'-'.join(sets[0])}"


def _list(name: str, ids: list[str]) -> Iterator[str]:
    yield f"{name}:[{','.join(ids)}]"
    yield f"{name}:-{'-'.join(ids)}"


def _runs(text: str) -> frozenset[str]:
    words = _WORD.findall(text.lower())
    return frozenset(" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


# ---------------------------------------------------------------- where to look


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every file below a path, archives opened."""
    if path.is_dir():
        for inner in sorted(p for p in path.rglob("*") if p.is_file()):
            yield from _files(inner)
    elif path.suffix in _ARCHIVES:
        yield from _in_zip(path)
    elif path.name.endswith((".tar.gz", ".tgz", ".tar")):
        yield from _in_tar(path)
    else:
        yield str(path), path.read_bytes()


def _in_zip(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.namelist():
            yield f"{path}!{member}", archive.read(member)


def _in_tar(path: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if member.isfile() and (file := archive.extractfile(member)) is not None:
                yield f"{path}!{member.name}", file.read()


def _in_file(name: str, data: bytes, traces: list[_Trace]) -> list[Leak]:
    text = _readable(name, data)
    squeezed = _BLANKS.sub("", text)
    words = _runs(re.sub(r"<[^>]*>", " ", text)) | _runs(text)
    return [Leak(name, trace.what) for trace in traces if trace.is_in(squeezed, words)]


def _readable(name: str, data: bytes) -> str:
    if name.endswith(".gz"):
        data = _unzipped(data)
    return _unescaped(data.decode("utf-8", "replace"))


def _unescaped(text: str) -> str:
    text = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
    return html.unescape(text.replace('\\"', '"').replace("\\n", "\n"))


def _unzipped(data: bytes) -> bytes:
    try:
        return zlib.decompress(data, wbits=31)
    except zlib.error:
        return data
