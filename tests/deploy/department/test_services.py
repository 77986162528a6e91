"""The list of services: who runs what, and what each may."""

import pytest
from department import database
from department.services import services


@pytest.fixture
def named(layout, settings, monkeypatch, tmp_path):
    """The services by their names, on a machine with PostgreSQL 15."""
    program = tmp_path / "packages/15/bin/initdb"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(database, "PACKAGES", tmp_path / "packages")
    return {service.name: service for service in services(layout, settings)}


def test_only_what_must_be_is_root(named):
    """Would the proxy or the front door be able to read everything?"""
    roots = {name for name, service in named.items() if service.account == "root"}
    assert roots == {"hub", "backup", "health"}


def test_nothing_but_the_front_door_listens_to_others(named):
    """Could somebody reach the proxy or a database from outside?"""
    assert "listen_addresses=" in named["postgresql"].command
    words = named["proxy"].command
    assert [words[words.index(option) + 1] for option in ("--ip", "--api-ip")] == ["127.0.0.1"] * 2


def test_a_secret_stands_in_no_command(named):
    """Would `ps` show it?"""
    for service in named.values():
        assert "TOKEN" not in " ".join(service.command)
    assert named["proxy"].secrets == named["hub"].secrets


def test_each_starts_after_what_it_needs(named):
    """Would the hub start before its database?"""
    names = list(named)
    for service in named.values():
        assert all(names.index(before) < names.index(service.name) for before in service.after)
