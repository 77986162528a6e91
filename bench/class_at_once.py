"""A class that comes all at once to the hub of `make hub`, from signing in to handing in: who gets through?

Each student is what a browser is to a hub: cookies of their own, the waiting page's stream, the pages with every
script and style sheet, and the pages' connections: desk, begin, form, three saves, submit. Nobody waits for
anybody else. The hub is one of its own, in a folder of its own. Figures depend on what else the machine does,
processor seconds the least.

Usage: python bench/class_at_once.py [students, by default 40] [seconds over which they come, by default 0]
"""

import asyncio
import json
import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import aiohttp
import psutil

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

from local_hub import LocalHub
from student_server.footprint import memory, seconds
from students_at_once import browser_waits, sign_in

CASE = "06-recovery"
CONNECTIONS = 6  # that a browser opens to one host
ANSWERS = (
    {"states": {"s02": "chaos"}},
    {"states": {"s02": "chaos", "s03": "flow"}},
    {"states": {"s02": "chaos", "s03": "flow", "s04": "flow"}},
)


@dataclass
class Student:
    """One student, and the seconds since sign-in at which each step was done."""

    hub: LocalHub
    name: str
    done: dict[str, float] = field(default_factory=dict)
    saves: list[float] = field(default_factory=list)

    def mark(self, step: str) -> None:
        self.done[step] = time.monotonic() - self.began

    def url(self, path: str = "") -> str:
        return f"{self.hub.address}/user/{quote(self.name)}/{path}"

    async def come(self) -> None:
        """Do everything that a student does."""
        self.began = time.monotonic()
        jar = aiohttp.CookieJar(unsafe=True)  # cookies of an address in figures
        link = aiohttp.TCPConnector(limit_per_host=0)
        patience = aiohttp.ClientTimeout(total=600)
        async with aiohttp.ClientSession(
            cookie_jar=jar, connector=link, timeout=patience, raise_for_status=True
        ) as self.browser:
            self.kept: set[str] = set()
            await sign_in(self.browser, self.hub, self.name)
            await browser_waits(self.browser, self.hub, self.name)
            self.mark("ready")
            row = await self.begin()
            await self.answer(row["form"])

    async def page(self, url: str) -> tuple[str, str]:
        """Load a page with what a browser does not have yet: address of its connection, and its token."""
        async with self.browser.get(url) as got:
            text = await got.text()
        files = set(re.findall(r'(?:href|src)="([^"]*/static/[^"]*)"', text)) - self.kept
        self.kept |= files
        turn = asyncio.Semaphore(CONNECTIONS)

        async def load(file: str) -> None:
            async with turn, self.browser.get(self.origin + file) as got:
                await got.read()

        await asyncio.gather(*map(load, files))
        return (
            re.search(r'data-socket="([^"]*)"', text)[1],
            re.search(r'data-xsrf="([^"]*)"', text)[1],
        )

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.hub.port}"

    async def begin(self) -> dict:
        """Come to the desk, and press Begin."""
        socket, token = await self.page(self.url())
        async with self.browser.ws_connect(self.origin + socket, origin=self.origin) as link:
            await say(link, {"xsrf": token})
            self.mark("desk")
            begun = await say(link, {"content": {"verb": "begin", "id": CASE}})
        assert "refused" not in begun["content"], begun["content"]
        return next(row for row in begun["state"]["rows"] if row["id"] == CASE)

    async def answer(self, form: str) -> None:
        """Open the form, save three times, and hand in."""
        socket, token = await self.page(self.origin + form)
        async with self.browser.ws_connect(self.origin + socket, origin=self.origin) as link:
            await say(link, {"xsrf": token})
            self.mark("form")
            for number, answers in enumerate(ANSWERS, 1):
                began = time.monotonic()
                edit = {
                    "view": "w",
                    "n": number,
                    "after": ["w", number - 1] if number > 1 else None,
                }
                whole = {"schema": "ipnb.answers/1", "case": CASE, **answers}
                saved = await say(link, {"state": {"answers": whole, "edit": edit}})
                assert saved["state"]["status"]["save"] == "saved", saved
                self.saves.append(time.monotonic() - began)
            handed_in = await say(link, {"content": {"verb": "submit"}})
            assert "receipt" in handed_in["content"], handed_in["content"]
            self.mark("submitted")


async def say(link: aiohttp.ClientWebSocketResponse, message: dict) -> dict:
    """Say something to a page's state, and hear the answer."""
    await link.send_json(message)
    return json.loads((await link.receive(300)).data)


async def everybody(students: list[Student], over: float) -> list[BaseException | None]:
    """Let them come, evenly over so many seconds."""

    async def later(student: Student, pause: float) -> None:
        await asyncio.sleep(pause)
        await student.come()

    every = over / len(students)
    coming = (later(student, every * number) for number, student in enumerate(students))
    return await asyncio.gather(*coming, return_exceptions=True)


def at(values: list[float], part: float) -> float:
    """Return the value below which this part of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]


def servers_of(students: list[Student]) -> list[psutil.Process]:
    names = {student.name for student in students}
    return [
        process
        for process in students[0].hub.processes()
        if process.environ().get("JUPYTERHUB_USER") in names
    ]


def tell(students: list[Student], ends: list[BaseException | None], wall: float) -> None:
    """Print who got through, how long it took, and what it cost."""
    failed = [(s.name, end) for s, end in zip(students, ends, strict=True) if end is not None]
    for name, end in failed:
        print(f"FAILED {name}: {end!r}")
    print(
        f"{len(students)} students, {len(failed)} failed, {wall:.0f} s, load {os.getloadavg()[0]:.1f}"
    )
    print("| seconds from sign-in to | p50 | p95 | last |\n| --- | ---: | ---: | ---: |")
    for step in ("ready", "desk", "form", "submitted"):
        if times := [student.done[step] for student in students if step in student.done]:
            print(f"| {step} | {at(times, 0.5):.2f} | {at(times, 0.95):.2f} | {max(times):.2f} |")
    if saves := [one for student in students for one in student.saves]:
        print(f"| (a save) | {at(saves, 0.5):.3f} | {at(saves, 0.95):.3f} | {max(saves):.3f} |")
    servers, everything = servers_of(students), students[0].hub.processes()
    rest = [process for process in everything if process not in servers]
    number = len(students)
    print(
        f"memory a student {memory(servers) / number:.0f} MB; hub, proxy and book {memory(rest):.0f} MB"
    )
    print(
        f"processor a student: server {seconds(servers) / number:.2f} s, "
        f"hub and proxy {seconds(rest) / number:.2f} s, these students {time.process_time() / number:.2f} s"
    )


def main(number: int, over: float) -> None:
    """Start a hub, let a class come, and tell how it went."""
    names = [f"s{n:03}" for n in range(1, number + 1)]
    with tempfile.TemporaryDirectory() as folder:
        hub = LocalHub(Path(folder) / "state", IPNB_STUDENTS=" ".join(names)).start()
        try:
            assert hub.process.poll() is None, hub.said
            students = [Student(hub, name) for name in names]
            began = time.monotonic()
            ends = asyncio.run(everybody(students, over))
            tell(students, ends, time.monotonic() - began)
        finally:
            hub.stop()


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    main(int(given[0]) if given else 40, given[1] if len(given) > 1 else 0.0)
