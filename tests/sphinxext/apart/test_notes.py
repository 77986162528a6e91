"""References and definitions: said once, and fetched where one is pointed at."""

import json

from ipnb.sphinxext.apart import notes

PAGE = "book/part/chapter.html"
LINK = '<a class="reference internal" href="../references.html#ref-madigan2024"'
CITATION = f'<span class="bibtex-citation" id="id{{}}">[{LINK} title="Madigan &amp; others.">2024</a>]</span>'
TERMS = (
    '<dl id="definitions" hidden><div id="about-term-flow"><dt>flow</dt>'
    "<dd>bends &amp; returns</dd></div></dl>"
)


def test_a_citation_keeps_its_link_and_loses_the_reference():
    text = f'<p>{CITATION.format(1)}{CITATION.format(2)}<a href="#id2">up</a></p>'
    light, files = notes.set_citations_apart(PAGE, text)
    assert files == () and "Madigan" not in light
    assert light.count(f"{LINK}>2024</a>") == 2
    assert 'id="id1"' not in light and 'id="id2"' in light, "that to which a link leads stays"


def test_definitions_go_into_a_file_that_the_page_names():
    page = f'<main id="main" role="main"><p>Words.</p>{TERMS}</main>'
    light, [file] = notes.set_definitions_apart(PAGE, page)
    assert json.loads(file.text) == {"term-flow": ["flow", "bends & returns"]}
    assert (
        "definitions" not in light
        and f'<main id="main" data-terms="../../{file.address}?v=' in light
    )
    assert notes.set_definitions_apart(PAGE, "<main></main>") == ("<main></main>", ())


def test_all_references_are_there_in_plain_words_by_their_first_letter():
    entry = (
        '<div class="citation" id="ref-{}" role="listitem">\n<span class="label">[1]</span>\n'
        "<p>Somebody &amp; others. <em>Title</em>.\n2024.</p>\n</div>"
    )
    files = notes.references(
        ["<p>No list.</p>", entry.format("madigan2024") + entry.format("Mann2001")]
    )
    [file] = files
    assert file.address.endswith("/references/m.json")
    assert json.loads(file.text) == dict.fromkeys(
        ("madigan2024", "Mann2001"), "Somebody & others. Title. 2024."
    )
