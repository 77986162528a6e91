"""What of the package a chapter's code runs, found without running it."""

from ipnb.sphinxext.notebooks import imported_files
from ipnb.sphinxext.notebooks.imported_files import PACKAGE, imported


def names(code: str) -> set[str]:
    return {file.relative_to(PACKAGE).as_posix() for file in imported(code)}


def test_a_model_is_the_whole_of_its_folder_and_what_that_stands_on():
    """Its picture is found by name, and the widget by a lazy import: neither stands in an import."""
    found = names("from ipnb.widgets import River\nRiver()")
    assert {"models/river/still.py", "models/river/model.py", "dynamics/sde.py"} <= found
    assert {"simulation/static_figure.py", "web/tokens.json"} <= found, (
        "and the data that these read"
    )
    assert not [name for name in found if name.startswith("models/dyad")], "no other model"


def test_scripts_and_what_hands_them_over_are_left_out():
    """Would a changed line of JavaScript run every chapter that shows a model?"""
    found = names("from ipnb.models.river import figures")
    assert "web/bundle.py" not in found
    assert not [name for name in found if name.endswith((".js", ".css"))]


def test_imports_are_found_wherever_they_stand():
    found = names("def later():\n    import ipnb.dynamics.linear as linear\n    return linear")
    assert "dynamics/linear.py" in found
    assert len(names("from ipnb.widgets import *")) > len(names("from ipnb.widgets import River"))


def test_what_is_no_import_of_ours_is_nothing():
    assert names("import numpy\nfrom pathlib import Path") == names("def (") == set()


def test_what_makes_pages_is_followed_from_many_files_at_once():
    files = [PACKAGE / "dynamics/sde.py"]
    assert imported_files.behind(files) >= {*files, PACKAGE / "dynamics/random.py"}
