"""PDF, ePub and slides in the site."""

from ipnb.sphinxext.companions.made import find, megabytes, place


def test_what_was_made_comes_into_the_site(whole_book):
    out = whole_book.folder / "_build/html"
    assert (out / "downloads/interpersonal-neurobiology.pdf").stat().st_size == 200_000
    names = sorted(path.name for path in (out / "slides").glob("*.html"))
    assert names == [f"week-0{week}{end}.html" for week in (1, 2) for end in ("-notes", "")]


def test_decks_share_what_is_large_in_them(whole_book):
    folder = whole_book.folder / "_build/html/slides"
    [sheet] = folder.glob("*.css")
    for week in (1, 2):
        text = (folder / f"week-0{week}.html").read_text()
        assert sheet.name in text and f"A slide of week {week}." in text and len(text) < 500


def test_small_parts_stay_in_their_page(tmp_path):
    place(tmp_path, "a.html", "<style>p{}</style><script>1</script>")
    assert (tmp_path / "a.html").read_text() == "<style>p{}</style><script>1</script>"
    assert len(list(tmp_path.iterdir())) == 1


def test_nothing_made_is_nothing_found(tmp_path):
    made = find(tmp_path)
    assert made.books == {} and made.weeks == {} and made.names == []
    (tmp_path / "x").write_bytes(b"1" * 1_240_000)
    assert megabytes(tmp_path / "x") == "1.2 MB"
