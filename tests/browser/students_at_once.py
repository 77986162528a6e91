"""Students as the hub sees them when a class arrives: signed in, waiting as the page does, at the desk."""

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import aiohttp


async def to_the_desk(hub, name: str) -> float:
    """Seconds from signing in to the desk, whole, as one student's browser would fetch it."""
    start = time.monotonic()
    jar = aiohttp.CookieJar(unsafe=True)  # cookies of an address in figures
    patience = aiohttp.ClientTimeout(total=600)
    async with aiohttp.ClientSession(
        cookie_jar=jar, timeout=patience, raise_for_status=True
    ) as browser:
        await sign_in(browser, hub, name)
        await browser_waits(browser, hub, name)
        place = f"{hub.address}/user/{quote(name, safe='@')}/"
        async with browser.get(place) as answer:
            page = await answer.text()
        assert "data-socket" in page, f"{name}: no desk"
        return time.monotonic() - start


async def sign_in(browser, hub, name: str) -> None:
    async with browser.get(f"{hub.address}/hub/login") as answer:
        token = (await answer.text()).split('name="_xsrf" value="')[1].split('"')[0]
    form = {"username": name, "password": hub.password(name), "_xsrf": token}
    async with browser.post(f"{hub.address}/hub/login", data=form) as answer:
        await answer.read()  # the hub has begun to start a server, or has one


async def browser_waits(browser, hub, name: str) -> None:
    """The page that says that a place is prepared listens to the hub until it is."""
    async with browser.get(f"{hub.address}/hub/spawn-pending/{quote(name)}") as page:
        text = await page.text()
    if "EventSource" not in text:
        return  # the server was quicker
    stream = json.loads(text.split("new EventSource(")[1].split(");")[0])
    async with browser.get(
        hub.address.removesuffix(hub.settings.get("IPNB_PREFIX", "")) + stream
    ) as events:
        async for line in events.content:
            if line.startswith(b"data:") and json.loads(line[5:]).get("ready"):
                return
    raise AssertionError(f"{name}: the hub stopped telling before the server was ready")


def all_at_once(hub, names: list[str]) -> list[float]:
    """Everybody at the same moment; how long each waited, shortest first."""

    async def together():
        return await asyncio.gather(
            *(to_the_desk(hub, name) for name in names), return_exceptions=True
        )

    with ThreadPoolExecutor(1) as apart:  # this thread may have a loop of its own, the browser's
        waited = apart.submit(asyncio.run, together()).result()
    failed = {
        name: repr(end)
        for name, end in zip(names, waited, strict=True)
        if not isinstance(end, float)
    }
    assert not failed, failed
    return sorted(waited)
