"""Control groups of one server, in both forms that Linux has."""

from department.limits import can_limit, held, kernel_has_second_form, let_go, wanted


def first(tmp_path):
    for name in ("memory", "cpu"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_the_first_form_has_a_group_a_resource(tmp_path):
    """Are both said in the words of that form?"""
    found = wanted("ada", 400 * 2**20, 0.5, first(tmp_path))
    assert found == [
        (tmp_path / "memory/ipnb/ada", {"memory.limit_in_bytes": "419430400"}),
        (
            tmp_path / "cpu/ipnb/ada",
            {"cpu.cfs_period_us": "100000", "cpu.cfs_quota_us": "50000"},
        ),
    ]


def test_the_second_form_has_one_group(tmp_path):
    """Are both said in the words of that form?"""
    (tmp_path / "cgroup.controllers").touch()
    found = wanted("ada", 1000, 2.0, tmp_path)
    assert found == [(tmp_path / "ipnb/ada", {"memory.max": "1000", "cpu.max": "200000 100000"})]


def test_a_server_joins_before_it_becomes_anything_else(tmp_path):
    """Would what it starts first escape?"""
    command = held("ada", 1000, None, first(tmp_path))
    assert command[:2] == ["/bin/sh", "-c"]
    assert command[-1] == str(tmp_path / "memory/ipnb/ada/cgroup.procs")
    assert (tmp_path / "memory/ipnb/ada/memory.limit_in_bytes").read_text() == "1000"


def test_where_nothing_can_be_limited_the_server_starts_all_the_same(tmp_path):
    """Would a container without control groups refuse everybody?"""
    assert held("ada", 1000, 0.5, tmp_path) == []
    assert not can_limit(tmp_path)
    assert held("ada", None, None, first(tmp_path)) == []


def test_a_group_goes_when_its_server_is_gone(tmp_path):
    """Would each start leave one behind?"""
    held("ada", 1000, None, first(tmp_path))
    folder = tmp_path / "memory/ipnb/ada"
    let_go("ada", tmp_path)
    assert folder.is_dir()  # something is in it, as a server is
    for file in folder.iterdir():
        file.unlink()
    let_go("ada", tmp_path)
    assert not folder.exists()


def test_systemds_limits_hold_in_the_second_form(tmp_path):
    """Would health say that all is limited where it is not?"""
    assert not kernel_has_second_form(tmp_path)
    (tmp_path / "cgroup.controllers").write_text("cpuset cpu io memory pids\n", encoding="utf-8")
    assert kernel_has_second_form(tmp_path)
