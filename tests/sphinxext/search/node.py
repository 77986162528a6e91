"""The scripts of the search, run by Node as they are in the site."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import ipnb.sphinxext.search as part
from ipnb.sphinxext.search.index import LIBRARY

HERE = Path(part.__file__).parent


class Scripts:
    """A folder with the scripts and MiniSearch."""

    def __init__(self, folder: Path):
        self.folder = folder
        for file in HERE.glob("*.js"):
            shutil.copy(file, folder)
        shutil.copy(LIBRARY, folder / "minisearch.js")
        (folder / "package.json").write_text('{"type": "module"}')

    def run(self, code: str, given: Any = None) -> Any:
        """Return what an async function of this code returns; ``given`` is there by this name."""
        (self.folder / "given.json").write_text(json.dumps(given))
        script = (
            "import { readFileSync } from 'node:fs'; import MiniSearch from './minisearch.js';"
            "import { find, slips } from './find.js'; import { pack, unpack } from './packed.js';"
            "import { OPTIONS, processTerm } from './terms.js';"
            "import { oneSpelling, piecesOf, wordsIn } from './spelling.js';"
            "const given = JSON.parse(readFileSync('given.json', 'utf8'));"
            f"const found = await (async () => {{ {code} }})(); console.log(JSON.stringify(found));"
        )
        (self.folder / "run.js").write_text(script)
        command = [str(Path(sys.executable).with_name("node")), "run.js"]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)
