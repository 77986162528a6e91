"""The hub's settings, read as the hub reads them."""

import pytest
from course_file import CHECKOUT, TOML
from traitlets.config.loader import PyFileConfigLoader


@pytest.fixture
def config(layout, monkeypatch):
    """What a hub with a roster is told."""
    layout.secrets.mkdir(parents=True)
    layout.settings.write_text(TOML, encoding="utf-8")
    (layout.secrets / "roster.csv").write_text("student id,name\nada,Ada L\n", encoding="utf-8")
    monkeypatch.setenv("IPNB_PREFIX", str(layout.prefix))
    monkeypatch.setenv("CONFIGPROXY_AUTH_TOKEN", "token")
    folder = CHECKOUT / "deploy/department"
    return PyFileConfigLoader("jupyterhub_config.py", path=str(folder)).load_config()


def test_nothing_but_loopback_is_bound(config):
    """Would the hub or a service answer beside the front door?"""
    addresses = [config.JupyterHub.bind_url, config.JupyterHub.hub_bind_url]
    addresses += [config.ConfigurableHTTPProxy.api_url]
    addresses += [one["url"] for one in config.JupyterHub.services if "url" in one]
    assert all(address.startswith("http://127.0.0.1:") for address in addresses)


def test_cookies_go_over_tls_alone(config):
    """Would a browser send one in the clear?"""
    options = config.JupyterHub.tornado_settings["cookie_options"]
    assert options == {"samesite": "Lax", "secure": True}


def test_the_hub_hands_its_own_variables_to_no_server(config):
    """Would the proxy's token stand in a student's environment?"""
    assert config.Spawner.env_keep == ["LANG"]


def test_servers_have_the_limits_of_the_settings(config):
    """And are they put away when nobody uses them?"""
    assert (config.Spawner.mem_limit, config.Spawner.cpu_limit) == ("400M", 0.5)
    culler = next(one for one in config.JupyterHub.services if one["name"] == "idle-culler")
    assert "--timeout=3600" in culler["command"]


def test_only_instructors_see_the_page_of_health(config):
    """Would students read where backups are?"""
    roles = {role["name"]: role for role in config.JupyterHub.load_roles}
    assert roles["instructor"]["groups"] == ["formgrade-ipnb"]
    assert "access:services!service=health" in roles["instructor"]["scopes"]
