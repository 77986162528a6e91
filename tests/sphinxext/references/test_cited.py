"""Which pages are written again when a reference changes."""

from types import SimpleNamespace

from pybtex.database import Entry, Person

from ipnb.sphinxext.references import cited


def domain(**titles: str) -> SimpleNamespace:
    """A list of references on one page, and two pages that cite one of them each."""
    place = SimpleNamespace(docname="references")
    citations = [
        SimpleNamespace(
            key=key,
            bibliography_key=place,
            citation_id=f"ref-{key}",
            entry=Entry("book", {"title": title}, {"author": [Person("Somebody, A.")]}),
            formatted_entry=SimpleNamespace(label=str(number)),
        )
        for number, (key, title) in enumerate(titles.items(), 1)
    ]
    references = [
        SimpleNamespace(docname=page, citation_ref_id="id1", targets=[SimpleNamespace(key=key)])
        for page, key in (("first", "one"), ("second", "two"))
    ]
    return SimpleNamespace(
        citations=citations, citation_refs=references, bibliographies={place_key(): None}
    )


def place_key() -> object:
    class Key:
        docname = "references"

    return Key()


def written(before: SimpleNamespace, now: SimpleNamespace) -> set[str]:
    """The pages that a second build writes again."""
    env = SimpleNamespace(found_docs={"first", "second", "references"})
    env.get_domain = lambda name: before
    assert cited.write_again(None, env) == []
    env.get_domain = lambda name: now
    return set(cited.write_again(None, env))


def test_a_changed_reference_reaches_who_cites_it_and_the_list():
    """Would a chapter go on naming a title that was corrected?"""
    before = domain(one="A Titel", two="Another")
    assert written(before, domain(one="A title", two="Another")) == {"first", "references"}
    assert written(before, domain(one="A Titel", two="Another")) == set()


def test_a_reference_more_moves_the_numbers_of_the_list_alone():
    before = domain(one="A title", two="Another")
    assert written(before, domain(nought="First", one="A title", two="Another")) == {"references"}
