"""Python for the page: whole, and as heavy as the page says."""

import json

from ipnb.sphinxext.open_cases import python_in_page


def test_python_is_there_whole_and_as_heavy_as_the_page_says(built_book):
    """Would "about 6 MB" be a promise that a phone's owner pays for?"""
    site = built_book / "_static"
    place = site / python_in_page.address()
    for name in python_in_page.ENGINE:
        assert (place / name).read_bytes() == (python_in_page.PYODIDE / name).read_bytes(), name
    assert json.loads((place / python_in_page.LOCK).read_text())["packages"] == {}
    sent = [(place / f"{name}.br") for name in python_in_page.ENGINE]
    weight = sum(
        (ready if ready.exists() else ready.with_suffix("")).stat().st_size for ready in sent
    )
    assert 5.5e6 < weight < 6.5e6
    assert "about 6 MB" in (site / "ipnb/workbench/score.js").read_text()
