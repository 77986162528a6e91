"""Files beside the pages, and the ways to them."""

from ipnb.sphinxext.apart.piece import FOLDER, beside, moved, way

PAGE = "book/part/chapter.html"


def test_a_way_leads_from_the_page_to_the_file_and_changes_with_it():
    """Would a reader get last year's reasons from a cache?"""
    first, second = (beside(PAGE, "terms.json", text) for text in ("{}", "[]"))
    assert first.address == f"{FOLDER}/book/part/chapter/terms.json"
    assert way(PAGE, first).startswith(f"../../{FOLDER}/book/part/chapter/terms.json?v=")
    assert way(PAGE, first) != way(PAGE, second)


def test_links_lead_to_the_same_places_from_where_the_file_lies():
    links = (
        '<a href="../x.html#y">',
        '<a href="#z">',
        '<a href="https://example.org/">',
        '<img src="a.png">',
        '<a data-href="x">',
    )
    seen = moved(" ".join(links), PAGE, "_static/beside/c.html")
    assert seen == " ".join(
        (
            '<a href="../../book/x.html#y">',
            '<a href="../../book/part/chapter.html#z">',
            '<a href="https://example.org/">',
            '<img src="../../book/part/a.png">',
            '<a data-href="x">',
        )
    )
