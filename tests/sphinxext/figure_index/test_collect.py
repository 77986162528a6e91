"""What of a page is a figure, a drawing or a model."""

from docutils import nodes
from docutils.utils import new_document

from ipnb.sphinxext.drawings.directive import inlined
from ipnb.sphinxext.figure_index import collect
from ipnb.sphinxext.html_parts import part
from ipnb.sphinxext.plots.renderer import as_html
from ipnb.widgets import River

PLOT = {
    "data": [{"type": "scatter", "x": [1, 2], "y": [1, 2]}],
    "layout": {"meta": "A line that rises.", "title": {"text": "Rising"}},
}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 100"><title>A synapse</title>'
    "<desc>Two cells that touch.</desc><path class='line' d='M0 0h9'/></svg>"
)


def raw(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def figure(content: nodes.Node, caption: str, *classes: str) -> nodes.figure:
    return nodes.figure(
        "", content, nodes.caption("", caption), ids=["fig-it"], classes=list(classes)
    )


def page(*content: nodes.Node) -> nodes.document:
    made = new_document("page")
    made += nodes.section("", *content, ids=["part"])
    return made


def test_a_model_brings_its_question_and_its_words(monkeypatch):
    monkeypatch.setenv("IPNB_BOOK", "1")
    (one,) = collect.all_of(page(raw(River()._repr_html_())))
    assert (one.kind, one.title) == ("model", River.model.title)
    assert one.at.startswith("river") and one.at.endswith("-model")
    assert one.caption.endswith("?") and "Your guess" not in one.caption
    assert one.svg.startswith("<svg") and one.svg.endswith("</svg>") and len(one.words) > 40
    assert one.is_covered


def test_a_computed_figure_has_title_caption_and_words():
    plot = raw(as_html(PLOT))
    (one,) = collect.all_of(page(figure(plot, "Two dots .")))
    assert (one.kind, one.at, one.title, one.caption) == ("figure", "fig-it", "Rising", "Two dots.")
    assert one.words == "A line that rises." and "still narrow" in one.svg
    assert not one.is_covered


def test_a_figure_without_a_name_leads_to_its_section():
    (one,) = collect.all_of(page(raw(as_html(PLOT))))
    assert (one.at, one.caption) == ("part", "")


def test_without_a_title_the_first_sentence_of_the_caption_is_one():
    plot = {**PLOT, "layout": {"meta": "A line that rises."}}
    (one,) = collect.all_of(
        page(figure(raw(as_html(plot)), "A line that rises. Computed from r = .5."))
    )
    assert (one.title, one.caption) == ("A line that rises", "Computed from r = .5.")


def test_what_a_prediction_covers_is_known():
    """Would the page of figures tell what the chapter asks its reader to guess?"""
    covered = part("details", part("div", raw(as_html(PLOT))), class_="covered")
    (one,) = collect.all_of(page(covered))
    assert one.is_covered


def test_a_drawing_has_its_description():
    drawing = figure(raw(inlined(SVG, "synapse")), "How it touches.", "drawing")
    (one,) = collect.all_of(page(drawing))
    assert (one.kind, one.title, one.caption) == ("drawing", "A synapse", "How it touches.")
    assert one.words == "Two cells that touch."


def test_other_html_is_none_of_these():
    assert (
        collect.all_of(page(raw("<p>words</p>"), figure(raw("<svg></svg>"), "A photograph."))) == []
    )
