"""Models' browser modules as the page loads them: one file each, and one for what they share.

A phone spends as long on asking for twenty small files as on all that stands in them. Rollup puts them together
and leaves out what nobody asks for.
"""

import hashlib
import json
import subprocess
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import cast

from sphinx.errors import ExtensionError

from ipnb.sphinxext import npm
from ipnb.sphinxext.npm import NODE, NODE_MODULES, require
from ipnb.web.bundle import COMMENTS, import_order, source

SCRIPT = Path(__file__).with_name("pack_models.mjs")


def packed(entries: Sequence[str], address: str) -> dict[str, str]:
    """Write models with all that they import, and what two of them import in a file of its own.

    What was made of the same modules is kept beside the packages.

    Parameters
    ----------
    entries : sequence of str
        Addresses of modules below the package, for example ``models/river/view.js``.
    address : str
        Of the file that they share.

    Returns
    -------
    dict of str to str
        Address -> text. What an entry exports stays what it was.

    Raises
    ------
    ExtensionError
        If a module, a name in it, or Rollup itself is missing.
    """
    orders = [import_order(entry) for entry in entries]
    files = {path: COMMENTS.sub("", source(path)) for path in chain.from_iterable(orders)}
    asked = {"files": files, "entries": entries, "shared": shared(orders), "address": address}
    given = json.dumps(asked, ensure_ascii=False)
    version = require("Rollup", NODE_MODULES / "rollup/package.json").read_text(encoding="utf-8")
    state = hashlib.sha256((given + version + SCRIPT.read_text(encoding="utf-8")).encode())
    kept = npm.kept(f"{state.hexdigest()}.models.json", partial(pack, given.encode()))
    return cast("dict[str, str]", json.loads(kept.read_text(encoding="utf-8")))


def pack(given: bytes, file: Path) -> None:
    """Let Rollup work on what is asked for, as `pack_models.mjs` reads it.

    Raises
    ------
    ExtensionError
        If a module is missing, or a name in it.
    """
    done = subprocess.run([NODE, SCRIPT], input=given, capture_output=True)
    if done.returncode:
        words = done.stderr.decode(errors="replace")
        raise ExtensionError(f"the models could not be put together: {words}")
    file.write_bytes(done.stdout)


def shared(orders: Sequence[Sequence[str]]) -> list[str]:
    """Return the modules that at least two of several lists hold.

    Parameters
    ----------
    orders : sequence of sequence of str
        For each entry all that it needs, itself included.
    """
    counts = Counter(chain.from_iterable(orders))
    return [path for path, number in counts.items() if number > 1]
