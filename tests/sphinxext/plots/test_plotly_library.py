"""Plotly stands beside the pages only if one of them holds a figure."""

from types import SimpleNamespace

from ipnb.sphinxext.plots import plotly_library


def test_a_book_without_a_figure_carries_no_plotly(tmp_path):
    """Would every small book copy a megabyte?"""
    target = tmp_path / "_static/plots/plotly-cartesian.min.js"
    target.parent.mkdir(parents=True)
    page, app = tmp_path / "page.html", SimpleNamespace(outdir=tmp_path)
    page.write_text("<p>Words.</p>")
    plotly_library.copy(app)
    assert not target.exists()
    page.write_text('<div class="plot"></div>')
    plotly_library.copy(app)
    assert target.read_bytes() == plotly_library.PLOTLY.read_bytes()
