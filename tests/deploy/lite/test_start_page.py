"""The first page of `lite/`."""

from bs4 import BeautifulSoup
from lite.start_page import page

PARTS = [{"title": "A & B", "notebooks": [{"path": "a b/one.ipynb", "title": "1 One <two>"}]}]


def test_it_lists_the_notebooks_by_part():
    """Would a title break the page, or a path with a space open nothing?"""
    soup = BeautifulSoup(page(PARTS), "html.parser")
    assert soup.h2.get_text() == "A & B"
    link = soup.select_one("li a")
    assert link.get_text() == "1 One <two>"
    assert link["href"] == "notebooks/index.html?path=a+b/one.ipynb"
    assert soup.select_one('a[href="../index.html"]')
    assert (
        soup.select_one("#jupyter-config-data").string == "{}"
    )  # where JupyterLite looks for settings
