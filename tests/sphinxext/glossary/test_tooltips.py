"""Definitions where a term is used."""

from types import SimpleNamespace

from ipnb.sphinxext.apart import write
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


def test_a_page_that_carries_a_definition_without_using_the_term_is_written_again(tmp_path):
    """Would the index of terms, which leads to all of them, show last week's?"""
    site = tmp_path / "html"
    places = {("term", "flow"): ("glossary", "term-flow")}
    env = SimpleNamespace(
        get_domain=lambda name: SimpleNamespace(objects=places), found_docs={"index", "gone"}
    )
    builder = SimpleNamespace(name="html", get_target_uri="{}.html".format)
    app = SimpleNamespace(builder=builder, outdir=site, env=env)
    tooltips.store(env)["glossary"] = {"defines": {"term-flow": ("flow", "is > “x”")}, "uses": []}
    context = {"body": '<a href="#term-flow">flow</a>'}
    tooltips.add_definitions(app, "index", "page.html", context, None)
    site.mkdir()
    (site / "index.html").write_text(f"<html >{context['body']}")
    # they are looked for where they are, when the page has been made light
    write.write_page(site, site / "index.html", {})
    assert "about-term-flow" not in (site / "index.html").read_text()
    assert tooltips.write_again(app, env) == []
    tooltips.store(env)["glossary"] = {"defines": {"term-flow": ("flow", "bends")}, "uses": []}
    assert tooltips.write_again(app, env) == ["index"]
