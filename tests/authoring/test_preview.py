"""The local preview: the case as students see it, the key only when asked for, faults and no tracebacks."""

import json
import os
import queue
import re
import threading
import urllib.error
import urllib.request
from html import unescape

import pytest

from authoring.support import NAME, get
from ipnb.authoring import preview as previewing
from ipnb.authoring.preview import Preview, answer, serve
from ipnb.grading.leaks import scan


def shown(file, with_key=False):
    """A preview, and what it told the terminal."""
    told = []
    return Preview(file, None, with_key, told.append), told


def values(page):
    return json.loads(unescape(re.search(r'data-values="([^"]*)"', page)[1]))


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_page_holds_the_case_and_nothing_of_the_key(case, tmp_path):
    """Would an author who shows the preview to somebody show the answers?"""
    from ipnb.formulation.case import load_case
    from ipnb.formulation.key import load_key

    preview, told = shown(case)
    page = preview.page("/")
    assert values(page) == {"case": dict(load_case(case))}
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    key = load_key(tmp_path / f"keys/{NAME}.yaml", load_case(case))
    assert scan([tmp_path / "page.html"], [key], json.dumps(values(page))) == []
    assert answer(preview, "/reasons")[0] == 404
    assert told == ["No faults in the case."]


def test_the_key_need_not_be_there(case, tmp_path):
    """Can a case be looked at before its key is written?"""
    (tmp_path / f"keys/{NAME}.yaml").unlink()
    preview, _ = shown(case)
    assert values(preview.page("/"))["case"]["id"] == NAME


def test_with_the_key_the_reasons_of_the_best_answers_are_shown(case):
    """Can an author read what students will, before any student does?"""
    preview, _ = shown(case, with_key=True)
    assert set(values(preview.page("/"))) == {"case"}
    traits = values(preview.page("/reasons"))
    assert traits["status"]["feedback"]["total_band"] == "expert-like"
    assert traits["answers"]["states"]["s05"] == "flow"


@pytest.mark.parametrize("with_key", [False, True])
def test_faults_stand_in_the_page_and_in_the_terminal(case, with_key):
    """Is a slip told with line and remedy, once, and gone when it is mended?"""
    preview, told = shown(case, with_key)
    change(case, "only: [s02,", "only: [s77,")
    page = unescape(preview.page("/"))
    lines = enumerate(case.read_text(encoding="utf-8").splitlines(), start=1)
    line = next(number for number, text in lines if "s77" in text)
    assert f"source/{NAME}/case.yaml:{line}" in page and "items.states.only[0]" in page
    assert "s77 is not judged in states" in page and "Use one of" in page
    preview.page("/")
    assert len(told) == 1 and "s77 is not judged" in told[0]
    change(case, "only: [s77,", "only: [s02,")
    assert values(preview.page("/"))["case"]["id"] == NAME
    assert len(told) == 2


@pytest.mark.parametrize("text", ["schema: [", "", "\x00", "- 1\n", "items: {states: 3}\n"])
def test_whatever_stands_in_the_file_is_told_and_never_a_traceback(case, text):
    """Half-saved, empty or not YAML: does the page stay up?"""
    preview, told = shown(case)
    case.write_text(text, encoding="utf-8")
    status, _, page = answer(preview, "/")
    assert status == 200 and "This case cannot be shown yet" in page and "case.yaml" in page
    assert "Traceback" not in page + "".join(told)


def test_a_fault_of_ours_is_told_too(case, monkeypatch):
    """Does a bug of the preview end it?"""
    monkeypatch.setattr(previewing, "load_case", lambda file: 1 / 0)
    preview, told = shown(case)
    status, _, page = answer(preview, "/")
    assert status == 500 and "ZeroDivisionError" in page
    assert "please report it" in told[0]


def test_the_stamp_changes_with_the_files(case, tmp_path):
    """Does the open page notice that its author has saved?"""
    preview, _ = shown(case, with_key=True)
    stamps = [preview.stamp()]
    for file in (case, tmp_path / f"keys/{NAME}.yaml"):
        os.utime(file, ns=(1, len(stamps)))
        stamps.append(preview.stamp())
    assert len(set(stamps)) == 3


def test_the_server_gives_the_form_to_this_machine_alone(case):
    """Could another site, or another machine, read a key through it?"""
    preview, _ = shown(case, with_key=True)
    started = queue.Queue()
    threading.Thread(target=serve, args=(preview, started.put), daemon=True).start()
    address = started.get(timeout=20)
    assert address.startswith("http://127.0.0.1:")
    headers, page = get(address, "")
    assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert not re.search(r"https?://", re.sub(r'data-values="[^"]*"', "", page))
    for path in (
        "ipnb/authoring/preview_page/page.js",
        "page.css",
        "ipnb/workbench/widget.js",
        "ipnb/workbench/app.js",
        "ipnb/formulation/vocabulary.js",
        "ipnb/formulation/kinds/index.js",
    ):
        get(address, path)
    for path in ("keys/08-wen.yaml", "ipnb/../cli.py", "ipnb/desk/desk.js", "ipnb/workbench.py"):
        with pytest.raises(urllib.error.HTTPError):
            get(address, path)
    with pytest.raises(urllib.error.HTTPError):
        get(address, "", host="rebound.example:80")
