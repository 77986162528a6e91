"""Building the book: seconds for each sort of change, and beside a plain Jupyter Book on the same text.

    python bench/book.py            one round
    python bench/book.py 3          so many, in turn with the plain book; the middle one counts

It builds copies in a folder of its own. Seconds are by the clock and of the processor, which another job cannot
stretch; so the ratio to the plain book is that of the processor's where the machine has other work.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLAIN = Path(__file__).with_name("plain_book")
CHAPTER = "book/foundations/integration-and-the-river.md"
#: what is changed -> file, text in it, what comes in its place
CHANGES = {
    "one chapter": (CHAPTER, "\n## ", "\nOne more sentence.\n\n## "),
    "a claim": ("book/claims.yaml", '    claim: "', '    claim: "Indeed: '),
    "a definition of the glossary": ("book/glossary.md", "\n  ", "\n  Here: "),
    "an exercise": (
        "book/foundations/integration-and-the-river.exercises.yaml", '    title: "', '    title: "A ',
    ),
    "a word of the vocabulary": ("ipnb/formulation/vocabulary.json", '"Rigidity"', '"Stiffness"'),
    "a reference": ("book/references.bib", "title = {", "title = {On "),
    "a model": ("ipnb/models/river/model.py", "\nimport", "\n# A comment.\nimport"),
    "a model's picture": ("ipnb/models/river/still.py", "\nWIDTH", "\n# A comment.\nWIDTH"),
    "a model's script": (
        "ipnb/models/river/panels.js", "import { percent }", "export const MORE = 1;\nimport { percent }",
    ),
    "the style": ("ipnb/sphinxext/theme/text.css", "p,", "b,\np,"),
}  # fmt: skip


@dataclass(frozen=True)
class Took:
    """Seconds of one build: by the clock, and of the processor."""

    clock: float
    processor: float


def build(folder: Path, *tool: str, **environment: str) -> Took:
    """Build the book in a folder."""
    start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        [sys.executable, *tool, "build", "."],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)} | environment,
        capture_output=True,
        text=True,
    )
    if run.returncode:
        sys.exit(run.stdout[-2000:] + run.stderr[-2000:])
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    return Took(time.perf_counter() - start, busy)


def ours(folder: Path) -> Took:
    """Build as `make book` does."""
    return build(folder, str(ROOT / "deploy/local/build_book.py"))


def plain(folder: Path) -> Took:
    """Build with Jupyter Book's own command; figures and models show as they do there."""
    tool = str(Path(sys.executable).with_name("jupyter-book"))
    return build(folder, tool, PLOTLY_RENDERER="notebook_connected")


def copy(folder: Path, config: Path) -> None:
    """Put the course's pages and package into a folder."""
    folder.mkdir()
    shutil.copy(config, folder / "_config.yml")
    shutil.copy(ROOT / "_toc.yml", folder)
    for name in ("book", "ipnb", "source"):  # its calendar reads when assignments are due
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "node_modules").symlink_to((ROOT / "node_modules").resolve())


def rounds(folder: Path, count: int) -> Iterator[tuple[Took, Took]]:
    """Yield both cold builds, so many times: ours, and the plain one."""
    for number in range(count):
        mine, theirs = folder / f"ours-{number}", folder / f"plain-{number}"
        copy(mine, ROOT / "_config.yml")
        copy(theirs, PLAIN / "_config.yml")
        shutil.copy(PLAIN / "stubs.py", theirs)
        yield ours(mine), plain(theirs)


def print_cold(pairs: list[tuple[Took, Took]]) -> None:
    """The first table."""
    print("Cold build, seconds                     ours    plain    ratio")
    for name in ("clock", "processor"):
        mine, theirs = (statistics.median(getattr(pair[i], name) for pair in pairs) for i in (0, 1))
        ratio = statistics.median(getattr(a, name) / getattr(b, name) for a, b in pairs)
        print(f"  {name:<32} {mine:>8.1f} {theirs:>8.1f} {ratio:>8.2f}")


def print_changes(folder: Path, theirs: Path) -> None:
    """The second table; one change after the other, in one folder. It ends with what no page costs elsewhere."""
    print("\nBuild again, seconds                   clock  processor   load")
    for name, change in {"nothing changed": None, **CHANGES}.items():
        if change:
            file, old, new = change
            text = (folder / file).read_text(encoding="utf-8")
            if old not in text:
                sys.exit(f"{file} no longer holds {old!r}: change it in CHANGES of {__file__}")
            (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        took = ours(folder)
        print_row(name, took)
    print_row("plain Jupyter Book, nothing changed", plain(theirs))


def print_row(name: str, took: Took) -> None:
    """One line of it, with the load: what waits for a processor is on the clock alone."""
    load = os.getloadavg()[0]
    print(f"  {name:<36} {took.clock:>6.1f} {took.processor:>10.1f} {load:>6.1f}", flush=True)


def main(count: int) -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        print_cold(list(rounds(folder, count)))
        print_changes(folder / "ours-0", folder / "plain-0")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
