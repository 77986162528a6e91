"""Citations are resolved without a search through all installed packages."""

import re

import pytest
from pybtex import plugin
from pybtex.database import parse_string
from pybtex.style.formatting.plain import Style

from ipnb.sphinxext.references import citations


def test_what_is_asked_often_is_found_without_a_search(monkeypatch):
    """Does pybtex ask its own register first?"""
    wanted = {pair: plugin.find_plugin(*pair) for pair in citations.ASKED_OFTEN}
    citations.register()
    monkeypatch.setattr(plugin, "entry_points", None)
    assert {pair: plugin.find_plugin(*pair) for pair in citations.ASKED_OFTEN} == wanted


ENTRIES = parse_string(
    """@article{one, author = {Ada, A. and Ben, B.}, title = {On {B}oats}, journal = {Rivers}, year = 2020}
    @article{two, author = {Cy, C.}, title = {On rivers}, journal = {Rivers}, year = 2021}""",
    "bibtex",
).entries


@pytest.fixture
def nothing_known(monkeypatch):
    monkeypatch.setattr(citations.KnownEntries, "before", {})
    monkeypatch.setattr(citations.KnownEntries, "now", {})


def test_an_entry_is_formatted_as_pybtex_does_and_only_once(nothing_known, monkeypatch):
    """Is a list made of a thousand entries at each build, or does one of them read otherwise than before?"""
    wanted = [Style().format_entry("1", one) for one in ENTRIES.values()]
    found = [citations.KnownEntries().format_entry("1", one) for one in ENTRIES.values()]
    assert [(one.key, one.text, one.label) for one in found] == [
        (one.key, one.text, one.label) for one in wanted
    ]
    monkeypatch.setattr(Style, "format_entry", None)
    again = citations.KnownEntries().format_entry("2", ENTRIES["one"])
    assert (again.text, again.label) == (wanted[0].text, "2")


def test_an_entry_that_changed_is_formatted_anew(nothing_known):
    """Would a corrected year stay wrong until somebody clears the cache?"""
    entry = parse_string(ENTRIES["one"].to_string("bibtex"), "bibtex").entries["one"]
    before = citations.KnownEntries().format_entry("1", entry)
    entry.fields["year"] = "2022"
    after = citations.KnownEntries().format_entry("1", entry)
    assert "2020" in str(before.text) and "2022" in str(after.text)


def test_a_citation_in_a_sentence_is_a_link_that_says_whose_work_it_is(chapter):
    """In a list of links, would all of them be years?"""
    links = [link.get_text() for link in chapter.select(".sources a")]
    assert links and all(re.fullmatch(r"[A-Z].+ \[\d{4}\]", words) for words in links), links
