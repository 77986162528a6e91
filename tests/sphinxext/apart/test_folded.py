"""What is folded: a link in the page, the same words in a file that can be read alone."""

from bs4 import BeautifulSoup

from ipnb.sphinxext.apart.folded import set_folds_apart

PAGE = "book/part/chapter.html"
KEY = (
    '<details><summary>Every answer with its reason</summary><div class="reason">{}</div></details>'
)
EXERCISE = (
    '<div class="check" data-kind="{}" data-store="x" id="x" role="group">'
    '<p class="kicker"><span class="caption-number">Exercise 1.1 </span><span class="title">A line</span></p>'
    "<form>{}</form></div>"
)
CODE = (
    '<details class="show-code"><summary>Show the code <span class="unseen">of Fig. 1.1</span></summary>'
    '<div class="highlight-python"><pre>x = 1</pre></div></details>'
)
NUMBERS = "<details><summary>The numbers in this figure</summary><table><tr><td>1</td></tr></table></details>"


def parted(*parts: str):
    text, [file] = set_folds_apart(PAGE, f'<h1>A chapter<a href="#"></a></h1>{"".join(parts)}')
    return BeautifulSoup(text, "html.parser"), BeautifulSoup(file.text, "html.parser"), file


def test_each_fold_leads_to_its_words():
    """Can somebody without scripts read every reason, number and line of code?"""
    two = EXERCISE.format(
        "nominal", KEY.format("First.") + KEY.format('See <a href="../a.html">a</a>.')
    )
    page, file, written = parted(two, NUMBERS, CODE)
    folds = page.select("details[data-apart]")
    assert len(folds) == 4 and "First." not in page.get_text()
    for fold, words in zip(folds, ("First.", "See a.", "1", "x = 1"), strict=True):
        address, _, place = fold.a["href"].partition("#")
        assert address.startswith(f"../../{written.address}?v=")
        assert place == fold["data-apart"]
        assert words in file.find(id=place).get_text()
    assert file.select_one("#fold-2 a")["href"] == "../../../../../book/a.html"
    assert file.h1.get_text().startswith("A chapter")
    assert "Exercise 1.1 A line" in file.select_one("#fold-1 h2").get_text()


def test_what_a_reader_fills_in_stays_in_the_page():
    """Would ticks that are kept in the browser be looked for before they are there?"""
    text = EXERCISE.format("compare", KEY.format('<input type="checkbox" name="x">'))
    assert set_folds_apart(PAGE, text) == (text, ())


def test_other_folds_stay():
    text = "<details><summary>The drawing in words</summary><p>A line.</p></details>"
    assert set_folds_apart(PAGE, text) == (text, ())
