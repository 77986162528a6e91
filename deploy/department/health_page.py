"""The page of the hub's health, for instructors: `/services/health/`, and the same as JSON below it.

A service of the hub. What it shows was written by the timer `ipnb-health`.
"""

import asyncio
import json
import os
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from urllib.parse import urlparse

from jupyterhub.services.auth import HubOAuthCallbackHandler, HubOAuthenticated
from jupyterhub.utils import url_path_join
from tornado.web import Application, RequestHandler, authenticated

from ipnb.term.doctor.hub import STALE
from ipnb.web import tokens

WORDS = {"ok": "As it should be", "fault": "Needs somebody", "unknown": "Not known"}
PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Health of the hub</title><link rel="icon" href="data:,"><style>{tokens}
:root {{ color-scheme: light dark; }}
body {{ background: var(--paper); color: var(--ink); font: 17px/1.6 var(--serif); margin: 0; }}
main {{ max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }}
h1 {{ font-size: 1.6rem; line-height: 1.3; }} a {{ color: var(--action); }}
dl {{ margin: 1.5rem 0; }} dl > div {{ margin: 1.1rem 0; overflow-wrap: anywhere; }}
dt {{ font: 600 1rem/1.4 var(--sans); }} dd {{ margin: .2rem 0 0; }}
.fault {{ border-left: 4px solid var(--action); padding-left: .8rem; }}
.state {{ font: .92rem/1.4 var(--sans); color: var(--soft); }}
</style></head><body><main><h1>Health of the hub</h1><p>{summary}</p><dl>{checks}</dl>
<p><a href="health.json">The same for programs (JSON)</a></p></main></body></html>"""
ITEM = '<div class="{state}"><dt>{what}</dt><dd>{said}</dd>{remedy}<dd class="state">{words}</dd></div>'


def page(told: dict, now: datetime) -> str:
    """Return the page for what was written."""
    faults = [check for check in told["checks"] if check["state"] == "fault"]
    at = datetime.fromisoformat(told["at"])
    summary = f"{len(faults)} of {len(told['checks'])} need somebody." if faults else "All is well."
    if now - at > STALE:
        summary += " But nobody has looked for a while: is the timer ipnb-health running?"
    items = "".join(
        ITEM.format(
            state=escape(check["state"]),
            what=escape(check["what"]),
            said=escape(check["said"]),
            remedy=f"<dd>{escape(check['remedy'])}</dd>" if check["remedy"] else "",
            words=WORDS[check["state"]],
        )
        for check in told["checks"]
    )
    return PAGE.format(
        tokens=tokens.css(),
        summary=escape(f"{summary} Looked at {at:%Y-%m-%d %H:%M} UTC."),
        checks=items,
    )


class HealthHandler(HubOAuthenticated, RequestHandler):
    """The page, or the JSON."""

    def set_default_headers(self):
        """Let nothing else in, and keep nothing."""
        self.set_header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        )
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")

    @authenticated
    def get(self, wants_json):
        """Show what was written last."""
        try:
            told = json.loads(Path(os.environ["IPNB_HEALTH"]).read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.set_status(503)
            self.finish(
                "Nobody has looked yet: ipnb-department health --write, or wait five minutes."
            )
            return
        if wants_json:
            self.finish(told)
        else:
            self.finish(page(told, datetime.now(UTC)))


async def serve() -> None:
    """Serve until the hub ends this."""
    prefix = os.environ["JUPYTERHUB_SERVICE_PREFIX"]
    handlers = [
        (url_path_join(prefix, "oauth_callback"), HubOAuthCallbackHandler),
        (f"{prefix}(health\\.json)?", HealthHandler),
    ]
    where = urlparse(os.environ["JUPYTERHUB_SERVICE_URL"])
    application = Application(handlers, cookie_secret=os.urandom(32))
    application.listen(where.port, where.hostname)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
