"""A chapter in schema.org's words."""

import json
from datetime import date

from ipnb.sphinxext.citation.edition import Edition
from ipnb.sphinxext.citation.formats import Work
from ipnb.sphinxext.metadata.linked_data import block, linked_data

EDITION = Edition(
    "Minds", ("The authors", "Lovelace, Ada"), "2.0.0", date(2026, 11, 29), "CC-BY-4.0"
)


def test_a_chapter_is_part_of_the_book():
    work = Work(EDITION, "How big", "3", "book/how-big", "https://example.org/how-big.html")
    data = linked_data(work, "Sizes.", "en", "https://example.org/")
    assert data["@type"] == ["Chapter", "LearningResource"] and data["position"] == 3
    assert data["isPartOf"] == {"@type": "Book", "name": "Minds", "url": "https://example.org/"}
    assert [one["@type"] for one in data["author"]] == ["Organization", "Person"]
    assert data["license"].startswith("https://creativecommons.org/")


def test_without_an_address_nothing_claims_one():
    data = linked_data(Work(EDITION, "Minds", "", "book/index", ""), "A course.", "en", "")
    assert "url" not in data and "identifier" not in data and data["bookEdition"] == "2.0.0"


def test_no_word_can_end_the_block():
    made = block({"name": "</script><script>alert(1)</script>"})
    assert "<" not in made and json.loads(made)["name"].startswith("</script>")
