"""The code that runs: a folder a release below `/opt/ipnb`, and a link to the one that is served.

A release holds neither keys nor sources of cases: every student's server is shown the whole of it, read-only.
"""

import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from department.commands import run
from department.faults import Fault
from department.layout import Layout
from department.settings import Help

CHECKOUT = Path(__file__).resolve().parents[2]
#: what a release is made of
PARTS = (
    "ipnb",
    "deploy",
    "book",
    "_config.yml",
    "_toc.yml",
    "nbgrader_config.py",
    "pyproject.toml",
    "requirements.txt",
    "package.json",
    "package-lock.json",
    "Makefile",
    "README.md",
    "LICENSE",
    "LICENSE-TEXT",
)
#: what the book is built from besides; no student's server is shown it
FOR_BOOK = "source"
#: what takes minutes to make, and a trial borrows from the checkout
MADE = (".venv", "node_modules", "_build")
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
PREVIOUS = "previous"
HELP_LINE = re.compile(r"^(\s+local_help:).*$", re.MULTILINE)


def name_of(checkout: Path, help_: Help) -> str:
    """Return a name for what a checkout holds now: twelve signs of a digest."""
    total = hashlib.sha256(json.dumps(asdict(help_), sort_keys=True).encode())
    for part in (*PARTS, FOR_BOOK):
        for path in sorted([checkout / part, *(checkout / part).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(f"{path.relative_to(checkout)}\0".encode())
                total.update(path.read_bytes())
    return total.hexdigest()[:12]


def make_release(layout: Layout, checkout: Path, help_: Help) -> Iterator[str]:
    """Copy a checkout, and have its environment and its book made, unless that release is there."""
    folder = layout.releases / name_of(checkout, help_)
    ready = folder / ".ready"
    if ready.exists():
        return
    if not folder.exists():
        copy(checkout, folder, help_)
    if layout.is_trial:
        borrow(checkout, folder)
    else:
        build(checkout, folder)
    ready.write_text("", encoding="utf-8")
    yield f"made release {folder.name}"


def copy(checkout: Path, folder: Path, help_: Help) -> None:
    """Copy what a release is made of, whole or not at all."""
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o755)
    for part in PARTS:
        source = checkout / part
        if source.is_dir():
            shutil.copytree(source, fresh / part, ignore=LEFT_OUT)
        elif source.exists():
            shutil.copy2(source, fresh / part)
    config = fresh / "_config.yml"
    config.write_text(with_help(config.read_text(encoding="utf-8"), help_), encoding="utf-8")
    run("chmod", "--recursive", "u=rwX,go=rX", fresh)
    run("chown", "--recursive", "root:root", fresh)
    fresh.replace(folder)


def with_help(config: str, help_: Help) -> str:
    """Return the text of `_config.yml` with who helps here, if the settings say anything of it."""
    said = {
        name if name != "reporting" else "child_protection": text
        for name, text in asdict(help_).items()
        if text
    }
    if not said:
        return config
    line = json.dumps(said, ensure_ascii=False)
    return HELP_LINE.sub(lambda found: f"{found[1]} {line}", config, count=1)


def borrow(checkout: Path, folder: Path) -> None:
    """Link what a trial uses of the checkout."""
    for name in MADE:
        there = (checkout / name).resolve()
        if there.exists() and not (folder / name).exists():
            (folder / name).symlink_to(there)


def build(checkout: Path, folder: Path) -> None:
    """Install the release's packages and build its book, for which cases are there meanwhile."""
    cases = folder / FOR_BOOK
    shutil.copytree(checkout / FOR_BOOK, cases, dirs_exist_ok=True)
    run(
        *("make", "--directory", folder, f"PYTHON={sys.executable}", "book"),
        # the state of the local hub's own steps; a release keeps its logs with it
        environment={"IPNB_STATE": str(folder / ".state"), "HOME": "/root"},
        remedy="Mend what it names, for example the connection or a full disk, then run the same command again.",
    )
    shutil.rmtree(cases)


def switch(layout: Layout, checkout: Path, help_: Help) -> Iterator[str]:
    """Let the link name this checkout's release; remember the one before."""
    wanted = layout.releases / name_of(checkout, help_)
    if layout.current.exists() and layout.release() == wanted.resolve():
        return
    if layout.current.exists():
        link(layout.releases.parent / PREVIOUS, layout.release())
    link(layout.current, wanted)
    yield f"release {wanted.name} is the current one"
    yield from take_away_old(layout)


def take_away_old(layout: Layout) -> Iterator[str]:
    """Delete releases that are neither the current one nor the one before: each takes more than a gigabyte."""
    kept = {layout.release(), (layout.releases.parent / PREVIOUS).resolve()}
    for folder in sorted(layout.releases.iterdir()):
        if folder.resolve() not in kept:
            shutil.rmtree(folder)
            yield f"took away release {folder.name}"


def switch_back(layout: Layout) -> str:
    """Let the link name the release before.

    Returns
    -------
    str
        Its name.
    """
    previous = layout.releases.parent / PREVIOUS
    if not previous.exists():
        raise Fault("There is no release before this one.", previous, "Nothing was changed.")
    wanted, now = previous.resolve(), layout.release()
    link(layout.current, wanted)
    link(previous, now)
    return wanted.name


def link(place: Path, target: Path) -> None:
    """Make a link, or have it name something else, at once."""
    fresh = place.with_name(f".{place.name}.new")
    fresh.unlink(missing_ok=True)
    os.symlink(target, fresh)
    fresh.replace(place)
