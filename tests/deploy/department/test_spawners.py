"""How servers are started; that they are is tried in tests/department."""

from types import SimpleNamespace

import pytest
from department.spawners import UNIT, ConfinedSpawner, own_name, systemd_spawner
from jupyterhub.spawner import LocalProcessSpawner


@pytest.mark.parametrize("make", [lambda: ConfinedSpawner, systemd_spawner])
def test_a_server_is_noticed_at_once_and_few_start_together(make):
    """Would a class that comes at once stop the hub from answering?"""
    names = [kind.__name__ for kind in make().__mro__]
    assert names.index("PromptStart") < names.index("Spawner")


def test_the_command_is_started_as_root_and_gives_root_up_itself():
    """Would the account be changed before the room can be made?"""
    spawner = ConfinedSpawner()
    assert spawner.make_preexec_fn("ada") is None
    assert ConfinedSpawner.get_env is not LocalProcessSpawner.get_env


def test_two_servers_of_one_person_are_two_units(monkeypatch):
    """Would the start of JupyterLab end the form, as systemd's spawner ends a unit that has its name?"""
    ada = SimpleNamespace(name="ada", id=1)
    assert own_name(SimpleNamespace(user=ada, name="")) == "ada"
    kind = systemd_spawner()
    monkeypatch.setattr(kind, "name", "lab")
    assert kind(user=ada).unit_name == f"{UNIT}ada_lab"
