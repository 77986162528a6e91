"""The packages that a notebook in the browser may import, and the list of them that Pyodide reads.

Pyodide loads a package when a cell imports it. What it loads before the first cell is named in `FIRST`.
"""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

#: packages in pure Python -> what each needs; those of Pyodide bring their own list
NEEDS = {
    "anywidget": ("ipywidgets", "psygnal", "typing-extensions"),
    "comm": ("traitlets",),
    "ipnb": ("anywidget", "lazy-loader", "numpy"),
    "ipykernel": (),
    "ipywidgets": ("comm", "ipython", "jupyterlab-widgets", "traitlets"),
    "jupyterlab-widgets": (),
    "lazy-loader": ("packaging",),
    "mpmath": (),
    "narwhals": (),
    "piplite": ("micropip",),
    "plotly": ("narwhals", "nbformat", "packaging"),
    "psygnal": (),
    "pyodide-kernel": ("comm", "ipykernel", "ipython"),
    "sympy": ("mpmath",),
    "typing-extensions": (),
}
#: loaded side by side while the kernel starts: the kernel's own, and what every chapter imports
FIRST = (
    "micropip", "piplite", "ssl", "sqlite3", "ipykernel", "comm", "pyodide_kernel", "jedi", "ipython", "ipnb",
)  # fmt: skip
#: asked for by name and never used here: nothing of them is loaded. Plotly asks only for nbformat's version
STAND_INS = {
    "jedi": {},
    "ssl": {},
    "nbformat": {"nbformat/__init__.py": '__version__ = "5.10.4"\n'},
}
#: parts of packages that a kernel in the browser never opens: scripts for pages, tests, sample data
UNUSED = (
    "/labextension/", ".data/data/", "plotly/package_data/plotly.min.js", "plotly/package_data/widgetbundle.js",
    "/package_data/datasets/", "/tests/", "/benchmarks/", "anywidget/nbextension/", "scipy/misc/",
)  # fmt: skip
ANCIENT = (1980, 1, 1, 0, 0, 0)  # the same file at each build


def name_of(wheel: Path) -> str:
    """Return the name of a package as lists of packages write it."""
    return wheel.name.split("-")[0].replace("_", "-").lower()


def has_unused(wheel: Path) -> bool:
    """Tell whether a package has parts that nobody opens in a browser."""
    with zipfile.ZipFile(wheel) as whole:
        return any(part in name for name in whole.namelist() for part in UNUSED)


def trim(wheel: Path, target: Path) -> None:
    """Copy a package without the parts that nobody opens in a browser."""
    with (
        zipfile.ZipFile(wheel) as whole,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as less,
    ):
        for entry in whole.infolist():
            if not any(part in entry.filename for part in UNUSED):
                less.writestr(
                    zipfile.ZipInfo(entry.filename, ANCIENT),
                    whole.read(entry),
                    zipfile.ZIP_DEFLATED,
                )


def stand_in(name: str, files: dict[str, str], folder: Path) -> Path:
    """Write a package that holds a name and little else."""
    target = folder / f"{name}-0.0.0-py3-none-any.whl"
    about = f"{name}-0.0.0.dist-info"
    records = {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.0.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: ipnb\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": "",
    }
    with zipfile.ZipFile(target, "w") as wheel:
        for path, text in (files | records).items():
            wheel.writestr(zipfile.ZipInfo(path, ANCIENT), text)
    return target


def digest(wheel: Path) -> str:
    """Return the hash by which Pyodide knows a package."""
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def entry(name: str, wheel: Path, needs: tuple[str, ...], imports: list[str]) -> dict[str, Any]:
    """Return what the list of packages says of one."""
    return {
        "name": name,
        "version": wheel.name.split("-")[1],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": digest(wheel),
        "package_type": "package",
        "imports": imports,
        "depends": list(needs),
        "unvendored_tests": False,
    }


def put(runtime: Path, wheels: list[Path], lock: Path, target: Path) -> None:
    """Write Python for the browser with all packages and their list.

    Parameters
    ----------
    runtime : Path
        Folder with Pyodide's own files.
    wheels : list of Path
        The other packages; of each its file.
    lock : Path
        Pyodide's list, with what is taken from it.
    target : Path
        The folder of the site.
    """
    target.mkdir(parents=True, exist_ok=True)
    whole = json.loads(lock.read_text(encoding="utf-8"))
    of_file = {package["file_name"]: package for package in whole["packages"].values()}
    for path in sorted(runtime.iterdir()):
        if path.suffix == ".whl" and has_unused(path):
            trim(path, target / path.name)
            of_file[path.name]["sha256"] = digest(target / path.name)
        else:
            shutil.copyfile(path, target / path.name)
    for wheel in wheels:
        if (name := name_of(wheel)) in NEEDS:
            trim(wheel, target / wheel.name)
            module = name.replace("-", "_")
            whole["packages"][name] = entry(name, target / wheel.name, NEEDS[name], [module])
    for name, files in STAND_INS.items():
        whole["packages"][name] = entry(name, stand_in(name, files, target), (), [])
    text = json.dumps(whole, sort_keys=True)
    (target / "pyodide-lock.json").write_text(text, encoding="utf-8")
