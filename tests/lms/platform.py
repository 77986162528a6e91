"""A learning platform for tests, in LTI 1.3's own words: launches, deep links, tokens, columns and scores.

It signs with a key of its own, and looks at what the tool has signed, over real HTTP on loopback. What it is
to do wrong is said beforehand: `shift` moves its clock, `signs_with` is another key, `failures` are answers
that come before the real one.
"""

import html
import json
import re
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from jwcrypto.jwk import JWK

LTI = "https://purl.imsglobal.org/spec/lti/claim/"
DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/"
GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
SCOPES = [
    "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
    "https://purl.imsglobal.org/spec/lti-ags/scope/score",
]
ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership"
LEARNER, INSTRUCTOR = f"{ROLE}#Learner", f"{ROLE}#Instructor"
CLIENT, DEPLOYMENT, COURSE = "tool-1", "deployment-1", "course-7"


def new_key() -> JWK:
    """Draw a key."""
    key = JWK.generate(kty="RSA", size=2048)
    key.update(kid=key.thumbprint(), alg="RS256", use="sig")
    return key


@cache
def platform_key() -> JWK:
    """Return the one key of every platform of a test run: drawing one takes a while."""
    return new_key()


@dataclass
class LearningPlatform:
    """What the platform knows, and what was done to it."""

    key: JWK = field(default_factory=platform_key)
    signs_with: JWK | None = None
    #: seconds by which its clock is ahead
    shift: float = 0.0
    #: path -> answers that come first
    failures: dict[str, list[int]] = field(default_factory=dict)
    page_size: int = 100
    columns: list[dict[str, Any]] = field(default_factory=list)
    #: (column, user) -> scores as they came
    scores: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    links: list[dict[str, Any]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    #: the tool's public keys; fetched from `tool_keys` if that is an address
    tool_keys: Any = None
    launch_as: dict[str, Any] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    #: scopes, a token's each
    asked_for: list[str] = field(default_factory=list)
    address: str = ""

    def start(self) -> "LearningPlatform":
        """Serve on a free port of loopback."""
        platform = self

        class Handler(_Handler):
            of = platform

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        serve = self._server.serve_forever
        threading.Thread(target=serve, args=(0.02,), daemon=True).start()
        return self

    def stop(self) -> None:
        """Answer nobody any more."""
        self._server.shutdown()
        self._server.server_close()

    def settings(self) -> dict[str, str]:
        """Return what a department writes of the platform under ``[sign_in]``."""
        return {
            "issuer": self.address,
            "client_id": CLIENT,
            "deployment_id": DEPLOYMENT,
            "authorize_url": f"{self.address}/authorize",
            "token_url": f"{self.address}/token",
            "jwks_url": f"{self.address}/jwks",
        }

    def claims(self, nonce: str, **changed: Any) -> dict[str, Any]:
        """Return what a launch says; `launch_as` and ``changed`` go before what stands here."""
        now = time.time() + self.shift
        said = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "user-1",
            "iat": int(now),
            "exp": int(now) + 300,
            "nonce": nonce,
            "given_name": "Ada",
            "family_name": "Lovelace",
            "email": "ada@example.org",
            f"{LTI}version": "1.3.0",
            f"{LTI}deployment_id": DEPLOYMENT,
            f"{LTI}message_type": "LtiResourceLinkRequest",
            f"{LTI}target_link_uri": "https://hub.example/",
            f"{LTI}roles": [LEARNER],
            f"{LTI}resource_link": {"id": "link-1"},
            f"{LTI}context": {"id": COURSE, "label": "IPNB", "title": "Course seven"},
            GRADES: {"scope": SCOPES, "lineitems": f"{self.address}/columns?type=1"},
        }
        return {**said, **self.launch_as, **changed}

    def deep_link_claims(self) -> dict[str, Any]:
        """Return what changes where a teacher is asked for a link."""
        return {
            f"{LTI}message_type": "LtiDeepLinkingRequest",
            f"{LTI}roles": [INSTRUCTOR],
            f"{DEEP_LINKING}deep_linking_settings": {
                "deep_link_return_url": f"{self.address}/links",
                "accept_types": ["ltiResourceLink"],
                "accept_presentation_document_targets": ["window"],
                "data": "word-of-the-platform",
            },
        }

    def sign(self, claims: dict[str, Any]) -> str:
        """Sign a message."""
        key = self.signs_with or self.key
        pem = key.export_to_pem(private_key=True, password=None)
        return jwt.encode(claims, pem, algorithm="RS256", headers={"kid": self.key["kid"]})

    def checked(self, token: str, audience: str) -> dict[str, Any]:
        """Return what the tool signed, by its public keys."""
        keys = self.tool_keys
        if isinstance(keys, str):
            key = jwt.PyJWKClient(keys).get_signing_key_from_jwt(token).key
        else:
            key = jwt.PyJWKSet.from_dict(keys).keys[0].key
        return jwt.decode(token, key, algorithms=["RS256"], audience=audience, issuer=CLIENT)


