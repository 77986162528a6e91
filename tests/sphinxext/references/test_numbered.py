"""Pages that references lead to are read once and not for each reference."""

from types import SimpleNamespace

from ipnb.sphinxext.references.numbered import HELD, LastPages


def test_a_page_is_read_once_while_it_is_asked_for():
    """Would two hundred references read two hundred pages?"""
    read = []
    env = SimpleNamespace(get_doctree=lambda name: read.append(name) or name.upper(), config="its")
    pages = LastPages(env)
    assert [pages.get_doctree(name) for name in ("a", "b", "a", "a")] == ["A", "B", "A", "A"]
    assert read == ["a", "b"]
    assert pages.config == "its", "all else is the environment's own"


def test_only_the_last_pages_are_held():
    """Would a large book stand in memory whole?"""
    read = []
    pages = LastPages(SimpleNamespace(get_doctree=lambda name: read.append(name)))
    for name in [*map(str, range(HELD + 1)), "0"]:
        pages.get_doctree(name)
    assert read[-1] == "0" and len(read) == HELD + 2
