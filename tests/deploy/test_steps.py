"""Steps are taken when they are needed and not otherwise, and a failure says what to do."""

import subprocess
import sys

import pytest
import steps
from steps import Stop, digest, own_state, run, step


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setattr(steps, "STATE", tmp_path / "state")
    return tmp_path / "state"


@pytest.fixture
def taken(tmp_path):
    """``taken(state)`` takes a step in that state of things and gives how often it was taken so far."""
    times = []

    def take(now):
        step("A step", tmp_path / "made/stamp", lambda: now, lambda: times.append(now))
        return len(times)

    return take


def test_a_step_is_skipped_until_something_changes(taken, capsys):
    """Is an unchanged step skipped, and said to be?"""
    assert [taken("a"), taken("a"), taken("b"), taken("b")] == [1, 1, 2, 2]
    assert capsys.readouterr().out.count("up to date") == 2


def test_a_step_whose_product_is_gone_is_taken_again(taken, tmp_path):
    """Does the stamp go with what was made?"""
    taken("a")
    (tmp_path / "made/stamp").unlink()
    assert taken("a") == 2


def test_a_step_that_failed_is_not_stamped(tmp_path):
    """Would a failed step count as done?"""

    def fail():
        raise Stop("no")

    with pytest.raises(Stop):
        step("A step", tmp_path / "stamp", lambda: "a", fail)
    assert not (tmp_path / "stamp").exists()


def test_a_step_that_writes_into_what_it_depends_on_settles(tmp_path):
    """Is a step, which changes its own input once, up to date the next time?"""
    (tmp_path / "case").mkdir()
    times = []

    def build():
        times.append(1)
        (tmp_path / "case/notebook").write_text("made")

    for _ in range(2):
        step("A step", tmp_path / "stamp", lambda: digest([tmp_path / "case"]), build)
    assert len(times) == 1


def test_the_digest_notices_content_names_and_more(tmp_path):
    """Would a changed byte, a renamed file or another word go unnoticed?"""
    (tmp_path / "a").write_text("one")
    seen = {digest([tmp_path])}
    (tmp_path / "a").write_text("two")
    seen.add(digest([tmp_path]))
    (tmp_path / "a").rename(tmp_path / "b")
    seen |= {digest([tmp_path]), digest([tmp_path], "more")}
    assert len(seen) == 4


def test_a_failing_command_says_what_failed_and_the_remedy(state):
    """Does a person see the end of the output, the command, the log and what to do?"""
    script = "print('\\n'.join(f'line {n}' for n in range(100))); raise SystemExit(3)"
    with pytest.raises(Stop) as stopped:
        run(sys.executable, "-c", script, log="some", remedy="Try again.")
    said = str(stopped.value)
    assert "line 99" in said and "line 1\n" not in said
    assert (
        "This failed" in said
        and str(state / "logs/some.log") in said
        and said.endswith("Try again.")
    )


def test_a_command_finds_the_environments_programs(state):
    """Does a child find alembic, npm and the like of this environment first?"""
    run(sys.executable, "-c", "import os; print(os.environ['PATH'])", log="path")
    assert (state / "logs/path.log").read_text().startswith(f"{steps.VENV / 'bin'}:")


def test_bootstrapping_needs_nothing_but_python():
    """Would a bare Python fail on an import before anything is installed?"""
    script = "import sys; sys.path.insert(0, 'deploy/local'); import course"
    bare = [sys.executable, "-I", "-S", "-c", script]
    done = subprocess.run(bare, cwd=steps.CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_state_is_closed_to_other_accounts(state):
    """Can another account of the machine look into a new folder, or into one that stood open before?"""
    own_state()
    assert state.stat().st_mode & 0o777 == 0o700
    (state / "hub").mkdir()
    state.chmod(0o755)
    own_state()
    assert state.stat().st_mode & 0o777 == 0o700


def test_a_folder_with_other_things_in_it_is_left_as_it_is(state):
    """Would IPNB_STATE=/tmp close everybody's folder?"""
    state.mkdir(mode=0o755)
    (state / "letters").mkdir()
    with pytest.raises(Stop, match="a folder of its own"):
        own_state()
    assert state.stat().st_mode & 0o777 == 0o755
