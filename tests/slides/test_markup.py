"""Pieces of pages that can stand on a slide."""

import pytest

from ipnb.slides import markup


def test_links_ids_and_controls_stay_behind():
    """Would a slide hold a link that leads nowhere, or an id twice?"""
    tag = markup.parsed(
        '<p id="x">See <a href="y.html">a <em>page</em></a><a class="headerlink">#</a>'
        '<form><input></form><span class="unseen">Link</span>.</p>'
    ).p
    assert str(markup.cleaned(tag)) == "<p>See a <em>page</em>.</p>"
    assert markup.words(tag) == "See a page."
    assert tag.a is not None  # the page itself is as it was


def test_a_paragraph_is_split_at_its_bold_words():
    tag = markup.parsed(
        "<p>First. <strong>Prepare.</strong> Two &lt; three. <strong>Stop</strong> when <em>it</em> ends.</p>"
    ).p
    assert markup.by_leads(tag) == [
        ("", "First."),
        ("Prepare", "Two &lt; three."),
        ("Stop", "when <em>it</em> ends."),
    ]


def test_quotation_marks_around_the_whole_go():
    assert markup.unquoted("“Largest first.”") == "Largest first."
    assert markup.unquoted("“One.” Then “two.”") == "“One.” Then “two.”"


def test_what_a_page_has_to_have_is_named_when_it_is_missing():
    with pytest.raises(ValueError, match=r"'h2'.*make book"):
        markup.found(markup.parsed("<p>"), "h2")
    assert markup.paragraphs(["a", "", "b"]) == "<p>a</p><p>b</p>"
