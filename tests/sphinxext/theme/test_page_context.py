"""What the template knows of a page."""

from bs4 import BeautifulSoup


def test_a_page_loads_the_scripts_that_it_needs_in_their_order(chapter):
    """Would every page load the script of every part?"""
    assert [script["src"].split("?")[0] for script in chapter.select("script[type=module]")] == [
        f"../_static/{name}.js"
        for name in (
            "main",
            "progress/progress",
            "plots/plots",
            "exercises/exercises",
            "predictions/predict",
            "glossary/tooltips",
            "citation/cite",
        )
    ]


def test_a_page_of_words_loads_no_more_than_every_page(whole_book):
    page = BeautifulSoup(whole_book.page("references"), "html.parser")
    scripts = [script["src"].split("?")[0] for script in page.select("script[src]")]
    every = ("main", "progress/progress", "citation/cite")
    assert scripts == [f"../_static/{name}.js" for name in every]
    sheets = [link["href"].split("?")[0] for link in page.select("link[rel=stylesheet]")]
    assert sheets == ["../_static/book.css"]
