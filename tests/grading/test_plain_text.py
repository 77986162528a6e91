"""A student's text reaches a marker whole, and does nothing on the way."""

import html
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from ipnb.grading.plain_text import as_markdown, clean, for_terminal, named, short

HOSTILE = [
    "<script>alert(1)</script>",
    "</div><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) ![y](http://example.org/z.png)",
    "$\\href{javascript:alert(1)}{x}$ and $$\\unicode{x}$$",
    "```\ncode\n```\n\n# heading\n\n- list\n\n> quote\n\n|a|b|\n|-|-|\n",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "{{ nb.cells }} {% raw %}",
    "first\n\n\n\nsecond\ttab",
    "<!-- --> <![CDATA[ x ]]> <?php ?>",
    "ā \u202e right to left \U0001f30a",
]


def shown(text):
    """What a browser would show for the rendered cell, and the tags in it."""
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        words, tags = "", []

        def handle_starttag(self, tag, attrs):
            self.tags = [*self.tags, (tag, [name for name, _ in attrs])]

        def handle_data(self, data):
            self.words += data

    reader = Reader(convert_charrefs=True)
    reader.feed(markdown2html_mistune(text))
    return reader.words, reader.tags


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_and_nothing_else(text):
    """Could a student's text become a tag, a link, a picture or a formula in Formgrader?"""
    words, tags = shown(as_markdown(text))
    assert tags == [("div", ["class", "style"])]
    assert words.strip("\n") == clean(text).strip("\n")


@given(st.text())
def test_no_text_at_all_escapes(text):
    """The same for whatever else can be typed."""
    words, tags = shown(as_markdown(text))
    assert tags == [("div", ["class", "style"])]
    assert words.strip() == clean(text).strip()


def test_mathjax_is_told_to_keep_away():
    """Entities come back as dollar signs in the page, where MathJax looks for TeX."""
    assert "tex2jax_ignore mathjax_ignore" in as_markdown("$x$")


@given(st.text(alphabet=st.characters(codec=None)))
def test_clean_text_can_be_stored_anywhere(text):
    """Would a lone surrogate or a NUL break the notebook's file or PostgreSQL?"""
    good = clean(text)
    assert "\x00" not in good
    assert json.loads(json.dumps(good).encode("utf-8")) == good.encode("utf-8").decode("utf-8")


def test_a_short_text_is_one_line():
    """Could a file's name write lines into the log?"""
    assert short("a\nb\x1b[31m\rc" + "x" * 200, 20).startswith("a b")
    assert "\n" not in short("a\nb") and len(short("x" * 200, 20)) == 20
    assert html.escape(short("<b>")) == "&lt;b&gt;"


@given(st.text(alphabet=st.characters(codec=None)))
def test_nothing_acts_or_hides_in_a_terminal(text):
    """Escape sequences, C1, signs that turn the direction of writing, signs of no width."""
    for line in (short(text), *for_terminal(text).replace("\t", "").split("\n")):
        assert not [
            sign
            for sign in line
            if unicodedata.category(sign)[0] == "C" or ord(sign) in (0x2028, 0x2029)
        ]
    assert for_terminal("a\u2028b\n\u202ec") == "a\ufffdb\n\ufffdc"
    assert short("\u202eecila\u200b\x1b[2J\u009b") == "\ufffdecila\ufffd\ufffd[2J\ufffd"


def test_names_in_a_line_are_counted_beyond_a_few():
    """Does a line name a hundred thousand students, or hide that there are more?"""
    assert named(["ada", "ben"], 2) == "ada, ben"
    assert named(["ada", "ben", "cy", "dee"], 2) == "ada, ben and 2 more"
    assert named([], 2) == ""
