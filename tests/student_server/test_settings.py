"""What the hub's environment means."""

from pathlib import Path

import pytest

from ipnb.student_server.settings import Settings, WrongSettings

HUB = {
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:8123/jupyter/user/ada@example.org/",
    "JUPYTERHUB_SERVICE_PREFIX": "/jupyter/user/ada@example.org/",
    "JUPYTERHUB_BASE_URL": "/jupyter/",
    "JUPYTERHUB_USER": "ada@example.org",
}


def test_addresses_stand_below_the_hubs_own_path():
    """Does a hub below a path lead out of it?"""
    course = Settings.from_environment({**HUB, "IPNB_LAB": "1"})
    assert (course.host, course.port) == ("127.0.0.1", 8123)
    assert course.logout == "/jupyter/hub/logout"
    assert course.lab == "/jupyter/user/ada@example.org/lab/"
    start = course.start_lab(f"{course.lab}lab/tree/a b.ipynb")
    assert start.startswith("/jupyter/hub/spawn/ada@example.org/lab?next=%2Fjupyter%2Fuser%2F")


def test_without_a_jupyterlab_none_is_linked():
    """Is a dead link shown where the operator gives none?"""
    assert Settings.from_environment(HUB).lab == ""


def test_the_home_is_the_folder_that_the_hub_names(tmp_path, monkeypatch):
    """Is a folder named by the hub taken, and else the one where the server stands?"""
    monkeypatch.chdir(tmp_path)
    assert Settings.from_environment(HUB).home == tmp_path.resolve()
    (tmp_path / "work").mkdir()
    named = Settings.from_environment({**HUB, "JUPYTERHUB_ROOT_DIR": str(tmp_path / "work")})
    assert named.home == (tmp_path / "work").resolve()
    assert isinstance(named.home, Path)


@pytest.mark.parametrize("missing", sorted(set(HUB) - {"JUPYTERHUB_BASE_URL"}))
def test_without_a_hub_it_is_said(missing):
    """Is whoever starts it by hand told why it does not?"""
    with pytest.raises(WrongSettings, match=f"{missing} is not set: this server is started by a"):
        Settings.from_environment({name: value for name, value in HUB.items() if name != missing})


def test_a_number_that_is_none_is_said():
    """Does a typing mistake of the operator's end in a trace?"""
    with pytest.raises(WrongSettings, match="two hours"):
        Settings.from_environment({**HUB, "IPNB_IDLE_SECONDS": "two hours"})
