"""The course as a package for notebooks: models, form and scoring, without what runs a hub or builds the book.

`pip install` of it fetches what these import, where the whole course would bring a hub and grading. The same file
lies in `lite/`.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import ipnb
from ipnb.sphinxext import npm

PACKAGE = Path(ipnb.__file__).parent
#: folders and files of the package that notebooks need
PARTS = (
    "__init__.py",
    "widgets.py",
    "desk",
    "documents",
    "dynamics",
    "formulation",
    "models",
    "simulation",
    "web",
    "workbench",
)
#: what these import; from the oldest versions on which the chapters' notebooks were run
NEEDS = (
    "anywidget>=0.9",
    "ipywidgets>=8",
    "lazy_loader>=0.4",
    "numpy>=2.0",
    "plotly>=6",
    "scipy>=1.14",
    "sympy>=1.13",
)
ABOUT = "Interpersonal neurobiology: models and forms of the course, for notebooks"
BUILD = "from setuptools import build_meta; build_meta.build_wheel({to!r})"


def version() -> str:
    """Return the package's version, which is the course's edition."""
    return metadata.version("ipnb")


def name() -> str:
    """Return the name of the file."""
    return f"ipnb-{version()}-py3-none-any.whl"


def sources() -> list[Path]:
    """Return the files that go into it."""
    found = [
        path
        for part in PARTS
        for path in ([PACKAGE / part] if "." in part else sorted((PACKAGE / part).rglob("*")))
    ]
    return [path for path in found if path.is_file() and "__pycache__" not in path.parts]


def settings() -> str:
    """Return the `pyproject.toml` from which it is built."""
    needs = ", ".join(f'"{one}"' for one in NEEDS)
    return (
        '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n'
        f'[project]\nname = "ipnb"\nversion = "{version()}"\ndescription = "{ABOUT}"\n'
        'requires-python = ">=3.11"\nlicense = "BSD-3-Clause"\n'
        f'dependencies = [{needs}]\n[tool.setuptools.packages.find]\ninclude = ["ipnb*"]\n'
        '[tool.setuptools.package-data]\n"*" = ["**/*"]\n'
    )


def build(folder: Path) -> Path:
    """Put the wheel into a folder; built once for what stands in it, and kept for the next build of any book.

    Returns
    -------
    Path
        The file.
    """
    kept = npm.kept(f"{digest()}.whl", make)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name()
    # a page that is read meanwhile finds the one or the other
    Path(shutil.copyfile(kept, target.with_suffix(".part"))).replace(target)
    for other in set(folder.glob("*.whl")) - {target}:
        other.unlink()
    return target


def make(file: Path) -> None:
    """Write the wheel."""
    with tempfile.TemporaryDirectory(dir=file.parent) as place:
        _stage(Path(place) / "source")
        command = [sys.executable, "-c", BUILD.format(to=place)]
        subprocess.run(command, cwd=Path(place) / "source", check=True, capture_output=True)
        (Path(place) / name()).replace(file)


def digest() -> str:
    """Return one value for everything that goes into it."""
    total = hashlib.sha256(settings().encode())
    for path in sources():
        total.update(f"{path.relative_to(PACKAGE)}\0".encode() + path.read_bytes())
    return total.hexdigest()


def _stage(place: Path) -> None:
    for path in sources():
        target = place / path.relative_to(PACKAGE.parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    (place / "pyproject.toml").write_text(settings(), encoding="utf-8")
