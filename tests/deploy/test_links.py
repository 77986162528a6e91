"""`make links`: addresses outside the book, asked for at a server of the test's own."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import links
import pytest

ANSWERS = {
    "/well": 200, "/gone": 404, "/moved": 301, "/for-now": 302, "/private": 403, "/new": 200,
}  # fmt: skip


class Server(BaseHTTPRequestHandler):
    """Answers as `ANSWERS` says."""

    def do_GET(self):
        code = ANSWERS[self.path]
        self.send_response(code)
        if code in (301, 302):
            self.send_header("location", "/new")
        self.send_header("content-length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *arguments):
        pass


@pytest.fixture
def web():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_what_is_gone_has_moved_or_refuses_is_told_with_its_pages(web, tmp_path, capsys):
    """Would a dead reference stay, or a publisher that refuses programs look dead?"""
    (tmp_path / "book").mkdir()
    lines = [f'<a class="x" href="{web}{path}">x</a>' for path in ANSWERS if path != "/new"]
    (tmp_path / "book/a.html").write_text("".join(lines) + '<a href="b.html">in the book</a>')
    (tmp_path / "book/b.html").write_text(f'<a href="{web}/gone">x</a>')
    target = tmp_path / "links.txt"
    assert links.main(tmp_path, target) == 1
    said = capsys.readouterr().out
    assert target.read_text() == said
    assert "5 addresses outside the book" in said and "b.html\n" in said
    gone, moved, refused = said.index("Gone:"), said.index("Moved for good"), said.index("Not told")
    assert gone < said.index(f"{web}/gone") < moved < said.index(f"{web}/moved") < refused
    assert "on book/a.html, book/b.html" in said and f"{web}/new" in said
    assert f"  {web}/well" not in said and f"  {web}/for-now" not in said


def test_a_server_that_is_not_there_is_gone_and_one_that_is_slow_is_not():
    assert links.verdict("broken", 0, "Failed to resolve 'nowhere.example'") == "gone"
    assert links.verdict("timeout", 0, "timed out") == "silent"
    assert links.verdict("working", 0, "") is None


def test_a_doi_is_asked_for_at_the_registry_and_told_as_it_stands():
    address = "https://doi.org/10.1037/bul0000433"
    asked = links.asked(address)
    line = f'{{"uri": "{asked}", "status": "broken", "code": 0, "info": "404 Client Error"}}'
    [found] = links.findings([line], {address: ["book/a.html"]})
    assert (found.verdict, found.address, found.pages) == ("gone", address, ("book/a.html",))


def test_all_well_is_said_too():
    assert links.told([], 3).endswith("All of them answered.")


def test_the_course_s_references_are_among_them(built_book):
    found = links.external_links(built_book)
    assert sum("doi.org" in address for address in found) > 500
    assert not any("example.org" in address for address in found)
