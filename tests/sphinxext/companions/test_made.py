"""PDF, ePub and slides in the site."""

from ipnb.sphinxext.companions.made import apart, clear, find, megabytes


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


def test_small_parts_stay_in_their_page():
    small = "<style>p{}</style><script>1</script>"
    assert apart("a.html", small) == {"a.html": small}
    script = f"<script>{'1;' * 20_000}</script>"
    page, other = apart("a.html", f"{small}<p>x</p>{script}").items()
    assert page[1] == f'{small}<p>x</p><script src="{other[0]}"></script>'


def test_what_is_no_longer_made_goes_with_its_packed_forms(tmp_path):
    for name in ("a.html", "a.html.br", "b.html", "b.html.gz"):
        (tmp_path / "slides" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "slides" / name).write_text("x")
    clear(tmp_path / "slides", {"a.html"})
    assert sorted(path.name for path in (tmp_path / "slides").iterdir()) == ["a.html", "a.html.br"]
    clear(tmp_path / "slides", set())
    assert not (tmp_path / "slides").exists()


def test_nothing_made_is_nothing_found(tmp_path):
    made = find(tmp_path)
    assert made.books == {} and made.weeks == {} and made.names == []
    (tmp_path / "x").write_bytes(b"1" * 1_240_000)
    assert megabytes(tmp_path / "x") == "1.2 MB"
