"""Roles, labels and scroll boxes."""

from ipnb.sphinxext.theme import accessibility


def test_a_wordy_table_keeps_its_roles_when_it_stacks():
    row = "<tr><td>a long sentence is here</td><td>another one of the kind</td><td>and a third one</td></tr>"
    head = "<tr><th>One</th><th>Two</th><th>Three</th></tr>"
    mended = accessibility.mend(f"<table><thead>{head}</thead><tbody>{row}</tbody></table>")
    assert (
        'role="table"' in mended
        and 'data-head="Two"' in mended
        and mended.count('role="cell"') == 3
    )


def test_a_table_that_may_be_too_wide_stands_in_a_box_with_a_name():
    mended = accessibility.mend("<table><caption>Shares</caption><tr><td>1</td></tr></table>")
    assert mended.startswith('<div class="scrolls" data-name="Shares">')


NUMBERS = f"{accessibility.NUMBERS}<table><tr><td>1</td></tr></table></details>"


def test_mending_the_tables_alone_gives_what_mending_the_page_gives():
    """Most pages are not parsed: their tables are, with the numbers that they have on the page."""
    body = f"<p>before</p><table><tr><td>1</td></tr></table><p>between</p>{NUMBERS}"
    beside = '<aside class="topic">A note.</aside>'
    alone, whole = accessibility.mend(body), accessibility.mend(body + beside)
    assert whole.removesuffix('<div class="topic" role="note">A note.</div>') == alone
    assert 'data-name="Table 1"' in alone and 'data-name="Table 2"' in alone


def test_numbers_of_a_figure_never_stack():
    """They are narrow columns to be compared, however wordy their heads."""
    row = "".join(f"<td>the words of a long cell {i}</td>" for i in range(3))
    head = "".join(f"<th>{i}</th>" for i in range(3))
    table = f"<table><thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody></table>"
    assert "stacks" in accessibility.mend(table)
    assert "stacks" not in accessibility.mend(f"{accessibility.NUMBERS}{table}</details>")


def test_below_an_empty_corner_rows_have_heads():
    """Would a cell in the third column be read without what it is about?"""
    head = "<tr><th></th><th>Said</th></tr>"
    rows = "<tr><td>Ada</td><td>Yes</td></tr><tr><td></td><td>No</td></tr>"
    mended = accessibility.mend(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>")
    assert '<th scope="row">Ada</th>' in mended and "<td></td><td>No</td>" in mended
    cells = "<td>the words of a long cell</td>" * 2
    rows = f"<tr><td>the name of a row</td>{cells}</tr>"
    head = "<tr><th></th><th>One</th><th>Two</th></tr>"
    stacked = accessibility.mend(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>")
    assert stacked.count('role="rowheader"') == 1 and stacked.count('role="columnheader"') == 2


def test_headings_are_read_without_the_links_to_themselves():
    """One stop and one link more for each heading, caption and formula: neither is met by keyboard or by ear."""
    mended = accessibility.mend('<h2>Rivers<a class="headerlink" href="#rivers">#</a></h2>')
    assert mended == (
        '<h2>Rivers<a class="headerlink" aria-hidden="true" tabindex="-1" href="#rivers">#</a></h2>'
    )
