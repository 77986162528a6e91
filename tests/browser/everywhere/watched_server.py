"""The published book with one script before all others, which notes what goes wrong in a page, in any browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

from published_server import Published, Sent, none, published

WATCH = "/watch.js"
#: kept for the visit, over all its pages; an answer that never came or came broken has no other witness in WebKit
SCRIPT = b"""{
  const key = 'watched', kept = JSON.parse(sessionStorage.getItem(key) ?? '[]');
  const note = (...words) => {
    kept.push(`${location.pathname}: ${words.join(' ')}`);
    sessionStorage.setItem(key, JSON.stringify(kept));
  };
  addEventListener('error', ({ message, target }) =>
    note(message ?? `not loaded: ${target.src ?? target.href}`), true);
  addEventListener('unhandledrejection', ({ reason }) => note('rejected:', reason));
  document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
    note('against the policy:', effectiveDirective, blockedURI));
  for (const level of ['error', 'warn']) {
    const before = console[level];
    console[level] = (...words) => { note(level, ...words); before.apply(console, words); };
  }
  globalThis.watched = () => [...kept, ...performance.getEntriesByType('resource')
    .map(({ name }) => name).filter((name) => !name.startsWith(location.origin) && /^(http|ws)/.test(name))
    .map((name) => `asked of another host: ${name}`)];
}"""
#: a window of any width within the browser's, which has a least one
FRAME = (
    b"<!doctype html><html lang=en><title>A narrow window</title><iframe style='border:0'></iframe>"
)
MADE = {WATCH: ("text/javascript", SCRIPT), "/frame.html": ("text/html", FRAME)}


class Watched(Published):
    """Puts the script at the head of each page, and leaves the rest as it is; without a network, says nothing."""

    def __init__(self, *arguments, network: Event, **named):
        self.network = network
        super().__init__(*arguments, **named)

    def do_GET(self):
        path = self.path.split("?")[0]
        file = Path(self.translate_path(path))
        if not self.network.is_set():
            self.close_connection = True
        elif path in MADE:
            kind, body = MADE[path]
            self.answer(200, {"Content-Type": kind}, body)
        elif file.suffix == ".html" and file.is_file():
            self.answer(200, {"Content-Type": "text/html"}, with_the_script(file))
        else:
            super().do_GET()


def with_the_script(file: Path) -> bytes:
    """A page that runs the script before all others."""
    head, text = b"<head>", file.read_bytes()
    assert text.count(head) == 1, file
    return text.replace(head, head + b"<script src=" + WATCH.encode() + b"></script>")


@dataclass(frozen=True)
class Watching:
    """A served book: its address, what was sent of it so far, and whether there is a network."""

    site: str
    sent: list[Sent]
    network: Event

    def missing(self) -> list[str]:
        """What was asked for and is not there."""
        return [one.address for one in self.sent if one.status >= 400]


@contextmanager
def watched(folder: Path) -> Iterator[Watching]:
    """Serve a built book; each time it is another origin, where no browser has kept anything."""
    network = Event()
    network.set()
    with published(folder, none, partial(Watched, network=network)) as (site, sent):
        yield Watching(site, sent, network)
