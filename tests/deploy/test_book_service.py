"""The book as the hub serves it: right types, the packed form only on request, and no life after its hub."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

import brotli
import psutil
import pytest
from local_hub import LOCAL
from ports import free_port

PAGE = "<!doctype html><title>A page</title>"
MODULE = b"export default 1;"
SERVICE = LOCAL / "book_service.py"


def where() -> dict:
    return {
        "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{free_port()}",
        "JUPYTERHUB_SERVICE_PREFIX": "/services/book/",
    }


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The service on a small book; gives its address and the folder."""
    folder = tmp_path_factory.mktemp("book")
    (folder / "part").mkdir()
    for name in ("index.html", "part/index.html"):
        (folder / name).write_text(PAGE)
    (folder / "live.js").write_bytes(MODULE)
    (folder / "live.js.br").write_bytes(brotli.compress(MODULE))
    (folder / "face.woff2").write_bytes(b"wOF2")
    (folder / "engine.mjs").write_bytes(MODULE)
    (folder / "engine.wasm").write_bytes(b"\0asm")
    place = where()
    command = [sys.executable, SERVICE, str(folder), str(os.getpid())]
    service = subprocess.Popen(command, env=os.environ | place)
    yield f"{place['JUPYTERHUB_SERVICE_URL']}/services/book/", folder
    service.terminate()
    service.wait(10)


def get(url: str, **headers):
    """The answer; tries until the service listens."""
    end = time.monotonic() + 10
    while True:
        try:
            return urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=5)
        except urllib.error.HTTPError as error:
            return error
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("part/", "text/html; charset=utf-8"),
        ("live.js", "text/javascript; charset=utf-8"),
        ("face.woff2", "font/woff2"),
        ("engine.mjs", "text/javascript; charset=utf-8"),
        ("engine.wasm", "application/wasm"),
    ],
)
def test_types(book, path, kind):
    """Does a browser get each file as what it is? Modules with another type are refused."""
    answer = get(book[0] + path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)


@pytest.mark.parametrize(
    ("accepts", "sent", "unpack"),
    [
        ("br, gzip", "br", brotli.decompress),
        ("gzip;q=0.8", None, bytes),
        ("identity", None, bytes),
        ("br;q=0, gzip", None, bytes),
        ("BR; q=0.000, gzip;q=0", None, bytes),
    ],
)
def test_packed_form_goes_to_who_takes_it(book, accepts, sent, unpack):
    """Is the packed form sent to whom it was made for, with the type of what is inside?"""
    answer = get(book[0] + "live.js", **{"Accept-Encoding": accepts})
    assert answer.headers["Content-Encoding"] == sent
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert unpack(answer.read()) == MODULE


def test_a_page_built_again_is_not_called_unchanged(book):
    """Does somebody with an old copy get the new page, and somebody with the new one a 304?"""
    url, folder = book
    old = get(url).headers["Last-Modified"]
    assert get(url, **{"If-Modified-Since": old}).status == 304
    later = time.time() + 5
    (folder / "index.html").write_text(PAGE + "again")
    os.utime(folder / "index.html", (later, later))
    assert get(url, **{"If-Modified-Since": old}).read().endswith(b"again")


def test_a_packed_form_older_than_its_page_is_left_out(book):
    """Is a stale .br passed over when only the page was written again?"""
    url, folder = book
    (folder / "stale.js").write_text("new")
    (folder / "stale.js.br").write_bytes(brotli.compress(b"old"))
    os.utime(folder / "stale.js.br", (1, 1))
    assert get(url + "stale.js", **{"Accept-Encoding": "br"}).read() == b"new"


def test_a_name_that_no_file_can_have_is_a_bad_request(book):
    """Does a NUL in the address end in an error of ours, with a traceback in the log?"""
    for path in ("%00", "part/%00index.html", "index.html%00"):
        assert get(book[0] + path).status == 400


def test_a_part_of_a_page_is_sent(book):
    """Is a Range answered with that part?"""
    answer = get(book[0] + "index.html", Range="bytes=0-8")
    assert (answer.status, answer.read()) == (206, PAGE[:9].encode())


@pytest.mark.parametrize("path", ["none.html", "../x", "%2e%2e/%2e%2e/etc/passwd", "//etc/passwd"])
def test_nothing_outside_the_book(book, path):
    """Is a missing or an outside file refused?"""
    assert get(book[0] + path).status in (403, 404)


def test_it_ends_with_its_hub(book):
    """Does a service whose hub was killed let go of its port?"""
    starts_it = """if True:
        import os, subprocess, sys
        print(subprocess.Popen([sys.executable, *sys.argv[1:], str(os.getpid())]).pid, flush=True)
        sys.stdin.read()
    """
    place = where()
    hub = subprocess.Popen(
        [sys.executable, "-c", starts_it, SERVICE, str(book[1])],
        env=os.environ | place,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    service = psutil.Process(int(hub.stdout.readline()))
    get(place["JUPYTERHUB_SERVICE_URL"])
    hub.kill()
    assert psutil.wait_procs([service], timeout=10)[1] == []
    hub.communicate()
