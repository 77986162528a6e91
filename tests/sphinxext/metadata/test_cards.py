"""Cards with a chapter's title."""

from io import BytesIO
from types import SimpleNamespace

import pytest
from PIL import Image

from ipnb.sphinxext.metadata import cards as module
from ipnb.sphinxext.metadata.cards import HEIGHT, LINES, MARGIN, WIDTH, draw, fitted, font, wrapped

LONG = (
    "Culture, power, ethics and limits: whose data, whose words, and what was done to people there"
)


def test_a_card_is_small_and_has_the_shape_that_services_show():
    made = draw("How big, how sure", "Chapter 3", "A course")
    picture = Image.open(BytesIO(made))
    assert picture.size == (WIDTH, HEIGHT) and len(made) < 40_000
    assert made == draw("How big, how sure", "Chapter 3", "A course"), "each build writes the same"


@pytest.mark.parametrize("title", ["Loss", "How big, how sure", LONG])
def test_a_title_stays_within_its_margins(title):
    face, lines = fitted(title)
    assert len(lines) <= LINES and " ".join(lines) == title
    assert all(face.getlength(line) <= WIDTH - 2 * MARGIN for line in lines)


def test_a_word_that_is_too_long_stands_alone():
    assert wrapped("a Donaudampfschiff b", font(58), 200) == ["a", "Donaudampfschiff", "b"]


def test_a_card_that_no_page_names_is_cleared_away(tmp_path):
    """Would each change of a title leave a picture behind for ever?"""
    folder = tmp_path / module.FOLDER
    folder.mkdir(parents=True)
    for name in ("0a", "0b"):
        (folder / f"{name}.png").touch()
    (tmp_path / "page.html").write_text(
        f'<meta property="og:image" content="https://a.org/{module.FOLDER}/0a.png">'
    )
    module.clear_up(SimpleNamespace(outdir=tmp_path))
    assert [file.name for file in folder.iterdir()] == ["0a.png"]


def test_other_colours_give_every_card_another_address():
    """Would pages lead to cards in colours that the book no longer has?"""
    env = SimpleNamespace(found_docs={"b", "a"}, card_colours=repr(module.colours()))
    app = SimpleNamespace(config=SimpleNamespace(html_baseurl="https://example.org/"))
    assert module.write_again(app, env) == []
    env.card_colours = "those of before"
    assert module.write_again(app, env) == ["a", "b"]
    assert module.write_again(app, env) == []


def test_the_book_has_a_card_for_each_chapter_and_one_for_the_rest(whole_book):
    cards = list((whole_book.folder / "_build/html/_static/cards").iterdir())
    chapters = {
        name for name in ("chapter", "glossary") if "citation_title" in whole_book.page(name)
    }
    assert len(cards) >= 1 + len(chapters)
