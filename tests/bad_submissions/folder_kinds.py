"""Kinds of trouble around the answers: notebooks, links, devices, times and secrets."""

import json
import os
import shutil
import socket

from bad_submissions.spoiling import notebook_of, raw, with_cells


def sparse(name, size=10_000_000_000):
    """A file that says it is ten gigabytes and takes no room."""

    def spoil(folder):
        place = folder / (name or notebook_of(folder).name)
        with place.open("wb") as file:
            file.truncate(size)

    return spoil


def a_socket(folder):
    (folder / "answers.json").unlink()
    here = os.getcwd()
    os.chdir(folder)  # a socket's path has a length that a folder of tests goes beyond
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("answers.json")
    finally:
        os.chdir(here)


def a_loop(folder):
    (folder / "answers.json").unlink()
    os.symlink("answers.json", folder / "answers.json")


def link_to_a_device(folder):
    (folder / "answers.json").unlink()
    os.symlink("/dev/zero", folder / "answers.json")


def link_to_itself_below(folder):
    os.symlink(".", folder / "below")


def notebook_pipe(folder):
    name = notebook_of(folder)
    name.unlink()
    os.mkfifo(name)


def notebook_folder(folder):
    name = notebook_of(folder)
    name.unlink()
    name.mkdir()


def notebook_hard_link(folder):
    name = notebook_of(folder)
    shutil.move(name, folder.parent / "elsewhere.ipynb")
    os.link(folder.parent / "elsewhere.ipynb", name)


def notebook_bytes(change):
    def spoil(folder):
        name = notebook_of(folder)
        name.write_bytes(change(name.read_bytes()))

    return spoil


def notebook_whole(change):
    def spoil(folder):
        name = notebook_of(folder)
        name.write_text(json.dumps(change(json.loads(name.read_bytes()))), encoding="utf-8")

    return spoil


def version_3(notebook):
    return {"nbformat": 3, "worksheets": [{"cells": notebook["cells"]}], "metadata": {}}


def forged(cells):
    """Outputs, scripts and points of a student's own in the cells that are graded."""
    for cell in cells:
        cell["cell_type"] = "code"
        cell["outputs"] = [
            {
                "output_type": "execute_result",
                "data": {"text/html": "<script>alert(1)</script>", "text/plain": "60.0"},
                "metadata": {},
                "execution_count": 1,
            }
        ]
        cell["attachments"] = {"x.svg": {"image/svg+xml": "<svg onload=alert(1)>"}}
        cell["metadata"]["nbgrader"] |= {"points": -5, "grade": False, "checksum": "0"}
    return cells


def odd_cells(cells):
    """Everything a cell may not be, beside the whole ones."""
    odd = [{}, {"metadata": []}, {"metadata": {"nbgrader": 7}}, {"source": 7}, {"source": [1, "a"]}]
    odd += [{"metadata": {"nbgrader": {"grade_id": ["n1"]}}}, {"cell_type": None, "source": "own"}]
    return [*cells, *odd]


def emptied_metadata(cells):
    """What copying a cell leaves behind in JupyterLab; it ended nbgrader's batch."""
    return [*cells, {**cells[-1], "metadata": {"nbgrader": {}}}]


def secret(data=None, link=None):
    def spoil(folder):
        place = folder / "submission_secret.txt"
        place.write_bytes(data) if link is None else os.symlink(link, place)

    return spoil


def time_link(folder):
    os.symlink("/etc/passwd", folder / "timestamp.txt")


def time_text(data):
    def spoil(folder):
        (folder / "timestamp.txt").write_bytes(data)

    return spoil


def strange_names(folder):
    for name in ("-rf", "a\nb.ipynb", "\u202egpj.exe", "x" * 200, os.fsdecode(b"caf\xe9.txt")):
        (folder / name).write_text("x", encoding="utf-8")


def many_files(folder):
    for number in range(300):
        (folder / f"{number}.txt").write_text("x", encoding="utf-8")


def answers_twice(folder):
    (folder / "more").mkdir()
    (folder / "more" / "answers.json").write_text("{}", encoding="utf-8")


def empty_and_closed(folder):
    raw(folder, b"   \n\t ")


HELD = {
    "a-socket": (a_socket, "answers.json"),
    "a-loop": (a_loop, "link to another file"),
    "link-to-a-device": (link_to_a_device, "link to another file"),
    "ten-gigabytes": (sparse("answers.json"), "larger than 1 MB"),
    "only-blanks": (empty_and_closed, "answers.json is empty"),
    "notebook-pipe": (notebook_pipe, "not an ordinary file"),
    "notebook-folder": (notebook_folder, "not an ordinary file"),
    "notebook-hard-link": (notebook_hard_link, "linked to a file elsewhere"),
    "notebook-of-ten-gigabytes": (sparse(None), "larger than 5 MB"),
    "notebook-cut": (notebook_bytes(lambda data: data[:-40]), "not a readable notebook"),
    "notebook-version-3": (notebook_whole(version_3), "no list of cells"),
    "notebook-cells-as-object": (
        notebook_whole(lambda book: {**book, "cells": {"0": {}}}),
        "no list of cells",
    ),
    "notebook-cells-as-texts": (with_cells(lambda cells: ["a", *cells]), "no list of cells"),
    "notebook-without-cells": (with_cells(lambda cells: []), "none of this assignment's cells"),
}

#: graded with full points, and with these words in a note; "" for none
GRADED = {
    "loop-of-folders": (link_to_itself_below, ""),
    "notebook-utf-16": (notebook_bytes(lambda data: data.decode().encode("utf-16")), ""),
    "notebook-byte-order-mark": (notebook_bytes(lambda data: b"\xef\xbb\xbf" + data), ""),
    "notebook-forged": (with_cells(forged), ""),
    "notebook-odd-cells": (with_cells(odd_cells), ""),
    "notebook-emptied-metadata": (with_cells(emptied_metadata), ""),
    "notebook-turned-round": (with_cells(lambda cells: cells[::-1]), ""),
    "notebook-as-lines": (
        with_cells(lambda cells: [{**c, "source": list("".join(c["source"]))} for c in cells]),
        "",
    ),
    "secret-link": (secret(link="/etc/shadow"), "submission_secret.txt"),
    "secret-too-long": (secret(b"x" * 2_000), "submission_secret.txt"),
    "secret-bytes": (secret(bytes(range(256))), ""),
    "time-link": (time_link, "timestamp.txt"),
    "time-too-long": (time_text(b"2026-01-01 " * 100), "timestamp.txt"),
    "time-bytes": (time_text(bytes(range(128, 200))), "timestamp.txt"),
    "time-of-150-digits": (time_text(b"1:" + b"1" * 150), "timestamp.txt"),
    "time-as-a-path": (time_text(b"2026-01-01 00:00:00 /etc/shadow"), "timestamp.txt"),
    "strange-names": (strange_names, ""),
    "many-files": (many_files, ""),
    "answers-twice": (answers_twice, ""),
}
