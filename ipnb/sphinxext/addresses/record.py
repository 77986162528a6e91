"""The addresses of the last release, in `book/addresses.txt`: none of them may come to lead nowhere."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

#: what somebody may have put into a syllabus: sections, figures, exercises, terms, claims
PLACES = re.compile(r'<(?:section|figure|dt|li|div)\b[^>]*?\sid="([a-z][\w-]*)"')
#: numbered by their order in the page, or made for the page's own use
UNSTABLE = re.compile(r"^(id\d+|about-.*|local-help.*|definitions|menu|kept|near|search-.*)$")
HEAD = """\
# Every page of the last release and every place in one, from the site's root; `make release` writes it.
# A build fails when one of them is gone and book/redirects.yaml does not say where it is now.
"""


def read_record(path: Path) -> list[tuple[int, str]]:
    """Return the addresses with their lines; a file that is not there records none."""
    if not path.exists():
        return []
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [(number, line) for number, line in lines if line and not line.startswith("#")]


def addresses(pages: Mapping[str, str]) -> list[str]:
    """Return what is to be recorded of a site.

    Parameters
    ----------
    pages : mapping of str to str
        Address of a page -> its HTML.

    Returns
    -------
    list of str
        Pages and the places in them that keep their names, in order.
    """
    found = []
    for page, text in sorted(pages.items()):
        places = {one for one in PLACES.findall(text) if not UNSTABLE.match(one)}
        found += [page, *(f"{page}#{one}" for one in sorted(places))]
    return found


def write_record(path: Path, found: Iterable[str]) -> None:
    """Write the record of a release."""
    path.write_text(HEAD + "".join(f"{one}\n" for one in found), encoding="utf-8")


def remedy(address: str) -> str:
    """Return what to do about an address that is gone."""
    return (
        f"{address} stood in the last release and is gone. Say in book/redirects.yaml where its readers "
        f"are to go: `{address}: book/….html`"
    )
