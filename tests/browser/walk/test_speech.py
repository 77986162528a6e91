"""What would be said of small pages, in a real browser."""

import pytest
from accessibility_tree import tree_of
from speech import spoken

PAGES = {
    '<h2>Rivers <a href="#x">and banks</a></h2>': ["heading level 2, Rivers and banks"],
    '<p>One <a href="#x">flow</a> two</p><p>three</p>': ["One link flow two", "three"],
    "<ul><li>a</li><li>b</li></ul>": ["list with 2 items", "a", "b", "out of list"],
    '<nav aria-label="Steps"><button aria-expanded="false">On</button></nav>': [
        "navigation landmark, Steps",
        "button, On, collapsed",
    ],
    "<table><tr><td></td><th>Said</th></tr><tr><th>Ada</th><td>Yes</td></tr></table>": [
        "table with 2 rows and 2 columns",
        "column header, Said",
        "row header, Ada",
        "Yes",
        "out of table",
    ],
    '<label><input type="checkbox" checked> Sure</label>': ["check box, Sure, checked"],
    '<input type="range" aria-label="Storm" max="1" step=".1" value=".8" aria-valuetext="wild, 0.80">': [
        "slider, Storm, wild, 0.80"
    ],
    '<img src="data:," alt="A boat" title="Drifts">': ["graphic, A boat"],
    "<details><summary>Why</summary>Because.</details>": ["disclosure, Why, collapsed"],
    "<p>With <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> it holds</p>": [
        "With math (𝑎) over (𝑏) it holds"
    ],
    '<input aria-label="Rate" aria-invalid="true" aria-describedby="f"><p id="f" hidden>Too much.</p>': [
        "edit, Rate, invalid entry (Too much.)"
    ],
}


@pytest.mark.parametrize("markup", PAGES)
def test_what_is_said(page, markup):
    """Is a role, a state or an end left out that a listener goes by?"""
    page.set_content(markup)
    assert spoken(tree_of(page)) == PAGES[markup]


def test_a_part_of_a_page(page):
    """Is there more in the tree of one element than that element?"""
    page.set_content("<p>Before</p><section id='it'><p>Inside</p></section>")
    assert spoken(tree_of(page, "#it")) == ["Inside"]
