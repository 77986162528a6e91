"""The reference of the whole course, on the page of licences."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

from ipnb.sphinxext.citation.directive import HowToCite
from ipnb.sphinxext.citation.edition import Edition


def shown(edition):
    directive = object.__new__(HowToCite)
    env = SimpleNamespace(
        app=SimpleNamespace(edition=edition, srcdir=Path("/course")),
        config=SimpleNamespace(edition_file="CITATION.cff"),
        note_dependency=lambda path: None,
    )
    directive.state = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=env)))
    return [node.astext() for node in directive.run()]


def test_the_reference_follows_the_edition():
    edition = Edition("Minds", ("The course's authors",), "2.0.0", date(2026, 11, 29), doi="10.1/x")
    assert shown(edition) == [
        "The course's authors (2026). Minds (Version 2.0.0). https://doi.org/10.1/x"
    ]
    assert shown(None) == []
