"""One writer at a time in a folder, whichever process or thread it is in."""

import subprocess
import sys
import threading

import pytest

from ipnb.documents.locked_folder import locked


def test_the_second_writer_waits_and_nothing_is_left_behind(tmp_path):
    """Would two that write at once each take the other's change away?"""
    seen, waits = [], threading.Event()

    def second():
        waits.set()
        with locked(tmp_path):
            seen.append("second")

    with locked(tmp_path):
        other = threading.Thread(target=second)
        other.start()
        waits.wait()
        other.join(0.1)
        seen.append("first")
    other.join()
    assert seen == ["first", "second"] and list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(FileNotFoundError), locked(tmp_path / "gone"):
        pass


def test_a_platform_without_the_lock_writes_all_the_same(tmp_path):
    """JupyterLite has an empty module `fcntl`: would a form in the browser never hear that it is saved?"""
    code = (
        "import sys, types\n"
        "sys.modules['fcntl'] = types.ModuleType('fcntl')\n"
        "from ipnb.documents.locked_folder import locked\n"
        "with locked('.'): print('written')"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "written\n"
