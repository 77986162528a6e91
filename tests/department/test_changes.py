"""A new version and back, a full disk, a service that is gone: what the operator meets in a term."""

import json
import shutil
import subprocess
from dataclasses import replace

import pytest
from department import backup, releases
from department.faults import Fault
from department.settings import Backup
from member import Member
from running_trial import CHECKOUT, unchanged

#: an account of the machine for something else, while a test needs one
OTHERS = "ipnbtest-printer"


@pytest.fixture
def newer(tmp_path):
    """A checkout with a later version of the code."""
    folder = tmp_path / "newer"
    for part in (*releases.PARTS, "source", "keys"):
        source, target = CHECKOUT / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=releases.LEFT_OUT)
        else:
            shutil.copy2(source, target)
    for name in releases.MADE:
        (folder / name).symlink_to((CHECKOUT / name).resolve())
    with (folder / "ipnb/__init__.py").open("a", encoding="utf-8") as file:
        file.write("# a later version\n")
    return folder


def test_a_new_version_is_backed_up_before_and_can_be_taken_back(trial, newer):
    """Does what students have live through it, there and back?"""
    release = "import ipnb; print(open(ipnb.__file__).read().count('a later version'))"
    trial.member(trial.ada).run("open('kept.txt', 'w').write('through two versions')")
    before = trial.layout.release().name

    done = trial.command("set-up", "--checkout", str(newer))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "backup before: " in done.stdout
    assert trial.layout.release().name != before
    trial.forget()
    assert trial.member(trial.ada).run(f"{release}; print(open('kept.txt').read())") == (
        "1\nthrough two versions\n"
    )

    done = trial.command("rollback")
    assert done.returncode == 0, done.stdout + done.stderr
    assert trial.layout.release().name == before
    trial.forget()
    assert trial.member(trial.ada).run(f"{release}; print(open('kept.txt').read())") == (
        "0\nthrough two versions\n"
    )
    # assignments are released by whichever checkout comes last
    assert trial.command("set-up").returncode == 0


def test_a_full_disk_leaves_the_backups_that_are_there(trial, tmp_path):
    """Would half a backup count, or an older one be lost?"""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", tmp_path], check=True)
    try:
        (tmp_path / "20200101T000000Z").mkdir()
        (tmp_path / "20200101T000000Z" / backup.MANIFEST).write_text("{}", encoding="utf-8")
        small = replace(trial.settings, backup=Backup(tmp_path, keep=1))
        with pytest.raises(Fault, match="No space left") as caught:
            backup.back_up(trial.layout, small)
        assert "Make room" in caught.value.remedy
        assert [path.name for path in tmp_path.iterdir()] == ["20200101T000000Z"]
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_a_service_that_is_gone_is_named_and_comes_back(trial):
    """Does the operator hear which, and is a second start enough?"""
    number = int((trial.layout.running / "proxy.pid").read_text(encoding="utf-8"))
    subprocess.run(["kill", "-9", str(number)], check=True)
    said = trial.command("health", "--json")
    assert said.returncode == 1
    wrong = {one["what"]: one for one in json.loads(said.stdout) if one["state"] == "fault"}
    assert "ipnb-proxy" in wrong["services"]["said"]
    assert "systemctl restart" in wrong["services"]["remedy"]
    assert trial.command("start").returncode == 0
    assert trial.command("health").returncode == 0
    trial.forget()


def test_an_account_of_the_machine_is_given_to_nobody(trial):
    """Would a student on the roster who is called as one of the machine's programs have its account?"""
    roster = trial.settings.people.roster
    text = roster.read_text(encoding="utf-8")
    subprocess.run(["useradd", "--system", OTHERS], check=True)
    roster.write_text(f"{text}{OTHERS},Dae,Mon,d@example.org\n", encoding="utf-8")
    try:
        done = trial.command("set-up")
        assert done.returncode == 1
        assert f"{OTHERS!r} is an account of this machine already" in done.stderr
    finally:
        subprocess.run(["userdel", OTHERS], check=True)
        roster.write_text(text, encoding="utf-8")
    assert unchanged(trial.command("set-up").stdout) == []


def test_a_student_who_comes_later_is_let_in(trial):
    """Does the hub learn of a new line of the roster, which it reads when it starts?"""
    roster, name = trial.settings.people.roster, f"late-{trial.ada}"
    text = roster.read_text(encoding="utf-8")
    roster.write_text(f"{text}{name},Late,Comer,l@example.org\n", encoding="utf-8")
    try:
        done = trial.command("set-up")
        assert done.returncode == 0, done.stdout + done.stderr
        sheet = (trial.layout.secrets / "new-passwords.csv").read_text(encoding="utf-8")
        (password,) = (line.split(",")[1] for line in sheet.splitlines() if line.startswith(name))
        newcomer = Member(trial.address, name, password)
        newcomer.sign_in()
        assert "Your desk" in newcomer.open_desk()
    finally:
        roster.write_text(text, encoding="utf-8")
    assert trial.command("set-up").returncode == 0
    trial.forget()
