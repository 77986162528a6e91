"""The course's package for notebooks: small, whole for what it promises, and without keys."""

import zipfile

from ipnb.sphinxext.notebooks import course_wheel


def test_it_holds_models_and_form_and_nothing_of_a_hub(tmp_path):
    """Would a reader install a grading pipeline to move a river?"""
    made = course_wheel.build(tmp_path)
    assert made.name == course_wheel.name() and made.stat().st_size < 800_000
    with zipfile.ZipFile(made) as wheel:
        names = wheel.namelist()
        about = wheel.read(next(name for name in names if name.endswith("METADATA"))).decode()
    assert {"ipnb/models/river/view.js", "ipnb/workbench/workbench.css"} & set(names)
    assert not [name for name in names if "/grading/" in name or "/sphinxext/" in name]
    assert not [name for name in names if "exemplar" in name or name.endswith("key.yaml")]
    assert "nbgrader" not in about and "Requires-Dist: anywidget" in about


def test_it_is_built_once(tmp_path, monkeypatch):
    """Would each build of the book wait for it?"""
    course_wheel.build(tmp_path / "one")
    monkeypatch.setattr(course_wheel.subprocess, "run", None)
    assert course_wheel.build(tmp_path / "two").exists()
