"""``{drawing}``: named, described, numbered."""

import re

import pytest

from ipnb.sphinxext.drawings import directive

GOOD = '<svg viewBox="0 0 340 9"><title>A &amp; B</title><desc>A  line\n to B.</desc><path d="M0 0"/></svg>'


def test_a_drawing_in_a_page_is_named_and_described():
    page = directive.inlined(GOOD, "a-to-b")
    assert page.startswith(
        '<svg role="img" aria-labelledby="drawing-a-to-b" aria-describedby="drawing-a-to-b-words"'
    )
    assert '<title id="drawing-a-to-b">A &amp; B</title>' in page and "<desc>" not in page
    assert '<p id="drawing-a-to-b-words">A line to B.</p>' in page


@pytest.mark.parametrize("element", ["title", "desc"])
def test_a_drawing_without_words_is_refused(element):
    with pytest.raises(ValueError, match="'a-to-b': it needs a <title> and a <desc>"):
        directive.inlined(re.sub(rf"<{element}>.*?</{element}>", "", GOOD, flags=re.S), "a-to-b")


def test_a_drawing_has_a_number_and_an_unknown_one_a_hint(book):
    """Built for real: a figure with caption and number; then a slip, with the nearest name."""
    book.write("book/drawings/a-to-b.svg", GOOD)
    text = "# One\n\nSee {numref}`fig-ab`.\n\n```{drawing} NAME\n:name: fig-ab\n\nFrom *A* to B.\n```\n"
    book.write("book/one.md", text.replace("NAME", "a-to-b"))
    done = book.build()
    assert done.returncode == 0, done.stderr[-2000:]
    page = book.page("one")
    assert 'id="fig-ab"' in page and "<em>A</em>" in page and "<desc>" not in page
    main = page.partition("<main")[2].partition("</main>")[0]
    assert len(re.findall(r"Fig\. \d\.1\b", main)) == 2, "in the reference and under the picture"
    book.write("book/one.md", text.replace("NAME", "a-to-c"))
    done = book.build()
    assert done.returncode != 0 and "Did you mean 'a-to-b'?" in done.stdout + done.stderr
