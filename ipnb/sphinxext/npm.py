"""What the book takes from npm: where it is installed, and what to say where it is not."""

import sys
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
