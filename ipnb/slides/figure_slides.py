"""Slides of a figure: *Predict first*, where the chapter covers it until a guess, and then the figure.

The caption stands beside it. Its words are the alternative text, and with what the chapter says of it the notes.
"""

from html import escape

from bs4 import Tag

from ipnb.slides import drawing_views, plot_views
from ipnb.slides.markup import found, inner, paragraphs, words
from ipnb.slides.names import NoSuchName
from ipnb.slides.slide import Item, Slide, Source, said

PREDICT = "Predict first"
WRITE = "<p>Everybody writes a guess, with a number where one is asked for, before you go on.</p>"
#: paragraphs of the chapter that go into the notes
FOLLOWING = 2


def figure(source: Source, item: Item) -> list[Slide]:
    """Return a figure; ``view`` names an entry of its menu, ``ask`` a question of the deck's own before it."""
    name = str(item.name)
    tag = source.pages.labelled(source.chapters, "figure", "main figure", name)
    cover = tag.find_parent(class_="predict")
    own = item.options.get("ask")
    data, view = plot_views.data_of(tag), item.options.get("view")
    is_begun = bool(cover and not tag.find_parent(class_="covered"))
    if is_begun and view is None and data and plot_views.views(data):
        names = ", ".join(plot_views.views(data))
        raise NoSuchName(
            f"the figure '{name}' begins without its answer: give a `view`, one of: {names}."
        )
    before = []
    if cover or own:
        question = said(own) if own else inner(found(cover, "form label")) if cover else ""
        start = _picture(tag, f"{name}-at-first", None) if is_begun else ""
        before = [Slide("predict", PREDICT, _asked(question, start), _before(cover) + WRITE)]
    return [
        *before,
        Slide("figure", item.title(_short_title(tag)), _shown(tag, name, view), _notes(tag)),
    ]


def predict(source: Source, item: Item) -> list[Slide]:
    """Return the question of a prediction that covers no figure; what came of it are the notes."""
    block = source.pages.with_attribute(
        source.chapters, "prediction", "div.predict", "data-store", str(item.name)
    )
    covered = paragraphs([inner(one) for one in block.select(".covered > div > p")[:FOLLOWING]])
    notes = _before(block) + WRITE + f"<p><strong>What came of it.</strong></p>{covered}"
    return [Slide("predict", PREDICT, _asked(inner(found(block, "form label"))), notes)]


def _asked(question: str, picture: str = "") -> str:
    return f'<p class="question">{question}</p>' + (
        f'<div class="stage drawing">{picture}</div>' if picture else ""
    )


def _before(cover: Tag | None) -> str:
    """Return the chapter's own words before a guess."""
    before = cover.find_previous_sibling("p") if cover else None
    return (
        f"<p>{inner(before)}</p>"
        if isinstance(before, Tag) and words(before).startswith("Predict")
        else ""
    )


def _short_title(tag: Tag) -> str:
    return words(found(tag, ".caption-number"))


def _shown(tag: Tag, name: str, view: str | None) -> str:
    caption = f'<p class="caption">{inner(found(tag, ".caption-text"))}</p>'
    now = f'<p class="view">Shown: {escape(view)}</p>' if view else ""
    return f'<div class="about">{caption}{now}</div><div class="stage drawing">{_picture(tag, name, view)}</div>'


def _picture(tag: Tag, name: str, view: str | None) -> str:
    data = plot_views.data_of(tag)
    if data:
        described = str(data["layout"]["meta"]) + (f" Shown: {view}." if view else "")
        return plot_views.drawn(data, view, described)
    svg = found(tag, "svg")
    described = f'<p class="unseen" id="{name}-words">{escape(_words_of(tag))}</p>'
    return drawing_views.steps(svg, name) + described


def _words_of(tag: Tag) -> str:
    """Return what a figure shows, in words."""
    if data := plot_views.data_of(tag):
        return str(data["layout"]["meta"])
    return " ".join(found(tag, "details > p").get_text().split())


def _notes(tag: Tag) -> str:
    outer = tag.find_parent(class_="cell") or tag
    after = [one for one in outer.find_next_siblings("p") if isinstance(one, Tag)][:FOLLOWING]
    number = words(found(tag, ".caption-number"))
    said_of_it = paragraphs([inner(one) for one in after])
    return (
        f"<p><strong>{number}, in words.</strong> {escape(_words_of(tag))}</p>"
        f"<p><strong>What the chapter says.</strong></p>{said_of_it}"
    )
