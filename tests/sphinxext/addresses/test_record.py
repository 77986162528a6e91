"""The addresses of a release."""

from ipnb.sphinxext.addresses.record import addresses, read_record, remedy, write_record

PAGE = (
    '<section id="how-big"><figure class="x" id="fig-clouds"><span id="id4"></span></figure></section>'
    '<dt id="term-ACE">ACE</dt><li id="claim-x"></li><div id="about-term-ace"></div><div id="menu">'
)


def test_what_keeps_its_name_is_recorded_and_what_is_numbered_is_not():
    assert addresses({"book/a.html": PAGE}) == [
        "book/a.html",
        "book/a.html#claim-x",
        "book/a.html#fig-clouds",
        "book/a.html#how-big",
        "book/a.html#term-ACE",
    ]


def test_a_record_is_read_back_with_its_lines(tmp_path):
    path = tmp_path / "addresses.txt"
    assert read_record(path) == []
    write_record(path, ["book/a.html", "book/a.html#b"])
    assert [address for _, address in read_record(path)] == ["book/a.html", "book/a.html#b"]
    assert read_record(path)[0][0] == 3, "below the two lines that say what it is"


def test_what_is_gone_comes_with_the_line_to_write():
    assert "`book/a.html#b: book/….html`" in remedy("book/a.html#b")
