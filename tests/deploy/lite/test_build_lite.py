"""What JupyterLite's builder is given, and what becomes of its pages."""

import json

from lite import build_lite
from lite.build_lite import KERNEL, close_pages, config, copy_contents


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


def test_the_labs_own_settings_ask_for_no_news():
    """Would JupyterLab look for its news?"""
    assert (
        build_lite.SETTINGS["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    )
