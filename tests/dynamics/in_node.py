"""Browser modules of the shared mathematics, run in Node: no page is needed to compare numbers."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from ipnb.web import bundle

SCRIPT = """import * as module from '{address}';
console.log(JSON.stringify({calls}.map((given) => ({function})(...given))));"""


def evaluate(folder: Path, path: str, function: str, calls: list[list[Any]]) -> list[Any]:
    """Call a function of a browser module once for each list of arguments.

    Parameters
    ----------
    folder : Path
        An empty folder for the module and all that it imports.
    path : str
        The module's address below the package.
    function : str
        JavaScript in which ``module`` is the module, for example ``module.exponential``.
    calls : list of list
        Arguments as plain data.
    """
    for address in bundle.import_order(path):
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(bundle.source(address), encoding="utf-8")
    address = (folder / path).as_uri()
    script = SCRIPT.format(address=address, function=function, calls=json.dumps(calls))
    run = [Path(sys.executable).with_name("node"), "--input-type=module", "-e", script]
    return json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
