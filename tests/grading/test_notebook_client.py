"""The process between grader and kernel: what ends it, and what it writes down."""

import os
import socket

from nbformat.v4 import new_code_cell, new_notebook

from ipnb.grading.notebook_client import LimitReached, Recorder, _only_sockets


def message(kind, **content):
    head = {"msg_type": kind}
    return {"msg_type": kind, "content": content, "header": head, "parent_header": {}}


def recorder(limit=1000):
    client = Recorder(new_notebook(cells=[new_code_cell("1")]), limit)
    # as at the start of a cell
    client.clear_before_next_output = False
    return client


def test_every_message_is_written_down_as_it_came():
    """Could code take back a result or an error after it was shown?"""
    client = recorder()
    cell = client.nb.cells[0]
    cell.outputs = []
    client.process_message(
        message("execute_result", data={"text/plain": "0"}, metadata={}, execution_count=1), cell, 0
    )
    client.process_message(message("clear_output", wait=False), cell, 0)
    client.process_message(message("stream", name="stderr", text="x"), cell, 0)
    assert client.seen[0] == ["execute_result", "clear_output", "stderr"]
    assert [output.output_type for output in cell.outputs] == ["execute_result", "stream"]


def test_a_widget_cannot_take_a_cells_outputs():
    """Messages of widgets are left aside."""
    client = recorder()
    assert (
        client.process_message(message("comm_open", comm_id="x", data={}), client.nb.cells[0], 0)
        is None
    )
    assert client.widget_state == {}


def test_too_much_output_ends_the_notebook():
    """Would a notebook's output grow until no browser opens it?"""
    client = recorder(limit=100)
    client.nb.cells[0].outputs = []
    try:
        client.process_message(
            message("stream", name="stdout", text="x" * 200), client.nb.cells[0], 0
        )
    except LimitReached:
        return
    raise AssertionError("nothing stopped it")


def test_only_a_kernels_own_sockets_may_stand_in_their_folder(tmp_path):
    """Could that folder be used to fill the disk, or to lead the client elsewhere?"""
    (tmp_path / "kernel.json").write_text("{}")
    with socket.socket(socket.AF_UNIX) as own:
        own.bind(str(tmp_path / "s"))
        assert _only_sockets(tmp_path)
        (tmp_path / "big").write_text("x")
        assert not _only_sockets(tmp_path)
        (tmp_path / "big").unlink()
        os.symlink("/run/docker.sock", tmp_path / "link")
        assert not _only_sockets(tmp_path)
