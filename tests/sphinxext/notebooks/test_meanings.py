"""What roles and links stand for, in the real book."""

from types import SimpleNamespace

from ipnb.sphinxext.notebooks.meanings import Chapter

from .published import text_of


def chapter(base: str) -> Chapter:
    """A chapter of a book with two pages."""
    env = SimpleNamespace(
        titles={"book/a/one": SimpleNamespace(astext=lambda: "One")},
        toc_fignumbers={"book/a/one": {"figure": {"fig": (3, 2)}}},
        domaindata={"std": {"anonlabels": {"fig": ("book/a/one", "fig")}, "labels": {}}},
    )
    config = SimpleNamespace(html_baseurl=base, numfig_format={"figure": "Fig. %s"})
    glued = {"r": {"data": {"text/plain": "0.256"}}, "n": {"data": {"text/plain": "'1,200'"}}}
    return Chapter(SimpleNamespace(env=env, config=config), "book/b/two", glued)


def test_a_link_leads_into_the_published_book_or_nowhere():
    """Would a notebook on somebody's disk hold a link that leads beside it?"""
    assert chapter("https://x.edu/ipnb/").link("", "../a/one.md#there") == (
        "[One](https://x.edu/ipnb/book/a/one.html#there)"
    )
    assert chapter("").link("", "../a/one.md") == "One"
    assert chapter("").link("a", "https://example.org") == "[a](https://example.org)"


def test_numbers_are_those_of_the_page():
    """Would a number be printed with the marks of Python, or with too many digits?"""
    one = chapter("")
    assert one.role("glue:text", "r:.2f") == "0.26"
    assert one.role("glue:text", "n") == "1,200"
    assert one.role("numref", "fig") == "Fig. 3.2"
    assert one.role("term", "flow") == "flow"
    assert one.role("term", "flows <flow>") == "flows"


def test_citations_of_the_real_book_and_their_list(built_book):
    """Would a work be cited that the list at the end lacks?"""
    text = text_of(built_book)
    assert "(Siegel, 2012)" in text
    assert "Joseph Allen" in text and "(Oudekerk et al., 2015)" in text
    listed = text.partition("## References")[2]
    assert "Developing Mind" in listed and "Oudekerk" in listed
