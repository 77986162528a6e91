"""A page's connection without a browser."""

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor

from requests import Request, Session
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect


def token_of(hub, user: str, visitor: Session, path: str = "") -> str:
    """The token that stands in a page."""
    return re.search(r'data-xsrf="([^"]*)"', visitor.get(hub.url(user, path)).text)[1]


def request_for(hub, user: str, visitor: Session, path: str, **headers: str) -> HTTPRequest:
    """What a browser asks with; ``headers`` in place of its own."""
    page = visitor.prepare_request(Request("GET", hub.url(user)))
    own = {"Cookie": page.headers.get("Cookie", ""), "Origin": hub.address, **headers}
    address = hub.url(user, f"socket/{path}").replace("http", "ws", 1)
    return HTTPRequest(address, headers=own)


def talk(request: HTTPRequest, *messages: object) -> list:
    """Say these one after the other; what comes back, or the code of its end. A function is called first."""

    async def all_of_it():
        socket = await websocket_connect(request)
        heard = []
        for given in messages:
            message = given() if callable(given) else given
            text = message if isinstance(message, str) else json.dumps(message)
            await socket.write_message(text)
            answer = await asyncio.wait_for(socket.read_message(), 20)
            if answer is None:
                heard.append(socket.close_code)
                break
            heard.append(json.loads(answer))
        socket.close()
        return heard

    with ThreadPoolExecutor(1) as apart:  # this thread may have a loop of its own, the browser's
        return apart.submit(lambda: asyncio.run(all_of_it())).result()
