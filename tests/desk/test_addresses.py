"""Where things are served for whoever is signed in."""

from ipnb.desk.addresses import base_url, book_address, desk_address


def test_on_a_hub_everything_has_its_address(monkeypatch):
    """Do links stand below the student's own server?"""
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/robin/")
    monkeypatch.setenv("IPNB_BOOK_ADDRESS", "/services/book/")
    assert base_url() == "/user/robin/"
    assert desk_address() == "/user/robin/voila/render/desk.ipynb"
    assert book_address() == "/services/book/"


def test_without_a_hub_nothing_is_linked_that_is_not_there(monkeypatch):
    """Is a dead link shown in plain JupyterLab?"""
    monkeypatch.delenv("JUPYTERHUB_SERVICE_PREFIX", raising=False)
    monkeypatch.delenv("IPNB_BOOK_ADDRESS", raising=False)
    assert (base_url(), desk_address(), book_address()) == ("/", "", "")
