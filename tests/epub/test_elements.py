"""What is to be read stays, and what is to be pressed goes."""

from xml.etree.ElementTree import tostring

import pytest
import tinyhtml5

from ipnb.epub.elements import SVG, XHTML, is_gone, local, plain, remove, unwrap


def body(html: str):
    return next(tinyhtml5.parse(f"<body><article>{html}</article>").iter(f"{XHTML}article"))


def text(element) -> str:
    for one in element.iter():
        one.tag = local(one)
    return (
        tostring(element, encoding="unicode").removeprefix("<section>").removesuffix("</section>")
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>a<button>b</button>c</p>", "<p>ac</p>"),
        ('<p>a <a class="headerlink" href="#">#</a>b</p>', "<p>a b</p>"),
        ('<form hidden=""><input></form><p>b</p>', "<p>b</p>"),
        ("<form><p>b</p></form>", "<div><p>b</p></div>"),
        ("<fieldset><legend>b</legend></fieldset>", "<div><p>b</p></div>"),
        ('<p data-x="1" style="x" role="group" class="y">b</p>', '<p class="y">b</p>'),
        ("<!-- a note --><p>b</p>", "<p>b</p>"),
        ('<ol start="3"><li>b</li></ol>', '<ol start="3"><li>b</li></ol>'),
        ('<dl hidden id="definitions"><dt>x</dt></dl>', ""),
        ("<details><summary>a</summary>b</details>", "<details><summary>a</summary>b</details>"),
    ],
)
def test_what_becomes_of_an_element(before, after):
    made = body(before)
    plain(made)
    made.tag = f"{XHTML}section"
    # what is empty is written short here
    assert text(made) == after or (after == "" and text(made) == "<section />")


def test_what_one_chooses_from_is_a_list():
    made = body('<div class="choices"><label><input type="radio"><span>Yes</span></label></div>')
    plain(made)
    assert [local(one) for one in made.iter()] == ["section", "ul", "li", "span"]


def test_of_two_pictures_the_narrow_one_stays_with_its_words():
    made = body(
        '<svg class="still wide" role="img" aria-label="x"></svg>'
        '<svg class="still narrow" role="img" aria-label="x" viewbox="0 0 1 1"></svg>'
    )
    plain(made)
    [picture] = made.iter(f"{SVG}svg")
    assert picture.get("viewBox") == "0 0 1 1", "as a browser reads it, whatever its letters"
    assert picture.get("aria-label") == "x" and picture.get("role") == "img"


def test_an_element_goes_and_what_is_behind_it_stays():
    made = body("<b>1</b>2<i>3<u>4</u>5</i>6")
    remove(made, made[0])
    unwrap(made, made[0])
    assert "".join(made.itertext()) == "23456" and [local(one) for one in made] == ["u"]
    assert is_gone(body("<script>1</script>")[0])
