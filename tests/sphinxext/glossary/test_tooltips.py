"""Definitions where a term is used."""

from types import SimpleNamespace

from ipnb.sphinxext.glossary import tooltips


def test_a_page_carries_the_definitions_of_its_terms(chapter):
    entry = chapter.select_one("#definitions #about-term-flow dd")
    assert "An answer that bends" in entry.get_text()


def test_pages_that_use_a_term_are_written_again_when_its_definition_changed():
    """Would a chapter show last week's definition, or one changed word write every chapter?"""
    places = {
        ("term", "flow"): ("glossary", "term-flow"),
        ("term", "bank"): ("glossary", "term-bank"),
    }
    env = SimpleNamespace(get_domain=lambda name: SimpleNamespace(objects=places))
    app = SimpleNamespace(builder=SimpleNamespace(name="singlehtml"))
    terms = {"term-flow": ("flow", "bends"), "term-bank": ("bank", "holds")}
    tooltips.store(env)["glossary"] = {"defines": terms, "uses": []}
    tooltips.store(env)["chapter"] = {"defines": {}, "uses": ["flow"]}
    tooltips.store(env)["other"] = {"defines": {}, "uses": ["bank", "nobody defined it"]}
    assert tooltips.write_again(app, env) == [], "the first build writes everything anyway"
    assert tooltips.write_again(app, env) == []
    changed = {**terms, "term-flow": ("flow", "comes back")}
    tooltips.store(env)["glossary"] = {"defines": changed, "uses": []}
    assert tooltips.write_again(app, env) == ["chapter"]
