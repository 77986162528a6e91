"""Numbers of chapters come from the table of contents."""

import re
from types import SimpleNamespace

from docutils import nodes

from ipnb.sphinxext.references import chapter_numbers


def test_a_chapter_put_in_between_is_counted(book):
    """Do the numbers move when a chapter comes before?"""
    book.write("book/two.md", "# Two\n\nWords.\n")
    book.write("book/zz.md", "# Last\n\nSee chapter {chapter}`two`.\n")
    assert book.build().returncode == 0
    before = int(re.search(r"See chapter (\d+)\.", book.page("zz"))[1])
    book.write("book/one.md", "# One\n\nWords.\n")
    done = book.build()
    assert done.returncode == 0, done.stderr
    assert f"See chapter {before + 1}." in book.page("zz")


def test_every_page_is_written_again_for_another_title():
    """Would the menu of every other page go on with the old one?"""
    env = SimpleNamespace(
        titles={"one": nodes.title("", "One"), "two": nodes.title("", "Two")},
        toc_secnumbers={"one": {"": (1,)}},
        found_docs={"one", "two"},
    )
    assert chapter_numbers.write_again(None, env) == []
    assert chapter_numbers.write_again(None, env) == []
    env.titles["two"] = nodes.title("", "Two and a half")
    assert chapter_numbers.write_again(None, env) == ["one", "two"]
    env.toc_secnumbers["two"] = {"": (2,)}
    assert chapter_numbers.write_again(None, env) == ["one", "two"]


def test_a_misspelt_chapter_is_named_with_the_nearest(book):
    book.write("book/two.md", "# Two\n\nSee chapter {chapter}`twoo`.\n")
    done = book.build()
    assert done.returncode != 0 and "no numbered chapter 'twoo'. Did you mean 'two'?" in done.stderr
