"""Numbers of chapters come from the table of contents."""

import re


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


def test_a_misspelt_chapter_is_named_with_the_nearest(book):
    book.write("book/two.md", "# Two\n\nSee chapter {chapter}`twoo`.\n")
    done = book.build()
    assert done.returncode != 0 and "no numbered chapter 'twoo'. Did you mean 'two'?" in done.stderr
