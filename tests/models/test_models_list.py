"""The one list of models, and what stands in each of their folders."""

from pathlib import Path

import pytest

import ipnb.models
from ipnb.models import NAMES, declared, equations_file
from ipnb.web import bundle

FOLDER = Path(ipnb.models.__file__).parent
NEEDED = ("__init__.py", "model.py", "alt_text.py", "still.py", "widget.py", "view.js")
every_name = pytest.mark.parametrize("name", NAMES)


def test_the_list_is_the_folders():
    """A folder that is not in the list is no model, and nobody would know."""
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name[0] not in "_."}
    assert sorted(folders) == list(NAMES)


@every_name
def test_each_folder_has_the_same_files(name):
    """Whoever knows one model finds their way in the next."""
    assert [file for file in NEEDED if not (FOLDER / name / file).exists()] == []


@every_name
def test_a_model_is_called_as_its_folder(name):
    """Addresses of pages and of browser modules are made from the name."""
    assert declared(name).name == name


@every_name
def test_equations_are_kept_where_there_are_any(name):
    """A view that imports equations.js would find none."""
    assert equations_file(name).exists() == (declared(name).equations is not None)
    assert (f"models/{name}/equations.js" in bundle.GENERATED) == equations_file(name).exists()


@every_name
def test_models_know_nothing_of_each_other(name):
    """A change to one would reach another."""
    for path in (FOLDER / name).iterdir():
        if path.suffix not in (".py", ".js"):
            continue
        text = path.read_text(encoding="utf-8")
        for other in NAMES:
            if other != name:
                assert f"ipnb.models.{other}" not in text and f"../{other}/" not in text, path
