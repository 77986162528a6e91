"""Who may speak to which database."""

import pytest
from department import database
from department.faults import Fault


def test_instructors_have_the_gradebook_and_nobody_the_hub_but_root(layout):
    """Would an instructor, or a student, be let into another database?"""
    lines = database.names_map(["dlin"]).splitlines()[1:]
    pairs = {tuple(line.split()[1:]) for line in lines}
    assert pairs == {
        ("root", "ipnb_hub"),
        ("root", "ipnb_gradebook"),
        ("ipnb-course", "ipnb_gradebook"),
        ("dlin", "ipnb_gradebook"),
    }


def test_who_was_admitted_is_read_back(tmp_path):
    """Would the next run forget an instructor who came by the identity provider?"""
    path = tmp_path / "pg_ident.conf"
    assert database.admitted(path) == []
    path.write_text(database.names_map(["dlin", "okoro"]), encoding="utf-8")
    assert database.admitted(path) == ["root", "ipnb-course", "dlin", "okoro"]
    again = database.names_map([*database.admitted(path), "dlin"])
    assert again == path.read_text(encoding="utf-8")


def test_there_is_no_way_in_but_the_socket():
    """Could a password be tried over the network?"""
    lines = [line for line in database.ACCESS.splitlines() if not line.startswith("#")]
    assert all(line.startswith("local ") and "peer" in line for line in lines)


def test_a_cluster_of_a_version_that_is_gone_is_said(layout, tmp_path, monkeypatch):
    """Would a newer PostgreSQL be started on older files?"""
    monkeypatch.setattr(database, "PACKAGES", tmp_path / "packages")
    with pytest.raises(Fault, match="apt-get install postgresql"):
        database.programs()
    (tmp_path / "packages/17/bin").mkdir(parents=True)
    (tmp_path / "packages/17/bin/initdb").touch()
    layout.database.mkdir(parents=True)
    (layout.database / "PG_VERSION").write_text("15\n", encoding="utf-8")
    with pytest.raises(Fault, match="were made by PostgreSQL 15") as caught:
        database.programs_of(layout)
    assert "postgresql-15" in caught.value.remedy


def test_an_address_names_the_socket_and_no_password(layout):
    """Is there something in it that could be stolen?"""
    assert database.url(layout, "ipnb_hub") == (
        f"postgresql+psycopg2://ipnb_hub@/ipnb_hub?host={layout.sockets}"
    )
