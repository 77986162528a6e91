"""The hub hears that somebody was there, and a server that nobody uses ends."""

import asyncio
import json

from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, RequestHandler

from ipnb.student_server.activity import Activity, end_when_idle, report


class Ear(RequestHandler):
    """The place where a hub hears of activity; the first time it has no time."""

    def post(self):
        heard = self.settings["heard"]
        heard.append((self.request.headers["Authorization"], json.loads(self.request.body)))
        if len(heard) == 1:
            self.send_error(503)


def test_the_hub_hears_of_each_time_once_and_again_after_a_failure(finish):
    """Would the hub put away a server that is used, because it was busy for a moment?"""

    async def listen():
        heard = []
        socket, port = bind_unused_port()
        server = HTTPServer(Application([("/activity", Ear)], heard=heard))
        server.add_socket(socket)
        activity = Activity()
        address = f"http://127.0.0.1:{port}/activity"
        telling = asyncio.create_task(report(activity, address, "", "secret", 0.05))
        while len(heard) < 2:
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.3)
        quiet = len(heard)
        activity.touch()
        while len(heard) == quiet:
            await asyncio.sleep(0.02)
        telling.cancel()
        server.stop()
        return heard, quiet

    heard, quiet = finish(asyncio.wait_for(listen(), 10))
    assert quiet == 2
    (token, body), again = heard[0], heard[2][1]
    assert token == "token secret"
    assert body["last_activity"] == body["servers"][""]["last_activity"] < again["last_activity"]
    assert body["last_activity"].endswith("Z")


def test_nobody_there_for_long_ends_it_and_somebody_there_does_not(finish):
    """Is a server taken from under a reader, or kept for ever?"""

    async def wait():
        activity, ended = Activity(), asyncio.Event()
        waiting = asyncio.create_task(end_when_idle(activity, 0.4, ended.set))
        for _ in range(4):
            await asyncio.sleep(0.2)
            activity.touch()
        in_use = ended.is_set()
        await asyncio.wait_for(ended.wait(), 5)
        await waiting
        never = asyncio.Event()
        await asyncio.wait_for(end_when_idle(activity, 0, never.set), 1)
        return in_use, never.is_set()

    assert finish(wait()) == (False, False)
