"""The Python that runs this, and whether every package is of the version that the course is pinned to."""

import platform
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution, version

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from ipnb.term.doctor.check import Check, fault, ok, unknown

PACKAGE = "ipnb"
INSTALL = "Run: pip install --require-hashes -r requirements.txt"


def installation_checks() -> Iterator[Check]:
    """Check Python and packages of the environment that this runs in."""
    try:
        course = distribution(PACKAGE)
    except PackageNotFoundError:
        remedy = "Run: pip install --no-deps . in the course’s checkout"
        yield unknown("packages", "the course is not installed as a package here", remedy)
        return
    yield python_check(platform.python_version(), course.metadata["Requires-Python"] or "")
    yield from package_checks(course.requires or [], _installed)


def python_check(running: str, wanted: str) -> Check:
    """Check the version of Python.

    Parameters
    ----------
    running
        For example ``3.11.7``.
    wanted
        What the package asks for, for example ``>=3.11``.
    """
    if SpecifierSet(wanted).contains(running, prereleases=True):
        return ok("Python", running)
    return fault(
        "Python", f"{running}, and {wanted} is needed", "Install one, and make the environment anew"
    )


def package_checks(
    requirements: Iterable[str], installed: Callable[[str], str | None]
) -> Iterator[Check]:
    """Check the versions of packages.

    Parameters
    ----------
    requirements
        As a package's metadata has them, with markers.
    installed
        Gives the version of a package, None if it is not there.
    """
    right = 0
    for one in map(Requirement, requirements):
        if one.marker is not None and not one.marker.evaluate({"extra": ""}):
            continue
        found = installed(one.name)
        if found is None:
            yield fault(one.name, f"it is not installed, and {one.specifier} is pinned", INSTALL)
        elif not one.specifier.contains(found, prereleases=True):
            yield fault(one.name, f"{found}, and {one.specifier} is pinned", INSTALL)
        else:
            right += 1
    yield ok("packages", f"{right} as pinned")


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
