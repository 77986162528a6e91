"""Whether fuzzing guided by coverage can be had here: Atheris has packages for some Pythons and systems only."""

import platform
import sys
from importlib.util import find_spec

#: as the pin in pyproject.toml says it
NEWEST = (3, 13)


def atheris_is_made_for_this() -> bool:
    """Whether the pinned Atheris has a package for this Python on this system."""
    is_known = sys.platform == "linux" and platform.machine() == "x86_64"
    return is_known and sys.version_info[:2] <= NEWEST


def in_words() -> str:
    """What the head of every run says about it."""
    if find_spec("atheris"):
        return "fuzzing guided by coverage: with Atheris"
    if atheris_is_made_for_this():
        return "fuzzing guided by coverage: Atheris is missing; pip install -r requirements.txt"
    return (
        f"fuzzing guided by coverage: NOT RUN, as Atheris has no package for Python "
        f"{sys.version_info.major}.{sys.version_info.minor} on {sys.platform}; hypothesis runs all the same"
    )
