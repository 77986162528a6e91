"""The packages of the browser's Python: trimmed, listed by their hashes, none missing that another needs."""

import hashlib
import json
import zipfile

from lite import pieces, wheels
from samples import wheel


def test_what_no_kernel_opens_is_left_out(tmp_path):
    """Would every reader fetch Plotly's scripts for pages, ten megabytes, three times?"""
    whole = wheel(
        tmp_path,
        "plotly-7.1.0-py3-none-any.whl",
        {
            "plotly/__init__.py": "x",
            "plotly/package_data/plotly.min.js": "y" * 99,
            "plotly-7.1.0.data/data/share/jupyter/a.js": "z",
        },
    )
    wheels.trim(whole, tmp_path / "less.whl")
    assert zipfile.ZipFile(tmp_path / "less.whl").namelist() == ["plotly/__init__.py"]


def test_the_list_names_every_file_with_its_hash(tmp_path):
    """Would the browser's Python refuse a package, or look for one that is not there?"""
    runtime, target = tmp_path / "runtime", tmp_path / "target"
    runtime.mkdir()
    (runtime / "pyodide.js").write_text("engine")
    official = json.loads(pieces.LOCK.read_text())["packages"]["scipy"]["file_name"]
    wheel(runtime, official, {"scipy/__init__.py": "x", "scipy/misc/face.dat": "y" * 99})
    river = wheel(tmp_path, "ipnb-0.1.0-py3-none-any.whl", {"ipnb/__init__.py": ""})
    other = wheel(tmp_path, "unknown-1.0-py3-none-any.whl", {"unknown.py": ""})
    wheels.put(runtime, [river, other], pieces.LOCK, target)
    listed = json.loads((target / "pyodide-lock.json").read_text())["packages"]
    assert "unknown" not in listed and (target / "pyodide.js").exists()
    assert zipfile.ZipFile(target / official).namelist() == ["scipy/__init__.py"]
    for name in ("ipnb", "scipy", *wheels.STAND_INS):
        data = (target / listed[name]["file_name"]).read_bytes()
        assert listed[name]["sha256"] == hashlib.sha256(data).hexdigest()
    assert listed["ipnb"]["imports"] == ["ipnb"] and "anywidget" in listed["ipnb"]["depends"]


def test_every_package_that_another_needs_is_known():
    """Would a cell's import end at a package that nobody has?"""
    official = json.loads(pieces.LOCK.read_text())["packages"]
    known = {*official, *wheels.NEEDS, *wheels.STAND_INS}
    needed = {one for needs in wheels.NEEDS.values() for one in needs}
    needed |= {one for package in official.values() for one in package["depends"]}
    assert {one.replace("_", "-") for one in needed} - {
        one.replace("_", "-") for one in known
    } == set()
    assert {one.replace("_", "-") for one in wheels.FIRST} <= known


def test_a_wheel_goes_by_the_name_of_its_package(tmp_path):
    """Would a package with a dash or an underscore be missed?"""
    assert wheels.name_of(tmp_path / "lazy_loader-0.6-py3-none-any.whl") == "lazy-loader"
