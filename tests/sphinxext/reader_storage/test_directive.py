"""What a browser keeps is listed by its name."""

import json

from bs4 import BeautifulSoup


def test_the_list_knows_the_names_of_what_is_kept(book):
    """Would a reader see `book.exercise.variance` in place of its title, or a title of last week?"""
    book.write("book/chapter.md", "# A chapter\n\n```{check} variance\n```\n")
    book.write("book/your-answers.md", "# Yours\n\n```{your-answers}\n```\n")

    def names() -> dict:
        assert book.build().returncode == 0
        page = BeautifulSoup(book.page("your-answers"), "html.parser")
        return json.loads(
            page.select_one("[data-module='reader_storage/reader_storage.js']")["data-values"]
        )

    first = names()
    assert first["things"] == {"book.exercise.variance": ["How much is r = .25?", "chapter.html"]}
    assert first["pages"]["book/chapter"] == ["A chapter", "chapter.html"]
    book.write("book/chapter.md", "# A new name\n\n```{check} variance\n```\n")
    assert names()["pages"]["book/chapter"] == ["A new name", "chapter.html"]
