"""The command that makes a room; that it holds is shown by tests/department/test_isolation.py."""

from dataclasses import replace
from pathlib import Path

from department.confinement import Room, confined

ROOM = Room(
    "ada",
    1500,
    1500,
    (),
    Path("/srv/ipnb/homes/ada"),
    (Path("/opt/ipnb"),),
    (Path("/srv/ipnb/exchange"),),
)


def pairs(words: list[str], option: str) -> list[str]:
    return [words[place + 1] for place, word in enumerate(words) if word == option]


def test_only_what_is_named_may_be_written():
    """Would the code or the system be open to change?"""
    words = confined(ROOM, ["python"])
    assert pairs(words, "--bind") == ["/srv/ipnb/exchange", "/srv/ipnb/homes/ada"]
    assert "/opt/ipnb" in pairs(words, "--ro-bind")
    assert "--remount-ro" in words


def test_root_is_given_up_before_anything_of_the_person_runs():
    """Could the server have it back?"""
    words = confined(ROOM, ["python", "-P"])
    outside, inside = words[: words.index("setpriv")], words[words.index("setpriv") :]
    assert "--die-with-parent" in outside
    assert {"--reuid=1500", "--regid=1500", "--clear-groups", "--no-new-privs"} <= set(inside)
    assert {"--inh-caps=-all", "--bounding-set=-all"} <= set(inside)
    assert inside[-2:] == ["python", "-P"]


def test_a_room_in_which_rooms_can_be_made_gives_that_right_up_too():
    """Would an instructor's server keep the right to mount?"""
    words = confined(replace(ROOM, makes_rooms=True), ["python"])
    assert words.index("CAP_SYS_ADMIN") < words.index("setpriv")
    assert "--bounding-set=-all" in words
    assert "CAP_SYS_ADMIN" not in confined(ROOM, ["python"])


def test_processes_and_tmp_are_its_own():
    """Would it see others'?"""
    words = confined(ROOM, ["python"])
    assert {"--unshare-pid", "--unshare-ipc"} <= set(words)
    assert pairs(words, "--tmpfs") == ["/tmp", "/dev/shm"]
    assert pairs(words, "--proc") == ["/proc"]
