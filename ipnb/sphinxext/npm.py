"""What the book takes from npm: where it is installed, and what to say where it is not."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from sphinx.errors import ExtensionError

import ipnb

NODE_MODULES = Path(ipnb.__file__).parents[1] / "node_modules"
#: what one build made of things that hardly change, for the next build of any book
KEPT = NODE_MODULES / ".cache/book"
NODE = Path(sys.executable).with_name("node")


def missing(what: str, place: Path) -> ExtensionError:
    """Return the error for something that npm has not installed, with the remedy."""
    return ExtensionError(f"{what} is missing ({place}): run `make book`, which installs it")


def require(what: str, place: Path) -> Path:
    """Return the place of something that npm installs.

    Parameters
    ----------
    what : str
        What it is, as the error names it.
    place : Path
        Where it stands below `NODE_MODULES`.

    Raises
    ------
    ExtensionError
        If it is not there.
    """
    if not place.exists():
        raise missing(what, place)
    return place


def kept(name: str, make: Callable[[Path], object]) -> Path:
    """Return where a file lies that one build makes for all: made now unless another build has done it.

    Parameters
    ----------
    name : str
        What it is called below `KEPT`; it holds a digest of all that the file is made of.
    make : callable
        Writes the file to the path that it is given, from where it is moved when it is whole: a build that is
        interrupted leaves no broken file, and one that runs meanwhile finds none.
    """
    place = KEPT / name
    if not place.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        half = KEPT / f"{os.getpid()}-{name}.half"
        make(half)
        half.replace(place)
    return place
