"""Where things are served for whoever is signed in."""

from ipnb.desk.addresses import base_url, book_address, desk_address, form_address


def test_on_a_hub_everything_has_its_address(monkeypatch):
    """Do links stand below the student's own server?"""
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/robin/")
    monkeypatch.setenv("IPNB_BOOK_ADDRESS", "/services/book/")
    assert base_url() == "/user/robin/"
    assert desk_address() == "/user/robin/voila/render/desk.ipynb"
    assert form_address("a b/a b.ipynb") == "/user/robin/voila/render/a%20b/a%20b.ipynb"
    assert book_address() == "/services/book/"


def test_beside_the_light_server_its_pages_are_the_desk_and_the_forms(monkeypatch):
    """Does a form in JupyterLab lead back to the desk that the student knows?"""
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/robin/lab/")
    monkeypatch.setenv("IPNB_STUDENT_SERVER", "/user/robin/")
    assert (base_url(), desk_address()) == ("/user/robin/", "/user/robin/")
    assert form_address("06-recovery/06-recovery.ipynb") == "/user/robin/form/06-recovery"
    assert form_address("my course/a b/a b.ipynb") == "/user/robin/form/my%20course/a%20b"


def test_without_a_hub_nothing_is_linked_that_is_not_there(monkeypatch):
    """Is a dead link shown in plain JupyterLab?"""
    monkeypatch.delenv("JUPYTERHUB_SERVICE_PREFIX", raising=False)
    monkeypatch.delenv("IPNB_BOOK_ADDRESS", raising=False)
    assert (base_url(), desk_address(), book_address()) == ("/", "", "")
