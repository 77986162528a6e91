"""The scripts of the notes, run by Node, beside each other as in the site."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipnb.sphinxext.annotations as part
from ipnb.sphinxext.annotations.anchoring_library import LIBRARY

HERE = Path(part.__file__).parent
NODE = Path(sys.executable).with_name("node")
#: what the tests say of every annotation that they make
SAMPLE = """
const T = (day) => new Date(Date.UTC(2026, 2, day, 12));
const SOURCE = 'https://example.org/course/book/foundations/reading-evidence.html';
const sample = (exact, { text = '', creator = 'urn:uuid:mira', day = 2, id, source = SOURCE } = {}) => {
  const one = a.make({ source, quote: { exact, prefix: 'before ', suffix: ' after' },
    position: { start: 7, end: 7 + exact.length }, text, creator, now: T(day) });
  return id ? { ...one, id } : one;
};
"""


def site(folder: Path) -> Path:
    """Put the scripts where a page would find them; return their folder."""
    scripts = folder / "annotations"
    scripts.mkdir()
    for path in HERE.glob("*.js"):
        shutil.copy(path, scripts)
    shutil.copy(LIBRARY, scripts / "approx-string-match.js")
    (folder / "ipnb/web").mkdir(parents=True)
    shutil.copy(HERE.parents[1] / "web/dom.js", folder / "ipnb/web")
    (folder / "package.json").write_text('{"type": "module"}')
    return scripts


def runner(folder: Path, imports: str) -> Callable[..., Any]:
    """Return ``run(code, **given)``: what an async function of this code returns; ``given`` are its values."""
    scripts = site(folder)

    def run(code: str, **given: Any) -> Any:
        names = ", ".join(given)
        script = (
            f"import * as a from './annotation.js'; {imports}\n{SAMPLE}\n"
            f"const found = await (async ({{ {names} }}) => {{ {code} }})({json.dumps(given)});\n"
            "console.log(JSON.stringify(found ?? null));"
        )
        (scripts / "run.js").write_text(script)
        command = [
            str(NODE),
            "--experimental-webstorage",
            f"--localstorage-file={folder / 'store'}",
            "run.js",
        ]
        done = subprocess.run(command, cwd=scripts, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
