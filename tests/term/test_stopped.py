"""`ipnb term archive` as a program of its own, ended from outside while it packs."""

import os
import signal
import subprocess
import sys
import time

import pytest

from term.support import tree

pytestmark = [pytest.mark.deep, pytest.mark.xdist_group("term")]
#: takes the archive some seconds to pack, whatever the machine
LARGE = 80_000_000


def start(course):
    """Start it, and wait until it packs the course."""
    places = ("--to", str(course.home / "archives"), "--course-dir", str(course.root))
    command = [sys.executable, "-m", "ipnb.cli", "term", "archive", *places]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 120
    while not list((course.home / "archives").glob("*.unfinished/course.tar.gz")):
        assert run.poll() is None and time.monotonic() < end, run.stderr.read()
        time.sleep(0.02)
    return run


@pytest.fixture
def large(taught):
    (taught.folder("ada") / "recording.bin").write_bytes(os.urandom(LARGE))
    return taught


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_whoever_ends_it_finds_everything_as_it_was(large, how):
    before = tree(large.home)
    run = start(large)
    run.send_signal(how)
    run.communicate(timeout=120)
    assert run.returncode != 0
    assert list((large.home / "archives").iterdir()) == []
    (large.home / "archives").rmdir()
    assert tree(large.home) == before


def test_one_that_was_killed_leaves_the_course_as_it_was_and_the_next_tidies_up(large):
    before = tree(large.root, large.exchange)
    run = start(large)
    run.kill()
    run.communicate(timeout=120)
    assert tree(large.root, large.exchange) == before
    assert [one.suffix for one in (large.home / "archives").iterdir()] == [".unfinished"]
    code, said = large.archive()
    assert code == 0, said
    assert [one.suffix for one in (large.home / "archives").iterdir()] == [""]
