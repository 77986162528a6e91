"""Serves the built book. The hub starts it: `book_service.py <folder> <process id of the hub>`."""

import asyncio
import contextlib
import mimetypes
import os
import sys
from pathlib import Path
from urllib.parse import urlparse

import tornado.web

TYPES = {  # what some systems do not know, and a browser insists on
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
for suffix, kind in TYPES.items():
    mimetypes.add_type(kind, suffix)


def taken(header: str) -> set[str]:
    """The encodings that a browser takes; one with `q=0` it does not."""
    words = (word.replace(" ", "").lower().split(";q=") for word in header.split(","))
    return {name for name, *weight in words if not weight or weight[0].strip("0.")}


class Page(tornado.web.StaticFileHandler):
    """A file of the book, in the packed form that was built if the browser takes it."""

    def set_default_headers(self):
        # ask again each time: the book is rebuilt in place
        self.set_header("Cache-Control", "no-cache")
        self.set_header("X-Content-Type-Options", "nosniff")

    def prepare(self):
        if "\0" in self.path_args[0]:
            # no file has such a name, and the system would not even look
            raise tornado.web.HTTPError(400)

    def validate_absolute_path(self, root, absolute_path):
        plain = super().validate_absolute_path(root, absolute_path)
        if plain is None:  # a folder without its slash: a redirect was sent
            return None
        self.kind = mimetypes.guess_type(plain)[0] or "application/octet-stream"
        self.set_header("Vary", "Accept-Encoding")
        packed = Path(f"{plain}.br")
        if (
            "br" in taken(self.request.headers.get("Accept-Encoding", ""))
            and packed.is_file()
            and packed.stat().st_mtime >= Path(plain).stat().st_mtime
        ):
            self.set_header("Content-Encoding", "br")
            return super().validate_absolute_path(root, str(packed))
        return plain

    def get_content_type(self):
        return f"{self.kind}; charset=utf-8" if self.kind.startswith("text/") else self.kind

    def compute_etag(self):
        return None  # tornado's is remembered by path, and would call a rebuilt page unchanged


async def serve(folder: str, hub: int, address: str, prefix: str):
    """Serve until the hub, which started this, is gone, however it went."""
    pages = [(f"{prefix}(.*)", Page, {"path": folder, "default_filename": "index.html"})]
    where = urlparse(address)
    tornado.web.Application(pages).listen(where.port, where.hostname)
    while os.getppid() == hub:
        await asyncio.sleep(1)


if __name__ == "__main__":
    where = os.environ["JUPYTERHUB_SERVICE_URL"], os.environ["JUPYTERHUB_SERVICE_PREFIX"]
    with contextlib.suppress(KeyboardInterrupt):  # the hub's way of asking
        asyncio.run(serve(sys.argv[1], int(sys.argv[2]), *where))
