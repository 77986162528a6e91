"""Puts the server together, and serves until the hub says that it is enough or nobody was there for long."""

import asyncio
import contextlib
import logging
import os
import re
import secrets
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jupyterhub.httpclient import JupyterHubHTTPClient
from jupyterhub.services.auth import HubOAuth
from jupyterhub.utils import make_ssl_context
from tornado.web import Application, RequestHandler

from ipnb.student_server.activity import Activity, end_when_idle, report
from ipnb.student_server.assets import AssetHandler
from ipnb.student_server.page_socket import MOST_BYTES, PING_SECONDS, PageSocket
from ipnb.student_server.pages import PAGES, NothingHandler
from ipnb.student_server.settings import Settings, WrongSettings
from ipnb.student_server.signed_in import CallbackHandler

HERE = Path(__file__).parent
LOG = logging.getLogger("ipnb.student_server")
GOING_AWAY = 1001


def make_application(course: Settings, workers: ThreadPoolExecutor) -> Application:
    """Make the server, which then has to listen.

    Parameters
    ----------
    course : Settings
        Where it stands, and for whom.
    workers : ThreadPoolExecutor
        Who waits for the disk.
    """
    places = {
        **PAGES,
        "oauth_callback": CallbackHandler,
        "static/([0-9a-f]+)/(.+)": AssetHandler,
        "socket/(desk|form/.+)": PageSocket,
    }
    prefix = re.escape(course.prefix)
    return Application(
        [(f"{prefix}{place}", handler) for place, handler in places.items()],
        default_handler_class=NothingHandler,
        template_path=str(HERE / "templates"),
        compress_response=True,
        # a cookie of before a restart means nothing: the hub forgets its token as well
        cookie_secret=secrets.token_bytes(32),
        xsrf_cookie_kwargs={"samesite": "Lax"},
        log_function=log_request,
        websocket_ping_interval=PING_SECONDS,
        websocket_max_message_size=MOST_BYTES,
        course=course,
        workers=workers,
        activity=Activity(),
        sockets=set(),
    )


def log_request(handler: RequestHandler) -> None:
    """Write a line for a request: its path without what may follow, which can hold a token."""
    status = handler.get_status()
    level = logging.INFO if status < 400 else logging.WARNING if status < 500 else logging.ERROR
    if status < 400 and "/static/" in handler.request.path:
        level = logging.DEBUG
    seconds = handler.request.request_time()
    request = handler.request
    LOG.log(level, "%d %s %s %.0f ms", status, request.method, request.path, 1000 * seconds)


async def serve(course: Settings) -> None:
    """Listen until a signal, or until nobody was there for long."""
    workers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="disk")
    application = make_application(course, workers)
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    server = application.listen(
        course.port, course.host, xheaders=True, ssl_options=ssl_options(), max_body_size=MOST_BYTES
    )
    LOG.info("Serving %s at %s:%d%s", course.home, course.host, course.port, course.prefix)
    activity = application.settings["activity"]
    tasks = [asyncio.create_task(end_when_idle(activity, course.idle_seconds, ended.set))]
    if course.activity_address:
        told = course.activity_address, course.server, HubOAuth.instance().api_token
        tasks.append(asyncio.create_task(report(activity, *told, course.report_seconds)))
    await ended.wait()
    server.stop()
    for socket in list(application.settings["sockets"]):
        socket.close(GOING_AWAY)
    for task in tasks:
        task.cancel()
    # what a page has sent is on disk before this ends
    await asyncio.to_thread(workers.shutdown)
    await server.close_all_connections()
    await JupyterHubHTTPClient.loop_instance().close()


def ssl_options() -> object:
    """Return the certificate with which the hub wants to be answered; None where it asks for none."""
    names = (f"JUPYTERHUB_SSL_{name}" for name in ("KEYFILE", "CERTFILE", "CLIENT_CA"))
    key, certificate, authority = (os.environ.get(name, "") for name in names)
    return make_ssl_context(key, certificate, cafile=authority) if certificate else None


def main() -> None:
    """Serve as the hub's environment says."""
    logging.basicConfig(
        level=logging.INFO, format="[%(levelname).1s %(asctime)s %(name)s] %(message)s"
    )
    # at this level it tells of every cookie
    logging.getLogger("tornado.application").setLevel(logging.WARNING)
    try:
        course = Settings.from_environment(os.environ)
    except WrongSettings as problem:
        sys.exit(str(problem))
    # desk and form ask where they are served
    os.environ["IPNB_STUDENT_SERVER"] = course.prefix
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(course))
