"""Whether the web still has what the book links: Sphinx's link checker asks for each external address once.

The addresses are those of the built pages, raw HTML, ledger and references among them. Links within the book are
checked at each build (`ipnb/sphinxext/addresses/site_links.py`).
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ipnb.sphinxext.addresses.site_links import read_pages

HERE = Path(__file__).resolve().parent
#: in which order they are told, and what to do; what is well is not told
VERDICTS = {
    "gone": "Gone: the server has no such page, or there is no such server. Find where it is now.",
    "moved": "Moved for good: write the new address.",
    "refused": "Not told to a program: open it in a browser before you change anything.",
    "silent": "No answer in time, three times: try again on another day.",
}
MOVED = (301, 308)
REFUSING = ("401", "403", "405", "406", "429", "451", "503")


#: of a DOI the registry is asked whether it knows it, 200 or 404: publishers often refuse programs
#: (doi.org, DOI Resolution Documentation)
DOI = re.compile(r"^https?://(?:dx\.)?doi\.org/(?!api/)(10\..+)$")
REGISTRY = r"https://doi.org/api/handles/\1"


@dataclass(frozen=True)
class Finding:
    """What came of one address.

    Attributes
    ----------
    verdict : str
        One of `VERDICTS`.
    address : str
    words : str
        What the server said, or the new address.
    pages : tuple of str
        Where the book links it.
    """

    verdict: str
    address: str
    words: str
    pages: tuple[str, ...]


def external_links(built: Path) -> dict[str, list[str]]:
    """Return each address outside the book with the pages that link it; the pages' own, of their head, aside."""
    found = defaultdict(list)
    for page in read_pages(built).values():
        for link in dict.fromkeys(page.links("a", "area")):
            if link.startswith(("http://", "https://")):
                found[link].append(page.address)
    return dict(found)


def asked(address: str) -> str:
    """Return what is asked for to learn whether an address is well.

    >>> asked("https://doi.org/10.1037/bul0000433")
    'https://doi.org/api/handles/10.1037/bul0000433'
    """
    return DOI.sub(REGISTRY, address)


def verdict(status: str, code: int, info: str) -> str | None:
    """Return what a line of the checker's output means; None if the address is well.

    Parameters
    ----------
    status, code, info
        As Sphinx writes them: for example ``redirected``, 301 and the new address.
    """
    if status == "redirected":
        # any other redirect is the server's own way of sending its pages
        return "moved" if code in MOVED else None
    if status == "timeout":
        return "silent"
    if status == "broken":
        return "refused" if any(f"{number} " in info for number in REFUSING) else "gone"
    return None


def findings(lines: Iterable[str], pages: Mapping[str, list[str]]) -> list[Finding]:
    """Return what is to be looked at, the worst first.

    Parameters
    ----------
    lines : iterable of str
        Sphinx's report, a line an address.
    pages : mapping of str to list of str
        Address -> where the book links it.
    """
    found, linked = [], {asked(address): address for address in pages}
    for line in lines:
        one = json.loads(line)
        kind = verdict(one["status"], one["code"], one["info"])
        if kind:
            address = linked.get(one["uri"], one["uri"])
            found.append(Finding(kind, address, one["info"], tuple(pages.get(address, ()))))
    order = list(VERDICTS)
    return sorted(found, key=lambda one: (order.index(one.verdict), one.address))


def told(found: list[Finding], number: int) -> str:
    """Return the list as a person reads it."""
    lines = [f"{number} addresses outside the book were asked for."]
    for kind, group in groupby(found, key=lambda one: one.verdict):
        lines += ["", VERDICTS[kind]]
        for one in group:
            lines += [f"  {one.address}", f"    {one.words}", f"    on {', '.join(one.pages)}"]
    if not found:
        lines.append("All of them answered.")
    return "\n".join(lines)


def ask(links: Mapping[str, list[str]], folder: Path) -> list[str]:
    """Let Sphinx ask for every address; returns the lines of its report.

    Parameters
    ----------
    links : mapping of str to list of str
    folder : Path
        For a project of one page, which holds all of the links.
    """
    project, out = folder / "project", folder / "out"
    project.mkdir()
    (project / "conf.py").write_text((HERE / "links_conf.py").read_text(encoding="utf-8"))
    (project / "index.rst").write_text("Links\n=====\n", encoding="utf-8")
    (project / "links.json").write_text(json.dumps(sorted(map(asked, links))), encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "linkcheck", str(project), str(out)]
    # a broken link is an error to Sphinx; here it is what we came for
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    report = out / "output.json"
    return report.read_text(encoding="utf-8").splitlines() if report.exists() else []


def main(built: Path, target: Path) -> int:
    """Check, print and keep the list; returns 1 if something is gone.

    Parameters
    ----------
    built : Path
        ``_build/html``.
    target : Path
        Where the list is kept.
    """
    links = external_links(built)
    with tempfile.TemporaryDirectory() as folder:
        lines = ask(links, Path(folder))
    found = findings(lines, links)
    words = told(found, len(links))
    target.write_text(words + "\n", encoding="utf-8")
    print(words)
    return int(any(one.verdict == "gone" for one in found))


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
