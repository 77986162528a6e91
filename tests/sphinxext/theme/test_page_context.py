"""What the template knows of a page."""

import re

from bs4 import BeautifulSoup

from ipnb.sphinxext.assets import PACKAGE
from ipnb.sphinxext.notebooks.widget_assets import browser_modules
from ipnb.sphinxext.theme.page_context import MODE, SCRIPT, preloads


def test_a_page_loads_the_scripts_that_it_needs_in_their_order(chapter):
    """Would every page load the script of every part?"""
    assert [script["src"].split("?")[0] for script in chapter.select("script[type=module]")] == [
        f"../_static/{name}.js"
        for name in (
            "main",
            "reader_tools/tools",
            "reader_tools/place",
            "progress/progress",
            "apart/apart",
            "plots/plots",
            "exercises/exercises",
            "predictions/predict",
            "glossary/tooltips",
            "citation/cite",
            "annotations/begin",
        )
    ]


def test_a_page_of_words_loads_no_more_than_every_page(whole_book):
    page = BeautifulSoup(whole_book.page("references"), "html.parser")
    scripts = [script["src"].split("?")[0] for script in page.select("script[src]")]
    names = ("main", "reader_tools/tools", "reader_tools/place", "progress/progress")
    # every page here has a number
    added = ("citation/cite", "annotations/begin")
    assert scripts == [f"../_static/{name}.js" for name in (*names, *added)]
    sheets = [link["href"].split("?")[0] for link in page.select("link[rel=stylesheet]")]
    assert sheets == ["../_static/book.css"]


def test_the_script_in_the_head_knows_every_setting():
    """Would a setting hold only once the modules have run, so that the page jumps?"""
    text = (PACKAGE / "reader_tools/preferences.js").read_text(encoding="utf-8")
    choices = re.search(r"export const CHOICES = \{(.*?)\n\}", text, re.S)[1]
    early = re.search(r"of\[(.*?)\]", MODE)[1]
    assert re.findall(r"(\w+): \[", choices) == re.findall(r"\w+", early)


def test_a_page_names_every_module_that_it_will_load(whole_book, chapter):
    """Would a phone learn from one script which others it needs, and from these which others again?"""
    page, files = whole_book.page("chapter"), browser_modules()
    loaded = SCRIPT.findall(page)
    named = [
        link["href"].split("_static/")[1] for link in chapter.select("link[rel=modulepreload]")
    ]
    assert named == preloads(page, loaded, files) and len(named) == len(set(named))
    assert named[0] == "ipnb/models/river/view.js" and not set(named) & set(loaded)
    kinds = {
        f"exercises/kinds/{box['data-kind']}.js" for box in chapter.select(".check[data-kind]")
    }
    assert kinds and kinds <= set(named)
