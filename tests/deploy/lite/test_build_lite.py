"""What JupyterLite's builder is given, and what becomes of its pages."""

import json

from lite import build_lite
from lite.build_lite import (
    KERNEL,
    close_pages,
    config,
    copy_contents,
    lighten,
    mind_storage,
    name_packages,
)


def test_notebooks_name_the_browsers_kernel(tmp_path):
    """Would a reader be asked which kernel to use?"""
    source = tmp_path / "notebooks"
    (source / "part").mkdir(parents=True)
    book = {"cells": [], "metadata": {"kernelspec": {"name": "python3", "language": "python"}}}
    (source / "part/one.ipynb").write_text(json.dumps(book))
    (source / "part/case.json").write_text("{}")
    (source / "contents.json").write_text("[]")
    copy_contents(source, tmp_path / "out")
    made = json.loads((tmp_path / "out/part/one.ipynb").read_text())
    assert made["metadata"]["kernelspec"]["name"] == "python"
    assert (tmp_path / "out/part/case.json").exists()
    assert not (tmp_path / "out/contents.json").exists()


def test_nobody_else_is_asked(tmp_path):
    """Would a notebook fetch a package from another host?"""
    kernel = config()["jupyter-config-data"]["litePluginSettings"][f"{KERNEL}:kernel"]
    assert kernel["disablePyPIFallback"] and kernel["pyodideUrl"].startswith("./")
    (tmp_path / "index.html").write_text("<html><head><title>x</title></head></html>")
    close_pages(tmp_path)
    close_pages(tmp_path)
    assert (tmp_path / "index.html").read_text().count("Content-Security-Policy") == 1


def test_models_stay_when_they_are_out_of_sight():
    """Would a river that was left running begin anew after each scroll?"""
    assert build_lite.SETTINGS["@jupyterlab/notebook-extension:tracker"]["windowingMode"] == "none"


def test_the_labs_own_settings_ask_for_no_news():
    """Would JupyterLab look for its news?"""
    assert (
        build_lite.SETTINGS["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    )


def test_large_files_have_a_smaller_form_and_old_fonts_go(tmp_path):
    """Would the site be a quarter larger for browsers that nobody has?"""
    (tmp_path / "build").mkdir()
    for name in ("fa-solid.svg", "fa-solid.woff2", "small.js"):
        (tmp_path / "build" / name).write_text("x")
    (tmp_path / "build/large.js").write_text("const a = 1;" * 20_000)
    lighten(tmp_path)
    names = sorted(path.name for path in (tmp_path / "build").iterdir())
    assert names == ["fa-solid.woff2", "large.js", "large.js.br", "small.js"]


def test_what_the_package_imports_in_turn_is_named():
    """Would a chapter's first cell end at a package that the kernel did not load?"""
    cell = {"cell_type": "code", "source": "from ipnb.dynamics import equations\n"}
    book = {"cells": [{"cell_type": "code", "source": "claims = {}"}, cell]}
    name_packages(book)
    assert cell["source"].startswith("import sympy  #") and "import equations" in cell["source"]
    assert book["cells"][0]["source"] == "claims = {}"
    plain = {"cells": [{"cell_type": "code", "source": "from ipnb.widgets import River"}]}
    name_packages(plain)
    assert plain["cells"][0]["source"] == "from ipnb.widgets import River"


def test_pages_mind_the_browsers_storage(tmp_path):
    """Would a reader lose an evening's answers without a word, or Python wait for ever for a full store?"""
    (tmp_path / "notebooks").mkdir()
    for page in ("index.html", "notebooks/index.html"):
        (tmp_path / page).write_text("<html><head><title>x</title></head></html>")
    (tmp_path / "service-worker.js").write_text("const theirs = 1;")
    mind_storage(tmp_path)
    assert 'src="storage.js"></script>' in (tmp_path / "index.html").read_text()
    assert 'src="../storage.js"></script>' in (tmp_path / "notebooks/index.html").read_text()
    assert (tmp_path / "storage.js").exists()
    worker = (tmp_path / "service-worker.js").read_text()
    assert worker.index("stopImmediatePropagation") < worker.index("const theirs")


def test_a_browser_that_keeps_nothing_opens_notebooks_all_the_same():
    """Would a reader who forbids storage see an empty page?"""
    data = config()["jupyter-config-data"]
    assert data["enableMemoryStorage"]
    assert data["contentsStorageDrivers"][0] == "asyncStorage", "IndexedDB where it is allowed"
    assert data["contentsStorageDrivers"][-1] == "memoryStorageDriver"
