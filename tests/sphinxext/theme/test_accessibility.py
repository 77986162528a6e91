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
