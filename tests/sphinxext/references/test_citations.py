"""Citations are resolved without a search through all installed packages."""

from pybtex import plugin

from ipnb.sphinxext.references import citations


def test_what_is_asked_often_is_found_without_a_search(monkeypatch):
    """Does pybtex ask its own register first?"""
    wanted = {pair: plugin.find_plugin(*pair) for pair in citations.ASKED_OFTEN}
    citations.register()
    monkeypatch.setattr(plugin, "entry_points", None)
    assert {pair: plugin.find_plugin(*pair) for pair in citations.ASKED_OFTEN} == wanted
