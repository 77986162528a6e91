"""The built book as servers on the web send it: packed, with their caching headers, and every byte counted."""

import hashlib
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import formatdate
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True)
class Sent:
    """One answer: what was asked for, with its search, the status, and the bytes of its body."""

    address: str
    status: int
    size: int


def github_pages(file: Path) -> dict[str, str]:
    """Ten minutes, then asked again by a tag."""
    tag = hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    return {"Cache-Control": "max-age=600", "ETag": f'"{tag}"'}


def hub(file: Path) -> dict[str, str]:
    """Asked again each time, by the time of the file."""
    return {
        "Cache-Control": "no-cache",
        "Last-Modified": formatdate(file.stat().st_mtime, usegmt=True),
    }


def none(file: Path) -> dict[str, str]:
    """A server that says nothing of caches."""
    return {}


class Published(SimpleHTTPRequestHandler):
    """Sends the packed file that stands ready, or 304 to whoever has it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = Path(self.translate_path(self.path.split("?")[0]))
        if not path.is_file():
            self.send_error(404)
            return
        headers = self.server.headers(path)
        asked = {
            "ETag": self.headers.get("If-None-Match"),
            "Last-Modified": self.headers.get("If-Modified-Since"),
        }
        if any(headers.get(name) == value for name, value in asked.items() if value):
            self.answer(304, headers, b"")
            return
        packed = path.with_name(f"{path.name}.br")
        if packed.exists() and "br" in self.headers.get("Accept-Encoding", ""):
            path, headers = packed, headers | {"Content-Encoding": "br"}
        kind = self.guess_type(str(path).removesuffix(".br"))
        self.answer(200, headers | {"Content-Type": kind}, path.read_bytes())

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.server.sent.append(Sent(self.path, status, len(body)))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@contextmanager
def published(folder: Path, headers=github_pages, handler=Published):
    """Serve a folder: (address, list of what was sent, which grows)."""

    def handle(*arguments):
        return handler(*arguments, directory=str(folder))

    server = ThreadingHTTPServer(("127.0.0.1", 0), handle)
    server.headers, server.sent, server.daemon_threads = headers, [], True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", server.sent
    finally:
        server.shutdown()
        server.server_close()
