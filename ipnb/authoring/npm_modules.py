"""CodeMirror's modules as they came from npm, each at an address of this server.

CodeMirror, because it is an editor that works by keyboard and with a screen reader, has YAML, faults at their
lines and completion of its own, and is kept by those who made it; and only the parts of it that are used.

They import one another by the names of packages, which a browser cannot follow without a map in the page, and a
script in the page is what the policy forbids. So each name becomes the address of its neighbour when a module
is asked for: no bundler, no copy, and the versions are those of ``package-lock.json``.
"""

import re
from functools import cache
from pathlib import Path

import ipnb

NODE_MODULES = Path(ipnb.__file__).parents[1] / "node_modules"
#: package -> the file that is its module
ENTRIES = {
    **{
        f"@codemirror/{name}": "dist/index.js"
        for name in (
            "autocomplete", "commands", "lang-yaml", "language", "lint", "state", "streamparser", "view"
        )
    },
    **{f"@lezer/{name}": "dist/index.js" for name in ("common", "highlight", "lr", "yaml")},
    "@marijn/find-cluster-break": "src/index.js",
    "crelt": "index.js",
    "style-mod": "src/style-mod.js",
    "w3c-keyname": "index.js",
}  # fmt: skip
_NAMED = re.compile(
    r"""(?P<before>\bfrom\s+|^import\s+)(?P<quote>['"])(?P<name>[^'".][^'"]*)(?P=quote)""", re.M
)


def address(package: str) -> str:
    """Return the last part of a module's address: ``@codemirror/view`` -> ``codemirror-view.js``."""
    return f"{package.lstrip('@').replace('/', '-')}.js"


#: last part of an address -> package
PACKAGES = {address(package): package for package in ENTRIES}


@cache
def module(name: str) -> str:
    """Return the text of a module, with its neighbours' addresses for their names.

    Parameters
    ----------
    name : str
        A key of `PACKAGES`.

    Raises
    ------
    FileNotFoundError
        If npm has not installed it.
    """
    package = PACKAGES[name]
    text = (NODE_MODULES / package / ENTRIES[package]).read_text(encoding="utf-8")
    return _NAMED.sub(_as_address, text)


def _as_address(found: re.Match[str]) -> str:
    if found["name"] not in ENTRIES:
        return found[0]
    return f"{found['before']}{found['quote']}./{address(found['name'])}{found['quote']}"
