"""Pages that are written."""

import re

import pytest

from ipnb.slides import write

from .conftest import BOOK


@pytest.fixture(scope="session")
def week(built):
    made, faults = write.make(BOOK, built, {5})
    assert faults == []
    return made


def test_every_page_stands_alone(week, tmp_path):
    """Does a page ask for a file, or another host?"""
    written = write.write(week, tmp_path / "slides")
    names = [path.name for path in written]
    assert names == ["index.html", "week-05.html", "week-05-notes.html", "week-05-handouts.html"]
    for path in written[1:]:
        page = path.read_text(encoding="utf-8")
        body = re.sub(r"<script>.*?</script>|<style>.*?</style>|<!--.*?-->", "", page, flags=re.S)
        assert not re.search(r"\b(src|href)=", body), path
        assert not re.search(
            r"url\((?!data:)", re.sub(r"<script>.*?</script>", "", page, flags=re.S)
        )


def test_the_deck_has_its_notes_and_the_licence_of_what_it_holds(week):
    page = write.deck_page(week[0].deck)
    assert page.count('<aside class="notes">') == len(week[0].deck.slides)
    assert (
        "beside the point" in page
        and "Copyright (C) 2011" in page
        and "Permission is hereby granted" in page
    )
    paper = write.notes_page(week[0].deck)
    assert "beside the point" in paper and "<script" not in paper


def test_the_list_leads_to_every_file(week):
    page = write.index_page([week[0].deck])
    for ending in (".html", *(ending for _, ending in write.FILES)):
        assert f'href="week-05{ending}"' in page


@pytest.mark.deep
def test_every_week_has_a_deck_with_nothing_missing(built):
    """Is a name in one of the fourteen files wrong, or a deck too long to be shown?"""
    made, faults = write.make(BOOK, built)
    assert faults == []
    assert [one.deck.number for one in made] == list(range(1, 15))
    for one in made:
        assert 12 <= len(one.deck.slides) <= 20
        kinds = {slide.kind for slide in one.deck.slides}
        assert kinds >= {
            "opening",
            "outcomes",
            "figure",
            "predict",
            "activity",
            "debrief",
            "objections",
            "coming",
        }
        pieces = "".join(slide.notes for slide in one.deck.slides)
        assert pieces.count("You begin:") >= 5