class _Handler(BaseHTTPRequestHandler):
    of: LearningPlatform

    def log_message(self, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self.of.requests.append(f"{self.command} {parts.path}")
        if waiting := self.of.failures.get(parts.path):
            self._send(waiting.pop(0), {"error": "not now"})
            return
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        form = {name: values[0] for name, values in parse_qs(body).items()}
        if parts.path == "/jwks":
            self._send(200, {"keys": [self.of.key.export_public(as_dict=True)]})
        elif parts.path == "/authorize":
            self._authorize(query)
        elif parts.path == "/token":
            self._token(form)
        elif parts.path == "/links":
            self.of.links.append(self.of.checked(form["JWT"], self.of.address))
            self._send_page("<h1>The link is made</h1>")
        elif self.headers.get("Authorization", "").removeprefix("Bearer ") not in self.of.tokens:
            self._send(401, {"error": "no token"})
        elif parts.path == "/columns":
            self._columns(query, body)
        elif match := re.fullmatch(r"(/columns/\d+)/scores", parts.path):
            self._score(f"{self.of.address}{match[1]}?type=1", json.loads(body))
        else:
            self._send(404, {"error": "no such place"})

    def _authorize(self, query: dict[str, str]) -> None:
        token = self.of.sign(self.of.claims(query["nonce"]))
        fields = {"id_token": token, "state": query["state"]}
        inputs = "".join(
            f'<input type="hidden" name="{name}" value="{html.escape(value)}">'
            for name, value in fields.items()
        )
        target = html.escape(query["redirect_uri"])
        self._send_page(
            f'<form method="post" action="{target}">{inputs}</form>'
            "<script>document.forms[0].submit()</script>"
        )

    def _token(self, form: dict[str, str]) -> None:
        try:
            self.of.checked(form["client_assertion"], f"{self.of.address}/token")
        except jwt.PyJWTError as problem:
            self._send(401, {"error": str(problem)})
            return
        word = f"token-{len(self.of.tokens)}"
        self.of.tokens.add(word)
        self.of.asked_for.append(form["scope"])
        self._send(200, {"access_token": word, "token_type": "Bearer", "scope": form["scope"]})

    def _columns(self, query: dict[str, str], body: str) -> None:
        if self.command == "POST":
            column = json.loads(body)
            column["id"] = f"{self.of.address}/columns/{len(self.of.columns)}?type=1"
            self.of.columns.append(column)
            self._send(201, column)
            return
        start = int(query.get("from", "0"))
        end = start + self.of.page_size
        more = {}
        if end < len(self.of.columns):
            # an address in which capital letters matter
            following = urlencode({**query, "from": end, "Bookmark": "AbC"})
            more = {"Link": f'<{self.of.address}/columns?{following}>; rel="next"'}
        if query.get("Bookmark", "AbC") != "AbC" or "bookmark" in query:
            self._send(404, {"error": "no such page"})
            return
        self._send(200, self.of.columns[start:end], more)

    def _score(self, column: str, score: dict[str, Any]) -> None:
        known = self.of.scores.setdefault((column, score["userId"]), [])
        if known and known[-1]["timestamp"] >= score["timestamp"]:
            self._send(409, {"error": "not newer"})
            return
        known.append(score)
        self._send(200, {})

    def _send(self, status: int, content: Any, more: dict[str, str] | None = None) -> None:
        self._write(status, "application/json", json.dumps(content).encode(), more or {})

    def _send_page(self, page: str) -> None:
        self._write(200, "text/html; charset=utf-8", page.encode(), {})

    def _write(self, status: int, kind: str, body: bytes, more: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
