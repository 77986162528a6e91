"""`python -m ipnb.models` writes the JavaScript of the equations anew."""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import ipnb
from ipnb.models import NAMES, equations_file


def test_what_it_writes_is_what_is_kept(monkeypatch):
    """Yesterday's equations would run beside today's formula."""
    written = {}
    monkeypatch.setattr(
        "pathlib.Path.write_text", lambda path, text, **_: written.update({path: text})
    )
    runpy.run_module("ipnb.models", run_name="__main__")
    kept = [equations_file(name) for name in NAMES if equations_file(name).exists()]
    assert sorted(written) == sorted(kept)
    assert all(text == path.read_text(encoding="utf-8") for path, text in written.items())


def test_the_command_writes_what_is_out_of_date_and_nothing_else(tmp_path):
    """An author changes a formula: does the page follow, and do the other models stay as they are?"""
    package = shutil.copytree(
        Path(ipnb.__file__).parent, tmp_path / "ipnb", ignore=shutil.ignore_patterns("__pycache__")
    )
    model = package / "models" / "window_of_tolerance" / "model.py"
    text = model.read_text(encoding="utf-8")
    assert text.count('drift="-kappa*y*') == 1
    model.write_text(text.replace('drift="-kappa*y*', 'drift="-3*kappa*y*'), encoding="utf-8")
    kept = {name: equations_file(name) for name in NAMES if equations_file(name).exists()}
    copies = {name: package / "models" / name / "equations.js" for name in kept}
    copies["river"].write_text("// damaged\n", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "ipnb.models"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        check=True,
    )
    changed = {name for name in kept if copies[name].read_bytes() != kept[name].read_bytes()}
    assert changed == {"window_of_tolerance"}
    before, after = (
        files["window_of_tolerance"].read_text(encoding="utf-8") for files in (kept, copies)
    )
    assert "-3*" in after and "-3*" not in before
    assert after.splitlines()[0] != before.splitlines()[0], "its hash says that it is of today"
