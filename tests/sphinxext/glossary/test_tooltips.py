"""Definitions where a term is used."""

from types import SimpleNamespace

from ipnb.sphinxext.glossary import tooltips


def test_a_page_carries_the_definitions_of_its_terms(chapter):
    entry = chapter.select_one("#definitions #about-term-flow dd")
    assert "An answer that bends" in entry.get_text()


def test_pages_that_use_terms_are_written_again_when_a_definition_changed():
    """Would a chapter show last week's definition?"""
    env = SimpleNamespace()
    terms = {"term-flow": ("flow", "bends")}
    tooltips.store(env)["glossary"] = {"defines": terms, "uses": False}
    tooltips.store(env)["chapter"] = {"defines": {}, "uses": True}
    assert tooltips.write_again(None, env) == [], "the first build writes everything anyway"
    assert tooltips.write_again(None, env) == []
    tooltips.store(env)["glossary"] = {
        "defines": {"term-flow": ("flow", "comes back")},
        "uses": False,
    }
    assert tooltips.write_again(None, env) == ["chapter"]
