"""Pages of the ePub."""

from xml.etree import ElementTree

from ipnb.epub.contents import Entry
from ipnb.epub.pages import (
    link_pages,
    read_page,
    say_what_this_is,
    unwrap_link,
    without_words,
    xhtml,
)

HERE = Entry("book/a/one", "Part", 1)
THERE = Entry("book/b/two", "Part", 1)


def page(entry, body):
    return read_page(entry, f"<article><h1>A <em>page</em></h1>{body}</article>")


def pair(body):
    made = {HERE.page: page(HERE, body), THERE.page: page(THERE, '<p id="there">x</p>')}
    return made, made[HERE.page]


def hrefs(made):
    return [one.get("href") for one in made.article.iter() if one.get("href") is not None]


def test_a_page_is_xml_with_its_title_and_its_language():
    made = page(HERE, "<p>a<br>b &amp; c</p><span></span><math><mi>x</mi></math><svg></svg>")
    assert made.properties == ["mathml", "svg"] and made.title == "A page"
    text = xhtml(made, "en")
    tree = ElementTree.fromstring(text.split("<!DOCTYPE html>")[1])
    assert tree.find(".//{http://www.w3.org/1998/Math/MathML}mi").text == "x"
    assert tree.find(".//{http://www.w3.org/2000/svg}svg") is not None
    assert "<span></span>" in text, "or whoever reads it as HTML takes it as open"
    assert 'lang="en"' in text and "<title>A page</title>" in text


def test_links_lead_to_pages_of_the_same_book():
    pages, made = pair(
        '<a href="../b/two.html">1</a><a href="../b/two.html#there">2</a><a href="../b/two.html#no">3</a>'
        '<a href="https://example.org/<x>">4</a><p id="here"></p><a href="#here">5</a>'
    )
    link_pages(pages)
    assert hrefs(made) == [
        "b-two.xhtml", "b-two.xhtml#there", "b-two.xhtml", "https://example.org/%3Cx%3E", "a-one.xhtml#here"
    ]  # fmt: skip


def test_a_link_to_what_the_epub_has_not_leads_to_the_web_or_becomes_words():
    body = '<p>a <a href="../../search.html">the search</a> b<a href="#gone" id="x">c</a></p>'
    pages, made = pair(body)
    link_pages(pages, "https://example.org/course/")
    assert hrefs(made) == ["https://example.org/course/search.html"]
    pages, made = pair(body)
    link_pages(pages)
    assert hrefs(made) == [] and "a the search bc" in "".join(made.article.itertext())
    assert "x" in made.ids, "a place stays a place"


def test_a_name_is_kept_once_and_only_if_xml_takes_it():
    made = page(HERE, '<p id="a">1</p><p id="a">2</p><p id="1b">3</p><svg aria-labelledby="no">')
    assert sum(one.get("id") is not None for one in made.article.iter()) == 1


def test_a_picture_needs_words():
    made = page(
        HERE,
        '<svg class="bare"></svg><svg aria-hidden="true"></svg><svg aria-label="x"></svg>'
        "<svg><title>x</title></svg>",
    )
    assert without_words(made) == ["bare"]


def test_the_first_page_says_what_stands_still():
    made = page(HERE, "")
    say_what_this_is(made, "https://example.org/")
    assert "models stand still here" in "".join(made.article.itertext())
    assert "https://example.org/" in "".join(made.article.itertext())


def test_a_link_that_marks_no_place_leaves_its_words():
    made = page(HERE, '<p>a<a href="x">b</a>c</p>')
    paragraph = made.article[1]
    unwrap_link(paragraph, paragraph[0])
    assert "".join(paragraph.itertext()) == "abc" and len(paragraph) == 0
