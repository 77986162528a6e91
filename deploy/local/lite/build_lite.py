"""Put `lite/` together: JupyterLite's own builder, and Python for the browser with the course's packages.

python deploy/local/lite/build_lite.py _build/notebooks _build/wheel _build/html/lite
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ipnb.sphinxext.publish import compress
from lite import pieces, start_page, wheels

KERNEL = "@jupyterlite/pyodide-kernel-extension"
SHARED = Path(sys.prefix) / "share/jupyter/labextensions"
APPS = ("notebooks",)
#: what JupyterLite shows beside its own: models and forms, Plotly's figures, the kernel
EXTENSIONS = (
    SHARED / "anywidget",
    SHARED / "@jupyter-widgets/jupyterlab-manager",
    SHARED / "jupyterlab-plotly",
    pieces.BUILDER / "share/jupyter/labextensions" / KERNEL,
)
#: what a chapter imports of the course -> the package that this needs in turn
IN_TURN = {
    "import figures": "plotly",
    "ipnb.models.domains": "scipy",
    "ipnb.models.plasticity": "scipy",
    "ipnb.models.window_of_tolerance": "scipy",
    "import equations": "sympy",
    "import linear_equations": "sympy",
}
#: where contents and settings are kept: the first that the browser allows; the last ends with the page
STORAGE = ("asyncStorage", "localStorageWrapper", "memoryStorageDriver")
STORES = ("contentsStorageDrivers", "settingsStorageDrivers", "workspacesStorageDrivers")
#: scripts of our own in JupyterLite's pages and before its service worker
HERE = Path(__file__).resolve().parent
PAGES_SCRIPT, WORKERS_SCRIPT = HERE / "storage.js", HERE / "drive_requests.js"
LEGACY_FONTS = (".eot", ".svg", ".ttf", ".woff")
WORTH_PACKING = 200_000  # bytes from which on a file is worth a second form
#: nothing may come from, or go to, another place; JupyterLab makes code and styles of its own while it runs
POLICY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'"
)
#: colours as the system has them; no news; what is scrolled out of sight stays, or models would begin anew
SETTINGS = {
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    "@jupyterlab/apputils-extension:notification": {
        "checkForUpdates": False,
        "fetchNews": "false",
    },
}


def config() -> dict[str, Any]:
    """Return what the notebooks are told: where Python lies, what it loads first, and to ask nobody else."""
    kernel = {
        "pyodideUrl": "./static/pyodide/pyodide.js",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {
            "packages": list(wheels.FIRST),
            "env": {"HOME": "/home/pyodide", "PLOTLY_RENDERER": "plotly_mimetype"},
        },
    }
    data = {
        "appName": "The course's notebooks",
        "litePluginSettings": {f"{KERNEL}:kernel": kernel},
        "enableMemoryStorage": True,
        **{key: list(STORAGE) for key in STORES},
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


def builder_config(source: Path, contents: Path, out: Path) -> dict[str, Any]:
    """Return what JupyterLite's builder is told."""
    return {
        "LiteBuildConfig": {
            "apps": list(APPS),
            "lite_dir": str(source),
            "output_dir": str(out),
            "cache_dir": str(source / "cache"),
            "contents": [str(contents)],
            "federated_extensions": [str(one) for one in EXTENSIONS],
            "ignore_sys_prefix": ["federated_extensions"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
        }
    }


def name_packages(book: dict[str, Any]) -> None:
    """Let the first cell that imports models name what they import in turn: the kernel reads cells, not packages.

    Parameters
    ----------
    book : dict
        A notebook; changed in place.
    """
    code = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    whole = "\n".join("".join(cell["source"]) for cell in code)
    found = sorted({name for module, name in IN_TURN.items() if module in whole})
    if found:
        first = next(cell for cell in code if "ipnb" in "".join(cell["source"]))
        told = f"import {', '.join(found)}  # what the course's package imports in turn\n\n"
        first["source"] = told + "".join(first["source"])


def copy_contents(notebooks: Path, target: Path) -> None:
    """Copy the notebooks, with the name that the browser's kernel has."""
    for path in sorted(notebooks.rglob("*")):
        if path.is_dir() or path.parent == notebooks:
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".ipynb":
            book = json.loads(text)
            name_packages(book)
            book["metadata"]["kernelspec"] |= {"name": "python", "display_name": "Python (Pyodide)"}
            text = json.dumps(book, ensure_ascii=False)
        to = target / path.relative_to(notebooks)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(text, encoding="utf-8")


def put_together(notebooks: Path, out: Path) -> None:
    """Let JupyterLite's builder make the site of these notebooks."""
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "site"
        source.mkdir()
        copy_contents(notebooks, Path(place) / "notebooks")
        write(source / "jupyter-lite.json", config())
        write(source / "overrides.json", SETTINGS)
        told = builder_config(source, Path(place) / "notebooks", out)
        write(source / "jupyter_lite_config.json", told)
        subprocess.run(
            [sys.executable, "-m", "jupyterlite_core", "build"],
            cwd=source,
            env=os.environ | {"PYTHONPATH": str(pieces.BUILDER)},
            check=True,
        )


def write(path: Path, data: Any) -> None:
    """Write data as JSON."""
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")


def close_pages(out: Path) -> None:
    """Let no page of the site ask another host for anything."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    for page in sorted(out.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if meta not in text:
            page.write_text(text.replace("<head>", f"<head>\n    {meta}", 1), encoding="utf-8")


def mind_storage(out: Path) -> None:
    """Let pages say where the browser keeps nothing, and let no request for a file wait for ever."""
    shutil.copyfile(PAGES_SCRIPT, out / PAGES_SCRIPT.name)
    for page in [out / "index.html", *(out / app / "index.html" for app in APPS)]:
        way = "../" * (len(page.relative_to(out).parts) - 1)
        script = f'<script type="module" src="{way}{PAGES_SCRIPT.name}"></script>'
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</head>", f"  {script}\n  </head>", 1), encoding="utf-8")
    worker = out / "service-worker.js"
    own, theirs = (path.read_text(encoding="utf-8") for path in (WORKERS_SCRIPT, worker))
    worker.write_text(f"{{\n{own}}}\n{theirs}", encoding="utf-8")


def lighten(out: Path) -> None:
    """Leave out fonts in forms for browsers of long ago, and put the smaller form beside large files."""
    for ending in LEGACY_FONTS:
        for font in (out / "build").glob(f"fa-*{ending}"):
            font.unlink()
    for file in sorted(out.rglob("*")):
        if file.suffix in (".js", ".wasm") and file.stat().st_size > WORTH_PACKING:
            compress.compress_file(file)


def build(notebooks: Path, wheel: Path, out: Path) -> None:
    """Make the site anew.

    Parameters
    ----------
    notebooks, wheel : Path
        Folders that the book's build fills: its chapters and open cases, and the course's package.
    out : Path
        `lite/` beside the pages.
    """
    half = out.with_name("lite.half")
    shutil.rmtree(half, ignore_errors=True)
    put_together(notebooks, half)
    kernel = pieces.BUILDER / "share/jupyter/labextensions" / KERNEL / "static/pypi"
    packages = [*pieces.WHEELS.glob("*.whl"), *kernel.glob("*.whl"), *wheel.glob("*.whl")]
    wheels.put(pieces.RUNTIME, packages, pieces.LOCK, half / "static/pyodide")
    contents = json.loads((notebooks / "contents.json").read_text(encoding="utf-8"))
    (half / "index.html").write_text(start_page.page(contents), encoding="utf-8")
    close_pages(half)
    mind_storage(half)
    lighten(half)
    shutil.rmtree(out, ignore_errors=True)
    half.rename(out)


if __name__ == "__main__":
    pieces.fetch()
    build(*(Path(place).resolve() for place in sys.argv[1:4]))
