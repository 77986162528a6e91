"""Whether anything of a sealed key stands where it must not: in a release, a wheel, the built book, a
feedback page.

A key can travel as YAML, as JSON, as text in a page or inside an archive, so a file is looked at in several
forms: with entities and escapes undone, and with spaces, quotation marks and tags taken out. What is looked
for is what only a key says: credits (item, option and number together), sets of sufficient evidence, the
lists of the gate and of the sets, and runs of words from the reasons."""

import html
import re
import tarfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

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


def scan(paths, keys: list[dict], public: str = "", allowed=()) -> list[Leak]:
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
    """Part of a key: found if ``least`` of the groups have a form in the squeezed text, or one run of words
    is there."""

    what: str
    groups: tuple[tuple[str, ...], ...] = ()
    least: int = 1
    runs: frozenset = frozenset()

    def is_in(self, squeezed: str, words: frozenset) -> bool:
        if self.runs:
            return not self.runs.isdisjoint(words)
        return sum(any(form in squeezed for form in group) for group in self.groups) >= self.least


def _traces(key: dict, open_runs: frozenset, allowed) -> list[_Trace]:
    traces = [*_of_credit(key), *_of_lists(key)]
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


def _of_credit(key: dict):
    for section, items in key.get("credit", {}).items():
        nested = {item: table for item, table in items.items() if isinstance(table, dict)}
        groups = [
            tuple(_credits(item, table))
            for item, table in (nested or {section: items}).items()
            if table
        ]
        if groups:
            yield _Trace(
                f"{key['case']} credit {section}", tuple(groups), max(1, round(SHARE * len(groups)))
            )
    for section, items in key.get("estimates", {}).items():
        groups = [
            tuple(f"{i}:{b}value:{one['value']:g}" for b in ("{", "")) for i, one in items.items()
        ]
        yield _Trace(
            f"{key['case']} estimates {section}", tuple(groups), max(1, round(SHARE * len(groups)))
        )


def _of_lists(key: dict):
    """Lists of ids stand alone in few places; those of one id are too short to tell anything."""
    case = key["case"]
    sets = key.get("evidence", {})
    groups = [tuple(_lists(item, one)) for item, one in sets.items()]
    if groups:
        yield _Trace(f"{case} evidence", tuple(groups), max(1, round(SHARE * len(groups))))
    named = [
        (f"sets {s}", n, ids)
        for s, lists in key.get("sets", {}).items()
        for n, ids in lists.items()
    ]
    named += [
        ("gate", name, ids) for name, ids in key.get("gate", {}).items() if isinstance(ids, list)
    ]
    for what, name, ids in named:
        if ids:
            yield _Trace(f"{case} {what} {name}", (tuple(_list(name, ids)),))


def _credits(place: str, table: dict):
    """`s02:{rigidity:1` with and without brackets, in each way of writing the number, and in whatever
    order."""
    for option, credit in table.items():
        for number in {f"{credit:g}", f"{float(credit)}", f"{credit:g}".lstrip("0") or "0"}:
            yield f"{place}:{{{option}:{number}"
            yield f"{place}:{option}:{number}"


def _lists(name: str, sets: list):
    inner = [",".join(one) for one in sets]
    yield f"{name}:[[{inner[0]}]"
    yield f"{name}:-[{inner[0]}]"
    yield f"{name}:--{'-'.join(sets[0])}"


def _list(name: str, ids: list):
    yield f"{name}:[{','.join(ids)}]"
    yield f"{name}:-{'-'.join(ids)}"


def _runs(text: str) -> frozenset:
    words = _WORD.findall(text.lower())
    return frozenset(" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


# ---------------------------------------------------------------- where to look


def _files(path: Path):
    """Name and bytes of every file below a path, archives opened."""
    if path.is_dir():
        for inner in sorted(p for p in path.rglob("*") if p.is_file()):
            yield from _files(inner)
    elif path.suffix in _ARCHIVES:
        with zipfile.ZipFile(path) as archive:
            for member in archive.namelist():
                yield f"{path}!{member}", archive.read(member)
    elif path.name.endswith((".tar.gz", ".tgz", ".tar")):
        with tarfile.open(path) as archive:
            for member in archive.getmembers():
                if member.isfile():
                    yield f"{path}!{member.name}", archive.extractfile(member).read()
    else:
        yield str(path), path.read_bytes()


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
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return html.unescape(text.replace('\\"', '"').replace("\\n", "\n"))


def _unzipped(data: bytes) -> bytes:
    try:
        return zlib.decompress(data, wbits=31)
    except zlib.error:
        return data
